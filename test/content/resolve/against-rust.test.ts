import { describe, expect, it } from 'vitest'
import { expandRule } from '../../../content/resolve/rule.ts'
import { dayMs, readWall, writeMoment } from '../../../content/resolve/wall.ts'
import { createZone } from '../../../content/resolve/zone.ts'
import { compareWithRust, expandByRust } from './against-rust.ts'

const seed = 3

it(`random rules begin at the same instants as by the Rust crate, in seven zones (seed ${seed})`, () => {
  const { compared, leftOut, dates, differences } = compareWithRust(400, seed)
  expect(differences).toEqual([])
  expect([compared + leftOut, compared > 340, dates > 4_000]).toEqual([400, true, true])
})

/** Each is a reason for which `compareWithRust` says a rule otherwise or leaves it out; one that the library mends fails here. */
describe('where the Rust crate reads RFC 5545 otherwise', () => {
  const utc = createZone('UTC')
  const both = (start: string, rule: string, days: number) => {
    const wall = readWall(start)
    const window = [wall, utc, wall, wall + days * dayMs] as const
    const write = (times: number[]) => times.map((time) => writeMoment(time).slice(0, 10))
    return { ours: write(expandRule(rule, ...window)), theirs: write(expandByRust(rule, ...window)) }
  }

  it('weeks by their number have the weekday of the start: "information, not contained in the rule, is derived from DTSTART"', () => {
    const { ours, theirs } = both('2026-05-11T18:00', 'FREQ=YEARLY;BYWEEKNO=20', 300)
    expect(ours).toEqual(['2026-05-11'])
    expect(theirs).toHaveLength(7)
    expect(both('2026-05-11T18:00', 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', 300)).toEqual({ ours, theirs: ours })
  })

  it('the first Monday and every Wednesday are both meant, where the library finds only days that are both', () => {
    expect(both('2026-06-01T18:00', 'FREQ=MONTHLY;BYDAY=1MO,WE', 14)).toEqual({
      ours: ['2026-06-01', '2026-06-03', '2026-06-10'],
      theirs: [],
    })
  })

  it('a month may have a fifth Monday from its end, and a year a 53rd', () => {
    const [start, rule] = ['2026-06-01T18:00', 'FREQ=MONTHLY;BYDAY=-5MO']
    expect(() => both(start, rule, 100)).toThrow('not allowed outside the range')
    expect(() => both(start, 'FREQ=YEARLY;BYDAY=-53TH', 100)).toThrow('not allowed outside the range')
    const wall = readWall(start)
    expect(expandRule(rule, wall, utc, wall, wall + 100 * dayMs).map(writeMoment)).toEqual([
      '2026-06-01T18:00',
      '2026-08-03T18:00',
    ])
  })

  it('positions count in whole weeks: "a set of recurrence instances starts at the beginning of the interval"', () => {
    // The start is a Friday: the Sunday after it is the third of its week, not the first.
    expect(both('2024-05-17T18:00', 'FREQ=WEEKLY;BYSETPOS=1;BYDAY=TU,TH,SU', 3)).toEqual({ ours: [], theirs: ['2024-05-19'] })
  })

  it('a start in the spring gap is late alone, not its whole series: the next date has the hour that was planned', () => {
    const berlin = createZone('Europe/Berlin')
    const start = readWall('2024-03-31T02:00')
    const window = ['FREQ=WEEKLY', start, berlin, start + dayMs, start + 8 * dayMs] as const
    expect(expandRule(...window).map(berlin.toInstant)).toEqual([Date.parse('2024-04-07T02:00+02:00')])
    expect(expandByRust(...window)).toEqual([Date.parse('2024-04-07T03:00+02:00')])
  })

  it('a date in a spring gap at midnight is late like any other, where the library leaves it out', () => {
    const santiago = createZone('America/Santiago')
    const start = readWall('2024-09-01T00:30')
    const window = ['FREQ=WEEKLY;BYDAY=SU', start, santiago, start + dayMs, start + 8 * dayMs] as const
    expect(expandRule(...window).map(santiago.toInstant)).toEqual([Date.parse('2024-09-08T01:30-03:00')])
    expect(expandByRust(...window)).toEqual([])
  })
})
