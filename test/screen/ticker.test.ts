import { effect } from '@preact/signals'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Clock } from '../../screen/clock.ts'
import { startTicker } from '../../screen/ticker.ts'

const clock: Clock = { now: () => Date.now(), confirm: () => undefined }

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-01-05T10:00:30Z') }))
afterEach(() => void vi.useRealTimers())

const told = (instant: number) => new Date(instant).toISOString().slice(11, 23)

it('moves at each full minute and at the instants it is asked for', () => {
  const ticker = startTicker(clock)
  const seen: string[] = []
  ticker.instant.subscribe((instant) => seen.push(told(instant)))
  ticker.wakeAt(Date.parse('2026-01-05T10:00:42Z'))
  vi.advanceTimersByTime(60_000)
  expect(seen).toEqual(['10:00:30.000', '10:00:42.000', '10:01:00.000'])
  ticker.stop()
})

it('whoever asks for the next instant while hearing of this one is woken for it, every time', () => {
  const ticker = startTicker(clock)
  const seen: string[] = []
  const stop = effect(() => {
    seen.push(told(ticker.instant.value))
    ticker.wakeAt(ticker.instant.value + 8_000)
  })
  vi.advanceTimersByTime(29_000)
  expect(seen).toEqual(['10:00:30.000', '10:00:38.000', '10:00:46.000', '10:00:54.000'])
  expect(vi.getTimerCount()).toBe(1)
  stop()
  ticker.stop()
})

it('after the clock jumped a year, forth and back, it looks again within a minute and keeps its measure', () => {
  const ticker = startTicker(clock)
  const seen: number[] = []
  const stop = effect(() => {
    seen.push(ticker.instant.value)
    ticker.wakeAt(ticker.instant.value + 8_000)
  })
  for (const days of [365, -365, 0.5, -0.5]) {
    vi.setSystemTime(Date.now() + days * 86_400_000)
    const target = Date.now()
    seen.length = 0
    vi.advanceTimersByTime(60_000)
    expect(seen.length).toBeGreaterThanOrEqual(8)
    expect(seen.length).toBeLessThanOrEqual(10)
    expect(seen.every((instant) => instant >= target && instant <= target + 60_000)).toBe(true)
    expect(vi.getTimerCount()).toBe(1)
  }
  stop()
  ticker.stop()
})

it('an instant asked for in a time that never came is no reason to wake', () => {
  const ticker = startTicker(clock)
  const looks = vi.fn()
  ticker.wakeAt(Date.now() + 365 * 86_400_000)
  vi.setSystemTime(Date.now() - 86_400_000)
  ticker.look()
  const stop = ticker.instant.subscribe(looks)
  vi.advanceTimersByTime(3 * 60_000)
  expect(looks).toHaveBeenCalledTimes(1 + 3)
  stop()
  ticker.stop()
})
