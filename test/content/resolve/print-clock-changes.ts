import { resolveToday } from '../../../content/rules/occurrences.ts'
import { openStateAt } from '../../../content/rules/open.ts'
import { build } from '../builders.ts'
import { snapshotAt, tell } from '../resolved.ts'

/** Run by clock-changes.test.ts in a process of its own, under another TZ: prints what the two nights come to. */

/** Of every kind that has to do with time one item and more, so that all of the timeline is compared. */
const items = {
  centre: [
    build('centre', {
      schoolHolidays: [
        { id: 'easter', name: { de: 'Osterferien' }, from: '2026-03-23', until: '2026-04-07' },
        { id: 'autumn', name: { de: 'Herbstferien' }, from: '2026-10-12', until: '2026-10-24' },
      ],
    }),
  ],
  places: [
    build('places', { hours: [{ days: ['SA', 'SU'], from: '22:00', until: '04:00' }] }),
    build('places', {
      id: 'cellar',
      hours: [{ days: ['SU', 'MO'], from: '02:15', until: '02:45' }],
      specialDays: [
        { id: 'spring', from: '2026-03-29', slots: [{ from: '01:00', until: '24:00' }], reason: { de: 'Die Nacht ist kurz.' } },
        { id: 'autumn', from: '2026-10-25', until: '2026-10-26' },
      ],
      closedOnHolidays: true,
    }),
  ],
  offers: [
    build('offers', {
      hours: [{ days: ['SU'], from: '01:30', until: '03:30' }],
      specialDays: [{ id: 's1', from: '2026-11-01' }],
    }),
  ],
  notices: [
    build('notices', { from: '2026-03-01', until: '2026-10-25' }),
    build('notices', { id: 'gap', from: '2026-03-29T02:30', until: '2026-10-25T02:30' }),
  ],
  alerts: [build('alerts', { from: '2026-03-29T01:59', until: '2026-03-29T03:00' })],
  slides: [build('slides', { from: '2026-03-29', until: '2026-10-25T02:00' }), build('slides', { id: 'ever', template: 'week' })],
  screens: [
    build('screens', {
      playlists: [
        { id: 'night', playlist: 'all', days: ['SA', 'SU'], from: '23:00', until: '02:30' },
        { id: 'always', playlist: 'all' },
      ],
      onHours: [{ days: ['SA', 'SU'], from: '06:00', until: '02:30' }],
    }),
  ],
  playlists: [build('playlists')],
  surveys: [build('surveys', { from: '2026-03-29', until: '2026-10-25' })],
  media: [build('media', { consentUntil: '2026-10-25' })],
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
    build('events', {
      id: 'abroad',
      start: '2026-01-06T12:00',
      duration: 'PT90M',
      end: undefined,
      timeZone: 'America/New_York',
      recurrence: { rule: 'FREQ=WEEKLY', dates: ['2026-10-25T01:30'] },
    }),
    build('events', {
      id: 'daily',
      start: '2026-01-01T02:00',
      end: '2026-01-01T03:00',
      recurrence: { rule: 'FREQ=DAILY' },
      skip: ['holidays', 'school-holidays'],
      excludedDates: ['2026-10-26', '2026-10-27T02:00'],
      changes: [
        { id: 'c1', original: '2026-11-02T02:00', start: '2026-11-02T23:30', end: '2026-11-03T00:30' },
        { id: 'c2', original: '2026-11-03T02:00', cancelled: true },
      ],
    }),
  ],
}

const nights = ['2026-03-29T00:30:00Z', '2026-10-25T00:30:00Z'].map((instant) => {
  const at = Date.parse(instant)
  const snapshot = snapshotAt(instant, items)
  const { date, now, later } = resolveToday(snapshot, at)
  const rows = [...now, ...later]
    .filter(({ event }) => ['night', 'sunday', 'half-past-two'].includes(event.id))
    .map(({ event, occurrence }) => `${event.id} ${tell(occurrence)} ${(occurrence.end - occurrence.start) / 3_600_000} h`)
  const door = openStateAt(snapshot, 'places', 'hall', at)
  return { date, rows, days: snapshot.timeline.days.slice(1, 3), until: door?.open ? door.until.time : undefined, snapshot }
})

console.log(JSON.stringify({ minutesFromUtc: new Date(2026, 0, 1).getTimezoneOffset(), nights }))
