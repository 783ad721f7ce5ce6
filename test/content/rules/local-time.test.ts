import { describe, expect, it } from 'vitest'
import { addDays, dayStart, findDay, localMoment, offsetAt } from '../../../content/rules/local-time.ts'
import { snapshotAt } from '../resolved.ts'

const spring = snapshotAt('2026-03-28T12:00:00Z').timeline
const autumn = snapshotAt('2026-10-24T12:00:00Z').timeline
const at = (timeline: typeof spring, instant: string) => localMoment(timeline, Date.parse(instant))

describe('the clock on the wall, read off the timeline', () => {
  it('knows day, time and weekday', () => {
    expect(at(spring, '2026-03-28T22:59:59Z')).toEqual({ date: '2026-03-28', time: '23:59', weekday: 5 })
    expect(at(spring, '2026-03-28T23:00:00Z')).toEqual({ date: '2026-03-29', time: '00:00', weekday: 6 })
  })

  it('jumps from two to three in spring', () => {
    expect(at(spring, '2026-03-29T00:59:59Z').time).toBe('01:59')
    expect(at(spring, '2026-03-29T01:00:00Z').time).toBe('03:00')
    expect(at(spring, '2026-03-29T21:59:59Z')).toEqual({ date: '2026-03-29', time: '23:59', weekday: 6 })
  })

  it('shows the hour after two twice in autumn', () => {
    expect(at(autumn, '2026-10-25T00:30:00Z').time).toBe('02:30')
    expect(at(autumn, '2026-10-25T01:30:00Z').time).toBe('02:30')
    expect(at(autumn, '2026-10-25T22:59:59Z')).toEqual({ date: '2026-10-25', time: '23:59', weekday: 6 })
  })

  it('outside the window goes on with the nearest day it knows', () => {
    expect(offsetAt(spring, Date.parse('2020-07-01T00:00:00Z'))).toBe(60)
    expect(offsetAt(spring, Date.parse('2030-01-01T00:00:00Z'))).toBe(120)
    expect(findDay(spring.days, spring.days[0]!.start - 1)).toBe(-1)
    expect(findDay(spring.days, spring.days.at(-1)!.start + 26 * 3_600_000)).toBe(-1)
  })

  it('finds where a day begins, within the window', () => {
    expect(dayStart(spring, '2026-03-30')).toBe(Date.parse('2026-03-29T22:00:00Z'))
    expect(dayStart(spring, '2026-03-26')).toBeUndefined()
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  })
})
