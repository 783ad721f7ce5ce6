import { describe, expect, test } from 'vitest'
import { readCalendar } from '../../../server/feeds/read-calendar.ts'

const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:s', ...lines, 'END:VEVENT'].join('\r\n')
const calendar = (...parts: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...parts, 'END:VCALENDAR', ''].join('\r\n')
const series = (...lines: string[]) =>
  event('SUMMARY:Chor', 'LOCATION:Saal', 'DTSTART;TZID=Europe/Berlin:20261201T180000', 'DURATION:PT1H30M', ...lines)
/** A date of the series that is told for itself. */
const date = (original: string, ...lines: string[]) => event(`RECURRENCE-ID;TZID=Europe/Berlin:${original}`, ...lines)
const fromHereOn = (original: string, ...lines: string[]) =>
  event(`RECURRENCE-ID;TZID=Europe/Berlin;RANGE=THISANDFUTURE:${original}`, ...lines)
const starts = (start: string) => `DTSTART;TZID=Europe/Berlin:${start}`

const read = async (...parts: string[]) => {
  const { entries, report } = await readCalendar(calendar(...parts), { zone: 'Europe/Berlin', since: '2026-11-22' })
  return { entries, notes: report.faults.map(({ says }) => says.en), report }
}

describe('a series that its calendar changes from a date on', () => {
  test('has its dates moved by the same difference, with the texts and the place of the change', async () => {
    const { entries, report } = await read(
      series('RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270330T160000Z', 'DESCRIPTION:Alle singen.'),
      fromHereOn('20261215T180000', starts('20261216T190000'), 'SUMMARY:Chor am Mittwoch', 'LOCATION:Kirche'),
    )
    expect(entries).toMatchObject([
      {
        uid: 's',
        title: 'Chor',
        location: 'Saal',
        start: '2026-12-01T18:00',
        duration: 'PT1H30M',
        rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261215T175959',
        changes: [],
      },
      {
        uid: 's#from-2026-12-15T18:00',
        title: 'Chor am Mittwoch',
        description: 'Alle singen.',
        location: 'Kirche',
        start: '2026-12-16T19:00',
        duration: 'PT1H30M',
        rule: 'FREQ=WEEKLY;BYDAY=WE;UNTIL=20270331T190000',
        changes: [],
        continues: { uids: ['s'], from: '2026-12-15T18:00' },
      },
    ])
    expect(report).toMatchObject({ found: 2, adapted: 0, leftOut: 0, faults: [] })
  })

  test('shares out its number of dates, its exceptions and its single dates, which are named as they were planned', async () => {
    const { entries } = await read(
      series('RRULE:FREQ=WEEKLY;COUNT=6', 'EXDATE;TZID=Europe/Berlin:20261208T180000,20261222T180000'),
      fromHereOn('20261215T180000', starts('20261215T170000'), 'DTEND;TZID=Europe/Berlin:20261215T173000'),
      date('20261201T180000', starts('20261202T180000'), 'SUMMARY:Chor'),
      date('20261229T180000', starts('20261229T200000'), 'SUMMARY:Silvesterprobe'),
      date('20270105T180000', starts('20270105T180000'), 'STATUS:CANCELLED'),
    )
    expect(entries).toMatchObject([
      {
        rule: 'FREQ=WEEKLY;COUNT=2',
        excludedDates: ['2026-12-08T18:00'],
        changes: [{ original: '2026-12-01T18:00', start: '2026-12-02T18:00' }],
      },
      {
        start: '2026-12-15T17:00',
        end: '2026-12-15T17:30',
        duration: undefined,
        rule: 'FREQ=WEEKLY;COUNT=4',
        excludedDates: ['2026-12-22T17:00'],
        changes: [
          { original: '2026-12-29T17:00', start: '2026-12-29T20:00', title: 'Silvesterprobe' },
          { original: '2027-01-05T17:00', cancelled: true },
        ],
      },
    ])
  })

  test('may be changed several times, each counted from the dates as they were planned', async () => {
    const { entries } = await read(
      fromHereOn('20270105T180000', starts('20270107T180000')),
      series('RRULE:FREQ=WEEKLY'),
      fromHereOn('20261215T180000', starts('20261216T180000')),
    )
    expect(entries.map(({ start, rule, continues }) => [start, rule, continues?.uids])).toEqual([
      ['2026-12-01T18:00', 'FREQ=WEEKLY;UNTIL=20261215T175959', undefined],
      ['2026-12-16T18:00', 'FREQ=WEEKLY;UNTIL=20270106T175959', ['s']],
      ['2027-01-07T18:00', 'FREQ=WEEKLY', ['s', 's#from-2026-12-15T18:00']],
    ])
  })

  test('is changed as a whole where the change begins with its first date', async () => {
    const { entries } = await read(
      series('RRULE:FREQ=WEEKLY;COUNT=3'),
      fromHereOn('20261201T180000', starts('20261203T180000'), 'SUMMARY:Chor am Donnerstag'),
    )
    expect(entries).toMatchObject([
      { uid: 's', title: 'Chor am Donnerstag', start: '2026-12-03T18:00', rule: 'FREQ=WEEKLY;COUNT=3', changes: [] },
    ])
    expect(entries[0]).not.toHaveProperty('continues')
  })

  test('has its dates named one by one where no rule makes them: the day after the first Tuesday', async () => {
    const { entries, notes } = await read(
      series('RRULE:FREQ=MONTHLY;BYDAY=1TU'),
      fromHereOn('20270105T180000', starts('20270106T180000')),
    )
    const [before, after] = entries
    expect([before?.start, before?.rule]).toEqual(['2026-12-01T18:00', 'FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270105T175959'])
    expect([after?.start, after?.rule]).toEqual(['2027-01-06T18:00', undefined])
    expect(after?.dates.slice(0, 8)).toEqual([
      '2027-02-03T18:00',
      '2027-03-03T18:00',
      '2027-04-07T18:00',
      '2027-05-05T18:00',
      '2027-06-02T18:00',
      '2027-07-07T18:00',
      '2027-08-04T18:00',
      // September begins with a Wednesday: its first Tuesday is the 7th.
      '2027-09-08T18:00',
    ])
    expect(after?.dates.at(-1)).toBe('2029-12-05T18:00')
    expect(notes).toEqual([
      'After a change of "this and all following" no rule makes the dates of this series. They are known until the end of 2029.',
    ])
  })

  test('of whole days is moved by days', async () => {
    const days = event('SUMMARY:Markt', 'DTSTART;VALUE=DATE:20261205', 'RRULE:FREQ=WEEKLY', 'DTEND;VALUE=DATE:20261207')
    const moved = event('RECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20261219', 'DTSTART;VALUE=DATE:20261220')
    const { entries } = await read(days, moved)
    expect(entries).toMatchObject([
      { start: '2026-12-05', end: '2026-12-06', rule: 'FREQ=WEEKLY;UNTIL=20261218' },
      { start: '2026-12-20', end: '2026-12-21', rule: 'FREQ=WEEKLY' },
    ])
  })

  test('keeps a change of a date that it does not have, and says so', async () => {
    const { entries, notes } = await read(series('RRULE:FREQ=WEEKLY'), fromHereOn('20261216T180000', starts('20261217T180000')))
    expect(entries).toMatchObject([
      { uid: 's', rule: 'FREQ=WEEKLY', changes: [{ original: '2026-12-16T18:00', start: '2026-12-17T18:00' }] },
    ])
    expect(notes).toEqual(['A change of "this and all following" could not be taken over. Please check the dates.'])
  })
})

test('a single date that is written with a length ends as long after its own start', async () => {
  const { entries } = await read(
    series('RRULE:FREQ=WEEKLY'),
    date('20261208T180000', starts('20261208T190000'), 'DURATION:P1DT2H'),
  )
  expect(entries[0]?.changes).toMatchObject([{ start: '2026-12-08T19:00', end: '2026-12-09T21:00' }])
})
