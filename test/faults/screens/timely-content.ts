import { makeContentFolder, readItems, writeItems } from '../../browser/own-content.ts'

/** A winter in which everything that can happen to a date happens, from the first days of October to the last of March. */

const text = (de: string) => ({ de })
const reason = text
const cost = { kind: 'free' }
const event = (id: string, title: string, fields: object) => ({
  id,
  status: 'published',
  title: text(title),
  place: 'haus',
  cost,
  ...fields,
})

const events = [
  event('chor', 'Offener Chor', {
    start: '2026-09-07T19:00',
    end: '2026-09-07T20:30',
    recurrence: { rule: 'FREQ=WEEKLY' },
    skip: ['school-holidays'],
    offer: 'singen',
  }),
  event('kurs', 'Deutschkurs', {
    start: '2026-09-01T09:00',
    end: '2026-09-01T10:30',
    recurrence: { rule: 'FREQ=WEEKLY;BYDAY=TU,TH' },
    skip: ['holidays', 'school-holidays'],
    excludedDates: ['2026-11-17', '2027-02-09T09:00'],
    offer: 'beratung',
  }),
  event('mittag', 'Mittagstisch', {
    start: '2026-09-01T12:00',
    end: '2026-09-01T13:00',
    recurrence: { rule: 'FREQ=DAILY' },
    skip: ['holidays'],
    cost: { kind: 'paid', text: text('4 Euro') },
    changes: [
      { id: 'c1', original: '2026-10-24T12:00', cancelled: true, reason: reason('Die Küche wird gestrichen.') },
      { id: 'c2', original: '2026-10-27T12:00', start: '2026-10-28T17:30', end: '2026-10-28T19:00', place: 'turm' },
      { id: 'c3', original: '2026-12-31T12:00', cancelled: true, reason: reason('Silvester bleibt die Küche kalt.') },
      { id: 'c4', original: '2027-01-05T12:00', start: '2027-01-05T13:15', reason: reason('Später wegen Glatteis.') },
      { id: 'c5', original: '2027-03-01T12:00', place: 'turm', room: text('Turmzimmer') },
      { id: 'c6', original: '2027-03-28T12:00', cancelled: true, reason: reason('Ostern.') },
    ],
  }),
  event('nacht', 'Spieleabend bis in die Nacht', {
    start: '2026-09-04T22:30',
    end: '2026-09-05T02:30',
    recurrence: { rule: 'FREQ=WEEKLY;BYDAY=FR,SA' },
    place: 'turm',
  }),
  event('wache', 'Nachtwache am Feuer', {
    start: '2026-09-06T02:30',
    end: '2026-09-06T04:00',
    recurrence: { rule: 'FREQ=WEEKLY;BYDAY=SU' },
    place: 'turm',
  }),
  event('markt', 'Flohmarkt', {
    start: '2026-09-05T10:00',
    end: '2026-09-05T16:00',
    recurrence: { rule: 'FREQ=MONTHLY;BYDAY=1SA' },
    place: 'halle',
  }),
  event('kasse', 'Kassensturz am Monatsende', {
    start: '2026-09-30T17:00',
    recurrence: { rule: 'FREQ=MONTHLY;BYMONTHDAY=-1' },
    place: 'halle',
  }),
  event('kino', 'Kino alle vierzehn Tage', {
    start: '2026-09-09T19:30',
    duration: 'PT2H',
    recurrence: { rule: 'FREQ=WEEKLY;INTERVAL=2', dates: ['2026-12-26T15:00', '2027-02-28T15:00'] },
    place: 'halle',
  }),
  event('neujahr', 'Hinüber ins neue Jahr', { start: '2026-12-31T22:00', end: '2027-01-01T01:30', place: 'turm' }),
  event('fasten', 'Ganze Tage offen', { start: '2027-02-28', end: '2027-03-01', allDay: true }),
  event('herbst', 'Bilder vom Herbst', { start: '2026-10-20T10:00', end: '2026-11-20T18:00' }),
  event('winter', 'Bilder vom Winter', { start: '2027-02-15T10:00', end: '2027-03-20T18:00' }),
  event('london', 'Gespräch mit London', {
    start: '2026-09-03T18:00',
    end: '2026-09-03T19:00',
    timeZone: 'Europe/London',
    recurrence: { rule: 'FREQ=WEEKLY' },
  }),
  event('newyork', 'Gespräch mit New York', {
    start: '2026-09-02T12:00',
    end: '2026-09-02T13:00',
    timeZone: 'America/New_York',
    recurrence: { rule: 'FREQ=WEEKLY' },
  }),
]

