import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCalendar } from '../../../server/feeds/read-calendar.ts'

const read = (source: string | Uint8Array, since?: string) => readCalendar(source, { zone: 'Europe/Berlin', since })
const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name))
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')
const calendar = (...parts: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...parts, 'END:VCALENDAR', ''].join('\r\n')
const one = async (...lines: string[]) => {
  const { entries, report } = await read(calendar(event(...lines)))
  return { entry: entries[0], report }
}

describe('what calendars really send', () => {
  test('Google: times in UTC, a series with a moved and a cancelled date, days that end on the day after', async () => {
    const { entries, report } = await read(fixture('google.ics'))
    expect(report).toMatchObject({ isCalendar: true, name: 'Mehrgenerationenhaus Dannenberg', found: 7, leftOut: 0, adapted: 0 })
    expect(entries).toHaveLength(5)
    const [cafe, breakfast, holidays] = entries
    expect(cafe).toMatchObject({
      uid: '3k1l2m3n4o5p6q7r8s9t0u1v2w@google.com',
      title: 'Erzählcafé für Jung & Alt – mit Musik aus dem Wendland und viel Zeit für Gespräche',
      location: 'Mehrgenerationenhaus, Lange Str. 5, 29451 Dannenberg (Elbe), Deutschland',
      start: '2026-12-03T17:00',
      end: '2026-12-03T19:00',
      timeZone: 'Europe/Berlin',
    })
    expect(breakfast).toMatchObject({
      start: '2026-10-27T09:30',
      end: '2026-10-27T11:00',
      rule: 'FREQ=WEEKLY;WKST=MO;UNTIL=20270331T215900Z;BYDAY=TU',
      excludedDates: ['2026-12-22T09:30', '2026-12-29T09:30'],
      changes: [
        {
          original: '2026-12-01T09:30',
          cancelled: false,
          start: '2026-12-02T10:00',
          end: '2026-12-02T11:30',
          title: 'Frauenfrühstück',
          location: 'Rathaus',
        },
        { original: '2026-12-08T09:30', cancelled: true },
      ],
    })
    expect(holidays).toMatchObject({ allDay: true, start: '2026-12-24', end: '2027-01-02' })
  })

  test('Outlook and Exchange: Windows zones, the last Sunday, whole days by the clock, zones of their own', async () => {
    const { entries, report } = await read(fixture('outlook.ics'))
    const [cinema, openDay, athens, nowhere] = entries
    expect(cinema).toMatchObject({
      title: 'Sonntagskino',
      start: '2026-10-25T18:00',
      end: '2026-10-25T20:30',
      timeZone: 'Europe/Berlin',
      rule: 'FREQ=MONTHLY;UNTIL=20270630T160000Z;INTERVAL=1;BYDAY=-1SU',
      excludedDates: ['2026-12-27T18:00', '2027-03-28T18:00'],
      location: 'Großer Saal',
      description: 'Zoom: https://zoom.example/j/1\n\nBitte Ausweis mitbringen.',
    })
    expect(openDay).toMatchObject({ allDay: true, start: '2026-12-05' })
    expect(openDay?.end).toBeUndefined()
    expect(athens?.start).toBe('2026-12-10T11:00')
    // The clock of the custom zone goes as in Athens, and as in a dozen other places: the wall time is the same in each.
    const offset = new Intl.DateTimeFormat('en', { timeZone: athens?.timeZone ?? '', timeZoneName: 'longOffset' })
    expect(offset.format(new Date('2026-12-10T12:00:00Z'))).toContain('GMT+02:00')
    expect(offset.format(new Date('2026-07-10T12:00:00Z'))).toContain('GMT+03:00')
    expect(nowhere).toMatchObject({ start: '2026-12-11T11:00', timeZone: 'Europe/Berlin' })
    expect(report.faults).toEqual([
      {
        kind: 'adapted',
        line: 81,
        uid: 'unbekannte-zone',
        title: 'Wo ist das?',
        says: {
          de: 'Die Zeitzone „Mondzeit“ ist unbekannt. Die Zeiten wurden als Zeiten in Europe/Berlin gelesen.',
          en: 'The time zone "Mondzeit" is unknown. The times were read as times in Europe/Berlin.',
        },
      },
    ])
  })

  test('Nextcloud: a duration, a further date, floating time, no end, the zone after the events', async () => {
    const { entries, report } = await read(fixture('nextcloud.ics'))
    const [garden, meeting, day] = entries
    expect(garden).toMatchObject({
      start: '2026-11-28T14:00',
      duration: 'PT2H30M',
      rule: 'FREQ=MONTHLY;COUNT=4;BYDAY=4SA',
      dates: ['2026-12-19T14:00'],
      description: 'Wir bauen Hochbeete.\nHandschuhe mitbringen; Geräte sind da.',
      organiser: 'Nachbarschaftsgarten e.V.',
      categories: ['Garten', 'Mitmachen'],
    })
    expect(meeting).toMatchObject({ start: '2026-12-01T19:00', timeZone: 'Europe/Berlin' })
    expect(meeting?.end).toBeUndefined()
    expect(day).toMatchObject({ allDay: true, start: '2026-12-06' })
    expect(day?.end).toBeUndefined()
    expect(report.faults).toEqual([])
  })

  test('the same file gives the same entries however it arrives', async () => {
    const bytes = fixture('google.ics')
    const whole = await read(bytes)
    for (const size of [1, 7, 64]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size))
      expect(await readCalendar(pieces, { zone: 'Europe/Berlin' })).toEqual(whole)
    }
  })

  test.each([
    ['line feeds alone', (text: string) => Buffer.from(text.replaceAll('\r\n', '\n'))],
    ['returns alone', (text: string) => Buffer.from(text.replaceAll('\r\n', '\r'))],
    ['folded with tabs', (text: string) => Buffer.from(text.replaceAll('\r\n ', '\r\n\t'))],
    ['not folded at all', (text: string) => Buffer.from(text.replaceAll('\r\n ', ''))],
    ['empty lines between', (text: string) => Buffer.from(text.replaceAll('\r\n', '\r\n\r\n'))],
    ['a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('%s', async (_, write) => {
    const lines = ['UID:a', 'SUMMARY:Frühstück für al', ' le Nachbarn', 'DTSTART:20261201T090000']
    const { entries } = await read(write(calendar(event(...lines))))
    expect(entries).toMatchObject([{ uid: 'a', title: 'Frühstück für alle Nachbarn', start: '2026-12-01T09:00' }])
  })

  test('folded inside a character', async () => {
    const [before, after] = [
      Buffer.from(calendar(event('UID:a', 'DTSTART:20261201T090000', 'SUMMARY:Fr@hstück'))),
      Buffer.from('ü'),
    ]
    const at = before.indexOf('@')
    const folded = Buffer.concat([
      before.subarray(0, at),
      after.subarray(0, 1),
      Buffer.from('\r\n '),
      after.subarray(1),
      before.subarray(at + 1),
    ])
    expect((await read(folded)).entries[0]?.title).toBe('Frühstück')
  })

  test('Windows-1252, also where half of the file is UTF-8', async () => {
    const text = calendar(event('UID:a', 'DTSTART:20261201T090000', 'SUMMARY:B\u00fccher \u2013 Caf\u00e9', 'LOCATION:@'))
    const latin = Buffer.from(text.replace('\u2013', '\u0096'), 'latin1')
    const at = latin.indexOf('@')
    const mixed = Buffer.concat([latin.subarray(0, at), Buffer.from('Rathaus, Foyer – Süd'), latin.subarray(at + 1)])
    expect((await read(mixed)).entries).toMatchObject([{ title: 'Bücher – Café', location: 'Rathaus, Foyer – Süd' }])
  })

  test('a line break that was not escaped goes on with the text', async () => {
    const { entry } = await one(
      'UID:a',
      'DTSTART:20261201T090000',
      'DESCRIPTION:Erste Zeile',
      'zweite Zeile ohne alles',
      'SUMMARY:Titel',
    )
    expect(entry).toMatchObject({ description: 'Erste Zeile\nzweite Zeile ohne alles', title: 'Titel' })
  })
})

