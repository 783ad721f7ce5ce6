import { afterAll, beforeAll, describe, it } from 'vitest'
import { leaveAlone, type LonelyDays } from './lonely-days.ts'

/** Hours of the day in UTC, one after the other: around midnight, before the doors open, while things go on, at night. */
const hours = ['10:10', '22:05', '05:30', '22:55', '08:40', '23:05', '13:20', '17:10', '20:40', '01:15']

/** Also at these instants of days on which something special happens. */
const nights: Record<string, string[]> = {
  '2026-10-24': ['22:05', '23:30'],
  '2026-10-25': ['00:30', '01:30', '02:30', '22:55', '23:05'],
  '2026-12-31': ['22:55', '23:05'],
  '2027-02-28': ['22:55', '23:05'],
  '2027-03-28': ['00:30', '01:05', '01:30', '21:55', '22:05'],
}

const dayMs = 86_400_000

describe.each([
  ['over the autumn change and the turn of the year', '2026-10-05T10:00Z'],
  ['over the turn of the year and the spring change', '2026-12-28T10:00Z'],
])('92 days without the server, %s', (_, start) => {
  let days: LonelyDays
  beforeAll(async () => {
    days = await leaveAlone(start)
  })
  afterAll(() => days?.end())

  const instants = Array.from({ length: 92 }, (_, index) => {
    const date = new Date(Date.parse(start) + (index + 1) * dayMs).toISOString().slice(0, 10)
    const own = hours[index % hours.length]!
    return [...new Set([own, ...(nights[date] ?? [])])].map((hour): [number, string] => [index + 1, `${date}T${hour}Z`])
  }).flat()

  it.each(instants)('on day %i, %s, kiosk and display show what the server would have shown', async (_day, instant) => {
    await days.expectSame(instant)
  })
})
