import { expect, test } from 'vitest'
import { toImportedEvent } from '../../../server/feeds/imported-event.ts'
import { readCalendar } from '../../../server/feeds/read-calendar.ts'
import { build } from '../../content/builders.ts'

/** What staff read about the one entry of a calendar that is read, and does not fit the content. */
async function tellFaults(...lines: string[]) {
  const centre = { sourceLanguage: 'de', timeZone: 'Europe/Berlin' }
  const text = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:a', 'SUMMARY:Treff', ...lines, 'END:VEVENT', 'END:VCALENDAR', ''].join(
    '\r\n',
  )
  const { entries } = await readCalendar(Buffer.from(text), { zone: centre.timeZone, since: '2026-11-22' })
  const made = toImportedEvent(entries[0]!, { feed: build('feeds'), centre, places: [] })
  return 'faults' in made ? made.faults.map(({ says }) => says) : []
}

test.each([
  [
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'Die Wiederholung passt nicht: es gibt keinen Tag, auf den sie zutrifft.',
    'The repetition does not fit: no day ever fits this rule.',
  ],
  [
    'FREQ=WEEKLY;UNTIL=20261101T000000Z',
    'Die Wiederholung passt nicht: ihr Ende liegt vor dem Beginn.',
    'The repetition does not fit: UNTIL: it lies before the start.',
  ],
  ['FREQ=HOURLY', 'Die Wiederholung passt nicht.', /^The repetition does not fit: /],
])('a calendar’s rule %s is refused in the reader’s language', async (rule, de, en) => {
  const [said, ...more] = await tellFaults('DTSTART;TZID=Europe/Berlin:20261201T150000', `RRULE:${rule}`)
  expect(more).toEqual([])
  expect(said?.de).toBe(de)
  expect(said?.en).toMatch(en)
})