describe('times', () => {
  test.each([
    [
      'whole days end on the day before DTEND',
      ['DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227'],
      { start: '2026-12-24', end: '2026-12-26' },
    ],
    ['DTEND on the first day itself', ['DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261224'], { start: '2026-12-24' }],
    ['whole days by DURATION', ['DTSTART;VALUE=DATE:20261224', 'DURATION:P3D'], { start: '2026-12-24', end: '2026-12-26' }],
    ['a date without VALUE=DATE', ['DTSTART:20261224'], { start: '2026-12-24', allDay: true }],
    [
      'an end in another zone',
      ['DTSTART;TZID=Europe/Berlin:20261201T090000', 'DTEND:20261201T100000Z'],
      { end: '2026-12-01T11:00' },
    ],
    ['an end at the start', ['DTSTART:20261201T090000', 'DTEND:20261201T090000'], { start: '2026-12-01T09:00' }],
    ['a length in seconds', ['DTSTART:20261201T090000', 'DURATION:PT5400S'], { duration: 'PT1H30M' }],
    ['weeks and days', ['DTSTART:20261201T090000', 'DURATION:P1W'], { duration: 'P7D' }],
    [
      'Mozilla’s path before the zone',
      ['DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20260701T090000'],
      { start: '2026-07-01T09:00', timeZone: 'Europe/Berlin' },
    ],
    [
      'another zone keeps its clock',
      ['DTSTART;TZID=Eastern Standard Time:20261201T090000'],
      { start: '2026-12-01T09:00', timeZone: 'America/New_York' },
    ],
    ['the hour that is there twice', ['DTSTART:20261025T003000Z'], { start: '2026-10-25T02:30' }],
    [
      'a series in UTC keeps its hour in UTC',
      ['DTSTART:20261201T080000Z', 'RRULE:FREQ=DAILY;COUNT=3'],
      { start: '2026-12-01T08:00', timeZone: 'UTC' },
    ],
    [
      'an exception in UTC',
      ['DTSTART;TZID=Europe/Berlin:20261201T090000', 'RRULE:FREQ=DAILY', 'EXDATE:20261202T080000Z'],
      { excludedDates: ['2026-12-02T09:00'] },
    ],
    [
      'an exception as a date',
      ['DTSTART;TZID=Europe/Berlin:20261201T090000', 'RRULE:FREQ=DAILY', 'EXDATE;VALUE=DATE:20261202,20261204'],
      { excludedDates: ['2026-12-02T09:00', '2026-12-04T09:00'] },
    ],
    [
      'an exception by the clock of whole days',
      ['DTSTART;VALUE=DATE:20261201', 'RRULE:FREQ=DAILY', 'EXDATE:20261202T000000'],
      { excludedDates: ['2026-12-02'] },
    ],
    [
      'further dates as periods',
      ['DTSTART;TZID=Europe/Berlin:20261201T090000', 'RDATE;VALUE=PERIOD:20261205T080000Z/PT1H'],
      { dates: ['2026-12-05T09:00'] },
    ],
    [
      'a rule in small letters with blanks',
      ['DTSTART:20261201T090000', 'RRULE: freq=weekly; byday=tu, th ;until=2027-01-31'],
      { rule: 'FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270131' },
    ],
  ])('%s', async (_, lines, wanted) => {
    const { entry, report } = await one('UID:a', 'SUMMARY:A', ...lines)
    expect(entry).toMatchObject(wanted)
    expect(entry?.end).toBe('end' in wanted ? wanted.end : undefined)
    expect(report.faults).toEqual([])
  })

  test.each([
    [
      'an end before the start',
      ['DTSTART:20261201T090000', 'DTEND:20261201T080000'],
      'The end lies before the start. The event stands without an end.',
    ],
    [
      'an end that is none',
      ['DTSTART:20261201T090000', 'DTEND:tomorrow'],
      'The end cannot be read. The event stands without an end.',
    ],
    [
      'a length backwards',
      ['DTSTART:20261201T090000', 'DURATION:-PT1H'],
      'The end cannot be read. The event stands without an end.',
    ],
    [
      'a faulty exception',
      ['DTSTART:20261201T090000', 'RRULE:FREQ=DAILY', 'EXDATE:20261302T090000'],
      'A date in EXDATE cannot be read and is missing: "20261302T090000".',
    ],
    [
      'a count and an end',
      ['DTSTART:20261201T090000', 'RRULE:FREQ=DAILY;COUNT=3;UNTIL=20261231'],
      'The repetition names a count and an end. The end counts.',
    ],
  ])('is taken and said: %s', async (_, lines, sentence) => {
    const { entry, report } = await one('UID:a', 'SUMMARY:A', ...lines)
    expect(entry).toBeDefined()
    expect(report.faults.map(({ kind, says }) => [kind, says.en])).toContainEqual(['adapted', sentence])
  })

  test.each([
    ['no start', ['DTEND:20261201T090000'], 'The start (DTSTART) is missing.'],
    ['a day that does not exist', ['DTSTART:20260230T090000'], 'DTSTART is not a time: "20260230T090000".'],
    [
      'a rule that is none',
      ['DTSTART:20261201T090000', 'RRULE:every second tuesday'],
      'The repetition (RRULE) cannot be read: "every second tuesday".',
    ],
    ['a changed date that is none', ['DTSTART:20261201T090000', 'RECURRENCE-ID:x'], 'RECURRENCE-ID is not a time: "x".'],
  ])('is left out, and the rest is taken: %s', async (_, lines, sentence) => {
    const faulty = event('UID:faulty', 'SUMMARY:Kaputt', ...lines)
    const { entries, report } = await read(calendar(faulty, event('UID:good', 'DTSTART:20261202T090000')))
    expect(entries.map(({ uid }) => uid)).toEqual(['good'])
    expect(report).toMatchObject({
      found: 2,
      leftOut: 1,
      faults: [{ kind: 'left-out', line: 3, uid: 'faulty', title: 'Kaputt', says: { en: sentence } }],
      unreadable: ['faulty'],
      isWhole: true,
    })
  })

  test.each(['FREQ=DAILY', 'FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30,31'])(
    'a zone whose clock would be changed every day or never is unknown, and its events are read: %s',
    async (rule) => {
      const offsets = ['TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100']
      const changes = ['BEGIN:STANDARD', 'DTSTART:16010101T000000', `RRULE:${rule}`, ...offsets, 'END:STANDARD']
      const zone = ['BEGIN:VTIMEZONE', 'TZID:Hofzeit', ...changes, 'END:VTIMEZONE'].join('\r\n')
      const { entries, report } = await read(calendar(zone, event('UID:a', 'SUMMARY:A', 'DTSTART;TZID=Hofzeit:20261201T090000')))
      expect(entries).toMatchObject([{ start: '2026-12-01T09:00', timeZone: 'Europe/Berlin' }])
      expect(report.faults.map(({ kind, says }) => [kind, says.en])).toEqual([
        ['adapted', 'The time zone "Hofzeit" is unknown. The times were read as times in Europe/Berlin.'],
      ])
    },
  )
})