const address = { street: 'Lange Straße 1', postalCode: '29451', city: 'Dannenberg' }
const places = [
  {
    id: 'haus',
    status: 'published',
    kind: 'centre',
    name: text('Haus am Markt'),
    address,
    district: 'kochstrasse',
    hours: [
      { days: ['MO', 'TU', 'WE', 'TH'], from: '09:00', until: '17:00' },
      { days: ['FR'], from: '09:00', until: '12:30' },
    ],
    specialDays: [
      { id: 's1', from: '2026-10-26', slots: [{ from: '13:00', until: '15:00' }], reason: reason('Nur am Nachmittag.') },
      { id: 's2', from: '2026-12-24', until: '2027-01-02', reason: reason('Wir machen Winterpause.') },
      { id: 's3', from: '2027-03-01', slots: [{ from: '07:00', until: '24:00' }] },
    ],
    image: 'haus',
  },
  {
    id: 'turm',
    status: 'published',
    kind: 'contact-point',
    name: text('Turm'),
    address,
    hours: [
      { days: ['FR', 'SA'], from: '20:00', until: '04:00' },
      { days: ['SU'], from: '14:00', until: '18:00' },
    ],
    closedOnHolidays: false,
    people: [{ id: 'p1', name: 'Maria Berg', role: text('Türmerin'), photo: 'gesicht' }],
  },
  { id: 'halle', status: 'published', kind: 'venue', name: text('Halle'), address },
]

const offer = (id: string, name: string, fields: object) => ({
  id,
  status: 'published',
  name: text(name),
  summary: text('Für alle, die mögen.'),
  topics: ['meet'],
  place: 'haus',
  cost,
  ...fields,
})
const offers = [
  offer('beratung', 'Beratung', {
    hours: [
      { days: ['MO'], from: '10:00', until: '12:00' },
      { days: ['TH'], from: '14:00', until: '16:00' },
    ],
    specialDays: [{ id: 's1', from: '2026-11-05', reason: reason('Fortbildung') }],
    image: 'haus',
  }),
  offer('singen', 'Singen', { hours: [{ days: ['MO'], from: '19:00', until: '20:30' }] }),
  offer('sterne', 'Sterne sehen', {
    place: 'turm',
    hours: [{ days: ['SA'], from: '22:00', until: '02:00' }],
    closedOnHolidays: false,
  }),
]

const notice = (id: string, title: string, from: string, until: string, fields: object = {}) => ({
  id,
  status: 'published',
  title: text(title),
  level: 'info',
  from,
  until,
  on: ['kiosk', 'signage'],
  ...fields,
})
const notices = [
  notice('immer', 'Jacken hängen im Flur', '2026-09-01', '2027-06-30'),
  notice('oktober', 'Die Treppe wird gestrichen', '2026-10-10', '2026-10-25', { level: 'important' }),
  notice('uhr', 'Heute Nacht wird die Uhr gestellt', '2026-10-24T18:00', '2026-10-25T02:30', { level: 'urgent' }),
  notice('fundsache', 'Ein Schlüssel ist gefunden', '2026-11-20T15:00', '2026-12-04', { places: ['turm'] }),
  notice('pause', 'Winterpause vom 24. an', '2026-12-14', '2027-01-02', { districts: ['kochstrasse'], image: 'haus' }),
  notice('eis', 'Vorsicht, glatt', '2026-12-31', '2027-01-01', { level: 'urgent' }),
  notice('fruehling', 'Wir pflanzen wieder', '2027-02-20', '2027-03-27', { image: 'gesicht' }),
  notice('sommerzeit', 'Die Uhr geht vor', '2027-03-27T12:00', '2027-03-28T03:30', { level: 'important' }),
]

