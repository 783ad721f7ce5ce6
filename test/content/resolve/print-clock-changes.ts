import { resolveToday } from '../../../content/rules/occurrences.ts'
import { openStateAt } from '../../../content/rules/open.ts'
import { build } from '../builders.ts'
import { snapshotAt, tell } from '../resolved.ts'

/** Run by clock-changes.test.ts in a process of its own, under another TZ: prints what the two nights come to. */

const items = {
  places: [build('places', { hours: [{ days: ['SA', 'SU'], from: '22:00', until: '04:00' }] })],
  notices: [build('notices', { from: '2026-03-01', until: '2026-10-25' })],
  events: [
    build('events', { id: 'night', start: '2026-01-03T23:00', end: '2026-01-04T03:30', recurrence: { rule: 'FREQ=WEEKLY' } }),
    build('events', {
      id: 'half-past-two',
      start: '2026-01-04T02:30',
      end: '2026-01-04T05:00',
      recurrence: { rule: 'FREQ=MONTHLY;BYDAY=-1SU' },
    }),
    build('events', {
      id: 'sunday',
      start: '2026-01-04',
      end: undefined,
      recurrence: { rule: 'FREQ=WEEKLY;BYDAY=SU;UNTIL=20261231T230000Z' },
    }),
  ],
}

const nights = ['2026-03-29T00:30:00Z', '2026-10-25T00:30:00Z'].map((instant) => {
  const at = Date.parse(instant)
  const snapshot = snapshotAt(instant, items)
  const { date, now, later } = resolveToday(snapshot, at)
  const rows = [...now, ...later].map(
    ({ event, occurrence }) => `${event.id} ${tell(occurrence)} ${(occurrence.end - occurrence.start) / 3_600_000} h`,
  )
  const door = openStateAt(snapshot, 'places', 'hall', at)
  return { date, rows, days: snapshot.timeline.days.slice(1, 3), until: door?.open ? door.until.time : undefined, snapshot }
})

console.log(JSON.stringify({ minutesFromUtc: new Date(2026, 0, 1).getTimezoneOffset(), nights }))