describe('series', () => {
  const series = event('UID:s', 'SUMMARY:Reihe', 'DTSTART;TZID=Europe/Berlin:20261201T090000', 'RRULE:FREQ=DAILY')
  const change = (...lines: string[]) =>
    event('UID:s', 'SUMMARY:Reihe', 'RECURRENCE-ID;TZID=Europe/Berlin:20261203T090000', ...lines)

  test('of two changes of one date the later revision counts, wherever it stands', async () => {
    const early = change('SEQUENCE:1', 'DTSTART;TZID=Europe/Berlin:20261203T100000')
    const late = change('SEQUENCE:2', 'DTSTART;TZID=Europe/Berlin:20261203T110000')
    for (const parts of [
      [early, late, series],
      [late, series, early],
    ]) {
      const { entries } = await read(calendar(...parts))
      expect(entries).toHaveLength(1)
      expect(entries[0]?.changes).toMatchObject([{ original: '2026-12-03T09:00', start: '2026-12-03T11:00' }])
    }
  })

  test('a date of hours that becomes a whole day is an event of its own, and no date of the series; called off, it stays one', async () => {
    const whole = event('UID:s', 'SUMMARY:Markt', 'RECURRENCE-ID:20261202T080000Z', 'DTSTART;VALUE=DATE:20261202')
    const off = event('UID:s', 'RECURRENCE-ID:20261204T080000Z', 'DTSTART;VALUE=DATE:20261204', 'STATUS:CANCELLED')
    const { entries, report } = await read(calendar(series, whole, off))
    expect(entries).toMatchObject([
      {
        uid: 's',
        allDay: false,
        excludedDates: ['2026-12-02T09:00'],
        changes: [{ original: '2026-12-04T09:00', cancelled: true }],
      },
      { uid: 's#2026-12-02T08:00', title: 'Markt', allDay: true, start: '2026-12-02', changes: [] },
    ])
    expect(report.faults).toEqual([])
  })

  test('with equal revisions the one touched last counts', async () => {
    const old = change('DTSTART:20261203T090000Z', 'LAST-MODIFIED:20261101T000000Z')
    const young = change('DTSTART:20261203T100000Z', 'LAST-MODIFIED:20261102T000000Z')
    const { entries } = await read(calendar(young, series, old))
    expect(entries[0]?.changes).toMatchObject([{ start: '2026-12-03T11:00' }])
  })

  test('changes without their series become dates of their own', async () => {
    const { entries, report } = await read(calendar(change('DTSTART;TZID=Europe/Berlin:20261203T100000')))
    expect(entries).toMatchObject([{ uid: 's#2026-12-03T09:00', start: '2026-12-03T10:00', changes: [] }])
    expect(report.faults[0]?.says.en).toBe(
      'The entry changes one date of a series that is not in the calendar. It became an event of its own.',
    )
  })

  test('the same entry twice is one event, of the newer revision', async () => {
    const { entries, report } = await read(
      calendar(
        event('UID:a', 'SEQUENCE:2', 'SUMMARY:Neu', 'DTSTART:20261202T090000'),
        event('UID:a', 'SUMMARY:Alt', 'DTSTART:20261201T090000'),
      ),
    )
    expect(entries).toMatchObject([{ uid: 'a', title: 'Neu' }])
    expect(report.faults[0]?.says.en).toBe('The entry is there several times. The newest counts.')
  })

  test('events that share one UID by mistake stay apart', async () => {
    const { entries } = await read(calendar(event('UID:1', 'DTSTART:20261202T090000'), event('UID:1', 'DTSTART:20261203T090000')))
    expect(entries.map(({ uid }) => uid)).toEqual(['1#2026-12-02T09:00', '1#2026-12-03T09:00'])
  })

  test('an entry without UID has the same one at every reading, and another than its neighbour', async () => {
    const text = calendar(event('SUMMARY:A', 'DTSTART:20261202T090000'), event('SUMMARY:B', 'DTSTART:20261202T090000'))
    const [first, second] = [await read(text), await read(text)]
    expect(first.entries.map(({ uid }) => uid)).toEqual(second.entries.map(({ uid }) => uid))
    expect(new Set(first.entries.map(({ uid }) => uid)).size).toBe(2)
  })

  test('METHOD:CANCEL and STATUS:CANCELLED cancel', async () => {
    const a = event('UID:a', 'DTSTART:20261202T090000')
    const b = event('UID:b', 'DTSTART:20261202T090000', 'STATUS:CANCELLED')
    expect((await read(calendar(a, b))).entries.map(({ cancelled }) => cancelled)).toEqual([false, true])
    expect((await read(calendar('METHOD:CANCEL', a, b))).entries.map(({ cancelled }) => cancelled)).toEqual([true, true])
  })
})

