import { describe, expect, test } from 'vitest'
import { createClock } from '../../screen/clock.ts'

const noon = Date.parse('2026-01-05T11:00:00Z')
const day = 86_400_000

function buildClock(device: { now: number }, remembered: string | null = null) {
  const kept: string[] = []
  const clock = createClock({
    deviceNow: () => device.now,
    memory: { read: () => remembered, write: (value) => void kept.push(value) },
  })
  return { clock, kept }
}

describe('the clock of a screen', () => {
  test('follows the device until a server speaks', () => {
    const { clock } = buildClock({ now: noon })
    expect(clock.now()).toBe(noon)
    expect(clock.trust()).toBe('device')
    expect(clock.offset()).toBeUndefined()
  })

  test('takes the time of the server, whatever the device says', () => {
    const device = { now: Date.parse('1970-01-01T00:00:10Z') }
    const { clock, kept } = buildClock(device)
    clock.confirm(noon)
    device.now += 5_000
    expect(clock.now()).toBe(noon + 5_000)
    expect(clock.trust()).toBe('confirmed')
    expect(kept).toEqual([String(noon)])
  })

  test('runs on from the highest time seen when the device was set back', () => {
    const device = { now: noon - 30 * day }
    const { clock } = buildClock(device, String(noon))
    expect(clock.now()).toBe(noon)
    device.now += 60_000
    expect(clock.now()).toBe(noon + 60_000)
    expect(clock.trust()).toBe('confirmed')
  })

  test('believes a device that is ahead of the highest time seen: days passed without power', () => {
    const { clock } = buildClock({ now: noon + 20 * day }, String(noon))
    expect(clock.now()).toBe(noon + 20 * day)
  })

  test('writes the highest time at most once a minute', () => {
    const device = { now: noon }
    const { clock, kept } = buildClock(device)
    for (let second = 0; second < 120; second += 15) clock.confirm(noon + second * 1_000)
    expect(kept).toEqual([String(noon), String(noon + 60_000)])
  })

  test('does not take a broken memory for a time', () => {
    const { clock } = buildClock({ now: noon }, 'yesterday')
    expect(clock.now()).toBe(noon)
    expect(clock.trust()).toBe('device')
  })
})
