import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { readWall } from '../../../content/resolve/wall.ts'
import { createZone, listDays } from '../../../content/resolve/zone.ts'
import { iso } from '../resolved.ts'

const berlin = createZone('Europe/Berlin')

describe('wall time in a zone', () => {
  it('is an hour ahead of UTC in winter and two in summer', () => {
    expect(iso(berlin.toInstant(readWall('2026-01-15T12:00')))).toBe('2026-01-15T11:00Z')
    expect(iso(berlin.toInstant(readWall('2026-07-15T12:00')))).toBe('2026-07-15T10:00Z')
  })

  it('in the spring gap is an hour later, and told', () => {
    const found = berlin.locate(readWall('2026-03-29T02:30'))
    expect([iso(found.instant), iso(found.gap!)]).toEqual(['2026-03-29T01:30Z', '2026-03-29T01:00Z'])
    expect(iso(berlin.toWall(found.instant))).toBe('2026-03-29T03:30Z')
    expect(berlin.locate(readWall('2026-03-29T03:00'))).toEqual({ instant: Date.parse('2026-03-29T01:00Z') })
  })

  it('in the autumn fold is the first of the two', () => {
    expect(iso(berlin.toInstant(readWall('2026-10-25T02:30')))).toBe('2026-10-25T00:30Z')
    expect(iso(berlin.toInstant(readWall('2026-10-25T03:00')))).toBe('2026-10-25T02:00Z')
  })

  it('is what Temporal says, for any minute and zone', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'Asia/Kathmandu', 'UTC'].map(
      createZone,
    )
    const minute = fc.integer({ min: Date.UTC(1985, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 }).map((n) => n * 60_000)
    fc.assert(
      fc.property(fc.constantFrom(...zones), minute, (zone, wall) => {
        const plain = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime()
        const zoned = plain.toZonedDateTime(zone.name, { disambiguation: 'compatible' })
        expect(zone.toInstant(wall)).toBe(zoned.epochMilliseconds)
        const local = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO(zone.name)
        expect(zone.offsetAt(wall)).toBe(local.offsetNanoseconds / 1_000_000)
        expect(zone.locate(wall).gap !== undefined).toBe(!zoned.toPlainDateTime().equals(plain))
      }),
      { numRuns: 2_000, seed: 5 },
    )
  })

  it('must name a zone that exists', () => {
    expect(() => createZone('Europe/Dannenberg')).toThrow(RangeError)
  })
})

describe('the days of a window', () => {
  it('say when they begin and when their clock changes', () => {
    const days = listDays(berlin, readWall('2026-03-28'), 3)
    expect(days.map((day) => ({ ...day, start: iso(day.start) }))).toEqual([
      { date: '2026-03-28', start: '2026-03-27T23:00Z', offset: 60 },
      { date: '2026-03-29', start: '2026-03-28T23:00Z', offset: 60, shift: { at: Date.parse('2026-03-29T01:00Z'), offset: 120 } },
      { date: '2026-03-30', start: '2026-03-29T22:00Z', offset: 120 },
    ])
    const [autumn] = listDays(berlin, readWall('2026-10-25'), 1)
    expect(autumn!.shift).toEqual({ at: Date.parse('2026-10-25T01:00Z'), offset: 60 })
  })

  it('begin at one where midnight is left out', () => {
    const [day] = listDays(createZone('Africa/Cairo'), readWall('2026-04-24'), 1)
    expect(day).toEqual({ date: '2026-04-24', start: Date.parse('2026-04-23T22:00Z'), offset: 180 })
  })
})
