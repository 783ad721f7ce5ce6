/**
 * The moments at which clocks and calendars go wrong, and what is true then in Berlin. One table for the resolver, the screens and the
 * staff's preview: each is asked the same.
 */

const text = (de: string) => ({ de })
const cost = { kind: 'free' }
const event = (id: string, title: string, start: string, end: string, fields: object = {}) => ({
  id,
  status: 'published',
  title: text(title),
  place: 'zukunftszentrum',
  cost,
  start,
  end,
  ...fields,
})

export const momentEvents = [
  event('wache', 'Nachtwache am Feuer', '2026-01-03T23:00', '2026-01-04T03:30', { recurrence: { rule: 'FREQ=WEEKLY' } }),
  event('sterne', 'Sterne um halb drei', '2026-01-25T02:30', '2026-01-25T05:00', {
    recurrence: { rule: 'FREQ=MONTHLY;BYDAY=-1SU' },
  }),
  event('brunch', 'Brunch', '2026-01-04T10:00', '2026-01-04T12:00', {
    recurrence: { rule: 'FREQ=WEEKLY' },
    changes: ['2026-03-29T10:00', '2026-10-25T10:00'].map((original, index) => ({
      id: `c${index}`,
      original,
      cancelled: true,
      reason: text('Der Herd ist kaputt.'),
    })),
  }),
  event('bilder', 'Bilder aus der Nachbarschaft', '2026-02-01', '2027-02-28', { allDay: true }),
  event('hinueber', 'Hinüber ins neue Jahr', '2026-12-31T22:00', '2027-01-01T02:00'),
  event('spaziergang', 'Neujahrsspaziergang', '2027-01-01T15:00', '2027-01-01T16:30'),
]

/** The house's own hours: a night over both clock changes and every midnight of a weekend. */
export const momentHours = {
  hours: [
    { days: ['MO', 'TU', 'WE', 'TH', 'FR'], from: '09:00', until: '18:00' },
    { days: ['SA'], from: '22:00', until: '04:00' },
    { days: ['TH'], from: '18:00', until: '20:00', byAppointment: true },
  ],
  specialDays: [{ id: 'turn', from: '2026-12-31', slots: [{ from: '20:00', until: '00:30' }], reason: text('Silvester') }],
  closedOnHolidays: true,
}

export interface MomentInTime {
  name: string
  /** UTC. */
  at: string
  /** The wall clock, as the screens show it. */
  clock: string
  date: string
  now: string[]
  /** `~` before what is cancelled. */
  later: string[]
  running: string[]
  /** Of the house's door. */
  door: string
}

const running = ['Bilder aus der Nachbarschaft']

export const moments: MomentInTime[] = [
  {
    name: 'a minute before the spring Sunday',
    at: '2026-03-28T22:59:00Z',
    clock: '23:59',
    date: '2026-03-28',
    now: ['Nachtwache am Feuer'],
    later: [],
    running,
    door: 'geöffnet bis 04:00 Uhr',
  },
  {
    name: 'as the spring Sunday begins',
    at: '2026-03-28T23:00:00Z',
    clock: '00:00',
    date: '2026-03-29',
    now: ['Nachtwache am Feuer'],
    later: ['Sterne um halb drei', '~Brunch'],
    running,
    door: 'geöffnet bis 04:00 Uhr',
  },
  {
    name: 'a minute before the clocks go forward',
    at: '2026-03-29T00:59:00Z',
    clock: '01:59',
    date: '2026-03-29',
    now: ['Nachtwache am Feuer'],
    later: ['Sterne um halb drei', '~Brunch'],
    running,
    door: 'geöffnet bis 04:00 Uhr',
  },
  {
    name: 'as they have gone forward',
    at: '2026-03-29T01:00:00Z',
    clock: '03:00',
    date: '2026-03-29',
    now: ['Nachtwache am Feuer'],
    later: ['Sterne um halb drei', '~Brunch'],
    running,
    door: 'geöffnet bis 04:00 Uhr',
  },
  {
    name: 'when the hour that was left out is made up for',
    at: '2026-03-29T01:30:00Z',
    clock: '03:30',
    date: '2026-03-29',
    now: ['Sterne um halb drei'],
    later: ['~Brunch'],
    running,
    door: 'schließt in 30 Minuten',
  },
  {
    name: 'while a cancelled date would take place',
    at: '2026-03-29T09:59:00Z',
    clock: '11:59',
    date: '2026-03-29',
    now: ['~Brunch'],
    later: [],
    running,
    door: 'öffnet morgen um 09:00 Uhr',
  },
  {
    name: 'when it would be over',
    at: '2026-03-29T10:00:00Z',
    clock: '12:00',
    date: '2026-03-29',
    now: [],
    later: [],
    running,
    door: 'öffnet morgen um 09:00 Uhr',
  },
  {
    name: 'at half past two for the first time',
    at: '2026-10-25T00:30:00Z',
    clock: '02:30',
    date: '2026-10-25',
    now: ['Nachtwache am Feuer', 'Sterne um halb drei'],
    later: ['~Brunch'],
    running,
    door: 'geöffnet bis 04:00 Uhr',
  },
  {
    name: 'at half past two for the second time',
    at: '2026-10-25T01:30:00Z',
    clock: '02:30',
    date: '2026-10-25',
    now: ['Nachtwache am Feuer', 'Sterne um halb drei'],
    later: ['~Brunch'],
    running,
    door: 'geöffnet bis 04:00 Uhr',
  },
  {
    name: 'a minute before the year ends',
    at: '2026-12-31T22:59:00Z',
    clock: '23:59',
    date: '2026-12-31',
    now: ['Hinüber ins neue Jahr'],
    later: [],
    running,
    door: 'geöffnet bis 00:30 Uhr',
  },
  {
    name: 'as the year begins',
    at: '2026-12-31T23:00:00Z',
    clock: '00:00',
    date: '2027-01-01',
    now: ['Hinüber ins neue Jahr'],
    later: ['Neujahrsspaziergang'],
    running,
    door: 'schließt in 30 Minuten',
  },
]
