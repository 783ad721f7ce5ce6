import { describe, expect, test } from 'vitest'
import { createClock } from '../../screen/clock.ts'

const noon = Date.parse('2026-01-05T11:00:00Z')
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** A device whose clock can be set while time goes on, and that can be switched off and on again. */
function buildDevice(now: number, kept: string | null = null) {
  const device = { now, elapsed: 0, kept, writes: [] as string[] }
  const start = () =>
    createClock({
      deviceNow: () => device.now,
      elapsed: () => device.elapsed,
      memory: {
        read: () => device.kept,
        write: (value) => {
          device.kept = value
          device.writes.push(value)
        },
      },
    })
  return {
    device,
    start,
    /** Time passes on both clocks of the device, which is looked at every minute as the ticker does. */
    run(clock: ReturnType<typeof start>, milliseconds: number) {
      for (let rest = milliseconds; rest > 0; rest -= minute) {
        const step = Math.min(minute, rest)
        device.now += step
        device.elapsed += step
        clock.now()
      }
    },
    switchOff(milliseconds: number) {
      device.now += milliseconds
      device.elapsed = 0
    },
  }
}

describe('the clock of a screen', () => {
  test('follows the device until a server speaks', () => {
    const clock = buildDevice(noon).start()
    expect(clock.now()).toBe(noon)
  })

  test('takes the time of the server, whatever the device says', () => {
    const { start, run } = buildDevice(Date.parse('1970-01-01T00:00:10Z'))
    const clock = start()
    clock.confirm(noon)
    run(clock, 5_000)
    expect(clock.now()).toBe(noon + 5_000)
  })

  test('believes a device that is ahead of the highest time seen: days passed without power', () => {
    expect(
      buildDevice(noon + 20 * day, String(noon))
        .start()
        .now(),
    ).toBe(noon + 20 * day)
  })

  test('writes the time at most once a minute', () => {
    const { device, start } = buildDevice(noon)
    const clock = start()
    for (let second = 0; second < 120; second += 15) clock.confirm(noon + second * 1_000)
    expect(device.writes).toEqual([`${noon} ${noon}`, `${noon + minute} ${noon + minute}`])
  })

  test('does not take a broken memory for a time', () => {
    for (const broken of ['yesterday', '', ' ', `${noon} soon`]) {
      const clock = buildDevice(noon - day, broken).start()
      expect(clock.now()).toBe(noon - day)
    }
  })
})

describe('a clock set back while the screen was off', () => {
  test('is not followed: the screen runs on from the time it knew', () => {
    const { device, start, run } = buildDevice(noon - 30 * day, String(noon))
    const clock = start()
    expect(clock.now()).toBe(noon)
    run(clock, 90_000)
    expect(clock.now()).toBe(noon + 90_000)
    expect(device.now).toBe(noon - 30 * day + 90_000)
  })

  test('is noticed after weeks without a server too, by a day as well as to 1970', () => {
    for (const setTo of [(now: number) => now - day, () => 0]) {
      const { device, start, run, switchOff } = buildDevice(noon)
      start().confirm(noon)
      switchOff(20 * day)
      run(start(), 2 * hour)
      switchOff(0)
      device.now = setTo(device.now)
      expect(start().now()).toBe(noon + 20 * day + 2 * hour)
    }
  })

  test('is left behind when the true time comes: the years are not counted twice', () => {
    const { device, start, run } = buildDevice(0, String(noon))
    const clock = start()
    run(clock, minute)
    device.now = noon + 3 * hour
    expect(clock.now()).toBe(noon + 3 * hour)
  })
})

describe('a clock that jumps while the screen runs', () => {
  test('is followed forth and back where no server was heard', () => {
    const { device, start, run } = buildDevice(noon, String(noon - day))
    const clock = start()
    device.now += hour
    run(clock, 30 * minute)
    expect(clock.now()).toBe(noon + hour + 30 * minute)
    device.now -= hour
    expect(clock.now()).toBe(noon + 30 * minute)
    run(clock, 30 * minute)
    expect(start().now()).toBe(noon + hour)
  })

  test('backwards changes nothing once a server was heard, and forwards only until it jumps back', () => {
    const { device, start, run } = buildDevice(noon)
    const clock = start()
    clock.confirm(noon)
    device.now -= day
    run(clock, minute)
    expect(clock.now()).toBe(noon + minute)
    device.now += day + hour
    expect(clock.now()).toBe(noon + hour + minute)
    device.now -= hour
    expect(clock.now()).toBe(noon + minute)
  })

  test('because the device slept is right, also after a server was heard', () => {
    const { device, start } = buildDevice(noon)
    const clock = start()
    clock.confirm(noon)
    device.now += 8 * hour
    expect(clock.now()).toBe(noon + 8 * hour)
  })
})

describe('a clock a year ahead', () => {
  test('is no floor for the next start', () => {
    const { device, start, run } = buildDevice(noon)
    start().confirm(noon)
    device.now += 365 * day
    run(start(), 2 * hour)
    device.now = noon + 3 * hour
    expect(start().now()).toBe(noon + 3 * hour)
  })

  test('of a server is put right by the server, for later starts as well', () => {
    const { start } = buildDevice(noon)
    const clock = start()
    clock.confirm(noon + 365 * day)
    clock.confirm(noon)
    expect(clock.now()).toBe(noon)
    expect(start().now()).toBe(noon)
  })
})
