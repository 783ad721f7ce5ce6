import { expect, it } from 'vitest'
import { rowsBetween } from '../../../content/rules/occurrences.ts'
import { build } from '../builders.ts'
import { snapshotAt } from '../resolved.ts'

const places = [
  build('places', { id: 'hall' }),
  build('places', { id: 'yard' }),
  build('places', { id: 'cellar', status: 'draft' }),
]

/** Where the one date of an event at the hall, in room "Saal 1", is shown. */
const whereWith = (change: Record<string, unknown>, event: Record<string, unknown> = {}) => {
  const changes = [{ id: 'a', original: '2026-01-06T18:00', ...change }]
  const snapshot = snapshotAt('2026-01-06T09:00:00Z', {
    places,
    events: [build('events', { place: 'hall', room: { de: 'Saal 1' }, changes, ...event })],
  })
  const [{ place, room }] = rowsBetween(snapshot, 0, Infinity) as [ReturnType<typeof rowsBetween>[number]]
  return [place, room?.['de']]
}

it.each([
  ['as its event is, where it says nothing', {}, ['hall', 'Saal 1']],
  ['in another room of the same place', { room: { de: 'Küche' } }, ['hall', 'Küche']],
  ['in no room of another place, unless it names one', { place: 'yard' }, ['yard', undefined]],
  ['in the room it names at another place', { place: 'yard', room: { de: 'Laube' } }, ['yard', 'Laube']],
  ['in the room of its event, where it names the same place again', { place: 'hall' }, ['hall', 'Saal 1']],
  ['at none of our places, and not in our room either', { elsewhere: true, room: { de: 'Stadtpark' } }, [undefined, 'Stadtpark']],
  [
    'nowhere, where its own place is not public: not at the place where nobody will be',
    { place: 'cellar' },
    [undefined, undefined],
  ],
])('a date is %s', (_, change, where) => {
  expect(whereWith(change)).toEqual(where)
})

it('a date of an event that is elsewhere has a place of ours where it names one', () => {
  expect(whereWith({ place: 'yard' }, { place: undefined, room: { de: 'Stadtpark' } })).toEqual(['yard', undefined])
})