const slide = (id: string, template: string, fields: object = {}) => ({
  id,
  status: 'published',
  template,
  seconds: 5,
  ...fields,
})
const slides = [
  ...['today', 'week', 'offers', 'notices', 'open-now'].map((block) => slide(block, block)),
  slide('willkommen', 'text', { title: text('Kommen Sie herein'), body: text('Auch ohne Termin.'), image: 'haus' }),
  slide('abend', 'text', { title: text('Guten Abend') }),
  slide('kuerbis', 'text', { title: text('Kürbiszeit'), from: '2026-10-20', until: '2026-10-31T18:00' }),
  slide('advent', 'text', { title: text('Advent'), from: '2026-11-29', until: '2026-12-24' }),
  slide('tauwetter', 'text', { title: text('Es taut'), from: '2027-02-28T12:00', until: '2027-03-14' }),
  slide('gesicht', 'image', { image: 'gesicht' }),
]

const playlist = (id: string, ids: string[]) => ({
  id,
  status: 'published',
  name: id,
  entries: ids.map((each) => ({ id: each, slide: each })),
})
const playlists = [
  playlist('tags', ['willkommen', 'today', 'week', 'kuerbis', 'advent', 'tauwetter', 'offers', 'notices', 'open-now', 'gesicht']),
  playlist('abends', ['abend', 'today', 'week', 'notices', 'open-now']),
]

const screens = [
  { id: 'wand', kind: 'signage', name: 'Wand', languages: ['de'], playlists: daypartsOf('tags', 'abends'), onHours: onHours() },
  { id: 'tisch', kind: 'kiosk', name: 'Tisch' },
].map((screen) => ({ ...screen, status: 'published', place: 'haus' }))

function daypartsOf(day: string, evening: string) {
  return [
    { id: 'abends', playlist: evening, from: '18:00', until: '24:00' },
    { id: 'immer', playlist: day },
  ]
}

/** Off in the small hours of weekdays, on through the nights before Saturday and Sunday. */
function onHours() {
  return [
    { days: ['MO', 'TU', 'WE', 'TH'], from: '06:00', until: '01:00' },
    { days: ['FR', 'SA', 'SU'], from: '06:00', until: '06:00' },
  ]
}

const alert = (id: string, mode: string, from: string, until: string) => ({
  id,
  status: 'published',
  title: text(mode === 'overlay' ? 'Sturm am Nachmittag' : 'Das Haus ist zu'),
  body: text('Bleiben Sie drinnen.'),
  severity: 'severe',
  from,
  until,
  mode,
})
const alerts = [
  alert('sturm', 'overlay', '2026-10-26T09:00', '2026-10-26T21:00'),
  alert('sturm-2', 'overlay', '2027-01-04T06:00', '2027-01-05T23:00'),
  alert('zu', 'takeover', '2026-11-11T11:00', '2026-11-11T18:30'),
]

interface Picture {
  id: string
  variants: unknown
}

/** A content folder full of this; two of the sample's pictures hang in it, one until its consent ends. */
export async function makeTimelyFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const content = await makeContentFolder()
  const [first, second] = (await readItems<Picture>(content.folder, 'media')).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const media = [
    { ...first, id: 'haus', status: 'published', name: 'Haus', alt: text('Das Haus') },
    { ...second, id: 'gesicht', status: 'published', name: 'Gesicht', alt: text('Maria Berg'), consentUntil: '2026-11-30' },
  ]
  const [centre] = await readItems<object>(content.folder, 'centre')
  const collections = { places, offers, events, notices, slides, playlists, screens, alerts, media, surveys: [] }
  await writeItems(content.folder, 'centre', [{ ...centre, defaultPlace: 'haus' }])
  for (const [name, items] of Object.entries(collections)) await writeItems(content.folder, name, items)
  return content
}
