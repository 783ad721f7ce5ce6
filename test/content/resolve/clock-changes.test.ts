import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { publicKinds, type Snapshot } from '../../../content/model/snapshot.ts'

interface Printed {
  minutesFromUtc: number
  nights: {
    date: string
    rows: string[]
    until?: string
    days: { date: string; start: number; offset: number }[]
    snapshot: Snapshot
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

  it('in all that a snapshot tells of time: nothing of it is missing from what is compared', () => {
    const { timeline, ...snapshot } = utc!.nights[1]!.snapshot
    const empty = publicKinds.filter((kind) => snapshot[kind].length === 0)
    expect(empty).toEqual(['alerts', 'pages'])
    expect(utc!.nights[0]!.snapshot.alerts).toHaveLength(1)
    expect(Object.keys(timeline.occurrences).sort()).toEqual(['abroad', 'daily', 'half-past-two', 'night', 'sunday'])
    expect(Object.keys(timeline.openings).sort()).toEqual(['offers/advice', 'places/cellar', 'places/hall'])
    expect(Object.keys(timeline.intervals).sort()).toEqual([
      'media/sofa',
      'notices/gap',
      'notices/lift',
      'screens/wall/night',
      'screens/wall/on',
      'slides/today',
      'surveys/wishes',
    ])
    expect(new Set(timeline.holidays.map(({ kind }) => kind))).toEqual(new Set(['public', 'school']))
  })

  it('in the gap and the fold: what begins or ends there does so an hour later, or the first time', () => {
    const intervals = utc!.nights.map(({ snapshot }) => snapshot.timeline.intervals)
    const utcOf = (instant: number | null | undefined) => (instant ? new Date(instant).toISOString().slice(0, 16) : instant)
    expect(intervals[0]!['notices/gap']![0]!.map(utcOf)).toEqual(['2026-03-29T01:30', '2026-10-25T00:30'])
    expect(intervals[0]!['alerts/storm']![0]!.map(utcOf)).toEqual(['2026-03-29T00:59', '2026-03-29T01:00'])
    expect(intervals[1]!['slides/today']![0]!.map(utcOf)).toEqual(['2026-03-28T23:00', '2026-10-25T00:00'])
    expect(intervals[1]!['media/sofa']![0]!.map(utcOf)).toEqual([null, '2026-10-25T23:00'])
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
