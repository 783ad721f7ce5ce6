import { expect, it } from 'vitest'
import { endedMedia, withoutMedia } from '../../../content/rules/consent.ts'
import { undatedAt } from '../../../content/rules/horizon.ts'
import { publicKinds } from '../../../content/model/snapshot.ts'
import { build } from '../builders.ts'
import { snapshotAt } from '../resolved.ts'

it('dates are told from yesterday to day 100 and at no other time, whatever the clock says', () => {
  const snapshot = snapshotAt('2026-10-05T10:00Z')
  const at = (instant: string) => undatedAt(snapshot, Date.parse(instant))
  expect(at('1970-01-01T00:00Z')).toBe('clock')
  expect(at('2026-10-03T21:59:59Z')).toBe('clock')
  expect(at('2026-10-03T22:00Z')).toBeUndefined()
  expect(at('2027-01-13T22:59:59Z')).toBeUndefined()
  expect(at('2027-01-13T23:00Z')).toBe('horizon')
  expect(at('2027-10-05T10:00Z')).toBe('horizon')
})

it('a picture whose consent ends goes from a lonely screen on the day on which the server would take it down', () => {
  const items = {
    media: [build('media', { id: 'asked', consentUntil: '2026-11-01' }), build('media', { id: 'own' })],
    places: [
      build('places', { image: 'asked', people: [{ id: 'maria', name: 'Maria', role: { de: 'Beratung' }, photo: 'asked' }] }),
    ],
    offers: [build('offers', { image: 'asked' })],
    events: [build('events', { image: 'asked', recurrence: { rule: 'FREQ=WEEKLY' } })],
    notices: [build('notices', { image: 'asked', from: '2026-10-05', until: '2026-12-01' })],
    slides: [build('slides', { id: 'face', template: 'image', image: 'asked' }), build('slides', { id: 'sofa', image: 'own' })],
  }
  const kept = snapshotAt('2026-10-05T10:00Z', items)
  for (const [instant, ended] of [
    ['2026-11-01T22:59:59Z', []],
    ['2026-11-01T23:00Z', ['asked']],
    ['2026-12-24T10:00Z', ['asked']],
  ] as const) {
    expect(endedMedia(kept, Date.parse(instant))).toEqual(ended)
    const shown = withoutMedia(kept, ended)
    const fresh = snapshotAt(instant, items)
    for (const kind of publicKinds.filter((each) => each !== 'notices' || instant < '2026-12')) {
      expect(JSON.parse(JSON.stringify(shown[kind]))).toEqual(JSON.parse(JSON.stringify(fresh[kind])))
    }
  }
})
