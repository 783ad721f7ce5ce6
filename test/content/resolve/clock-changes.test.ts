import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

interface Printed {
  minutesFromUtc: number
  nights: {
    date: string
    rows: string[]
    until?: string
    days: { date: string; start: number; offset: number }[]
    snapshot: unknown
  }[]
}

const script = new URL('./print-clock-changes.ts', import.meta.url).pathname

const printedIn = (zone: string): Printed =>
  JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', script], { env: { ...process.env, TZ: zone }, encoding: 'utf8' }),
  ) as Printed

describe('both clock changes of Berlin', () => {
  const [utc, berlin, newYork] = ['UTC', 'Europe/Berlin', 'America/New_York'].map(printedIn)

  it('come out the same in a process under UTC, Berlin and New York time', () => {
    expect([utc, berlin, newYork].map((each) => each!.minutesFromUtc)).toEqual([0, -60, 300])
    expect(berlin!.nights).toEqual(utc!.nights)
    expect(newYork!.nights).toEqual(utc!.nights)
  })

  it('in spring: at half past one the night is shorter by an hour', () => {
    const { date, rows, until, days } = utc!.nights[0]!
    expect({ date, rows, until }).toEqual({
      date: '2026-03-29',
      rows: [
        'night 2026-03-28 23:00–2026-03-29 03:30 3.5 h',
        'sunday 2026-03-29 00:00–24:00 all day 23 h',
        'half-past-two 2026-03-29 03:30–05:00 gap 1.5 h',
      ],
      until: '04:00',
    })
    expect(days).toEqual([
      {
        date: '2026-03-29',
        start: Date.parse('2026-03-28T23:00Z'),
        offset: 60,
        shift: { at: Date.parse('2026-03-29T01:00Z'), offset: 120 },
      },
      { date: '2026-03-30', start: Date.parse('2026-03-29T22:00Z'), offset: 120 },
    ])
  })

  it('in autumn: at half past two for the first time it is longer by an hour', () => {
    const { date, rows, until, days } = utc!.nights[1]!
    expect({ date, rows, until }).toEqual({
      date: '2026-10-25',
      rows: [
        'night 2026-10-24 23:00–2026-10-25 03:30 5.5 h',
        'sunday 2026-10-25 00:00–24:00 all day 25 h',
        'half-past-two 2026-10-25 02:30–05:00 3.5 h',
      ],
      until: '04:00',
    })
    expect(days).toEqual([
      {
        date: '2026-10-25',
        start: Date.parse('2026-10-24T22:00Z'),
        offset: 120,
        shift: { at: Date.parse('2026-10-25T01:00Z'), offset: 60 },
      },
      { date: '2026-10-26', start: Date.parse('2026-10-25T23:00Z'), offset: 60 },
    ])
  })
})