describe('broken files', () => {
  test('an entry that is not closed is left out, the next one is read', async () => {
    const { entries, report } = await read(
      calendar('BEGIN:VEVENT', 'UID:open', 'DTSTART:20261201T090000', event('UID:good', 'DTSTART:20261202T090000')),
    )
    expect(entries.map(({ uid }) => uid)).toEqual(['good'])
    expect(report.faults).toMatchObject([{ line: 3, says: { en: 'The entry stops half-way: its end (END:VEVENT) is missing.' } }])
  })

  test('a file that stops half-way gives what was whole', async () => {
    const whole = calendar(event('UID:a', 'DTSTART:20261201T090000'), event('UID:b', 'DTSTART:20261202T090000'))
    const { entries, report } = await read(whole.slice(0, whole.lastIndexOf('DTSTART') + 12))
    expect(entries.map(({ uid }) => uid)).toEqual(['a'])
    expect(report).toMatchObject({ found: 2, leftOut: 1, unreadable: ['b'], isWhole: false })
  })

  test.each(['', '<!doctype html><html><body>Bitte anmelden: BEGIN:VEVENT</body></html>', '{"a": 1}', '\u0000\u0001\u0002'])(
    'what is no calendar says so: %j',
    async (text) => {
      expect(await read(text)).toEqual({
        entries: [],
        report: { isCalendar: false, isWhole: false, found: 0, past: 0, faults: [], leftOut: 0, adapted: 0, unreadable: [] },
      })
    },
  )

  test('of more entries than are read the first that is left out is named, and no lines of the file are kept with it', async () => {
    const source = calendar(...['a', 'b', 'c'].map((uid) => event(`UID:${uid}`, `SUMMARY:${uid}`, 'DTSTART:20261202T090000')))
    const { report } = await readCalendar(source, { zone: 'Europe/Berlin', most: 1 })
    const says = {
      de: 'Der Kalender hat mehr als 1 Einträge. Die übrigen wurden nicht gelesen.',
      en: expect.stringMatching(/^The calendar has more than 1 /),
    }
    expect(report.faults).toEqual([{ kind: 'left-out', line: 8, uid: 'b', title: 'b', says }])
  })

  test('a line of megabytes and an entry of megabytes cost no more than their place', async () => {
    const { entries, report } = await read(
      calendar(
        event('UID:a', 'DTSTART:20261201T090000', `ATTACH;ENCODING=BASE64:${'QUFB'.repeat(500_000)}`, 'SUMMARY:Mit Anhang'),
        event('UID:b', 'DTSTART:20261201T090000', ...Array.from({ length: 2_000 }, () => `EXDATE:${'x'.repeat(500)}`)),
      ),
    )
    expect(entries.map(({ title }) => title)).toEqual(['Mit Anhang'])
    expect(report.faults[0]?.says.en).toBe('The entry is far too large.')
  })

  test('a faulty line of no weight is as if it were not there', async () => {
    const { entry, report } = await one(
      'UID:a',
      'DTSTART:20261201T090000',
      'X-;="',
      'SUMMARY;LANGUAGE="de:Offen',
      'CATEGORIES;=:x',
      'LOCATION:Hof',
    )
    expect(entry).toMatchObject({ title: '', location: 'Hof', categories: [] })
    expect(report.leftOut).toBe(0)
  })

  test('what is over is counted and left alone; a series and what still runs is not over', async () => {
    const { entries, report } = await read(
      calendar(
        event('UID:over', 'DTSTART:20261101T090000'),
        event('UID:runs', 'DTSTART;VALUE=DATE:20261101', 'DTEND;VALUE=DATE:20261201'),
        event('UID:series', 'DTSTART:20261101T090000', 'RRULE:FREQ=DAILY'),
      ),
      '2026-11-22',
    )
    expect(entries.map(({ uid }) => uid)).toEqual(['runs', 'series'])
    expect(report).toMatchObject({ found: 3, past: 1 })
  })

  test('writing that turns or hides is not taken over', async () => {
    const { entry } = await one('UID:a', 'DTSTART:20261201T090000', 'SUMMARY:Kaffee\u202eeeffaK\u0007 hier')
    expect(entry?.title).toBe('Kaffee eeffaK hier')
  })
})

describe('years that nobody means', () => {
  test.each(['00020301T100000', '18991231T100000', '22000101T100000', '99991231T100000'])(
    'a start in %s is left out and told, the others go on',
    async (start) => {
      const { entries, report } = await read(
        calendar(event('UID:a', `DTSTART:${start}`), event('UID:b', 'DTSTART:20260110T150000')),
      )
      expect(entries.map(({ uid }) => uid)).toEqual(['b'])
      expect(report.faults).toMatchObject([{ kind: 'left-out', uid: 'a', says: { en: `DTSTART is not a time: "${start}".` } }])
    },
  )

  test('a date among others is missing and told; a series until the end of time has no end', async () => {
    const { entry, report } = await one(
      'UID:a',
      'DTSTART:20260110T150000',
      'RRULE:FREQ=WEEKLY;UNTIL=99991231T235959Z',
      'EXDATE:00020117T150000,20260117T150000',
    )
    expect(entry).toMatchObject({ rule: 'FREQ=WEEKLY', excludedDates: ['2026-01-17T15:00'] })
    expect(report.faults).toMatchObject([{ kind: 'adapted', says: { en: expect.stringContaining('00020117T150000') } }])
  })
})
