import { describe, expect, test } from 'vitest'
import { backOff, jitter } from '../../screen/sync/delay.ts'

/** A thousand screens that lost the same server in the same moment, each with a chance of its own. */
const screens = Array.from({ length: 1_000 }, (_, index) => (index + 0.5) / 1_000)

/** The most of them that come within any one second. */
function busiestSecond(delays: readonly number[]): number {
  const seconds = new Map<number, number>()
  for (const delay of delays) seconds.set(Math.floor(delay / 1_000), (seconds.get(Math.floor(delay / 1_000)) ?? 0) + 1)
  return Math.max(...seconds.values())
}

describe('a crowd of screens does not come in the same second', () => {
  test.each([
    [3, 130],
    [6, 17],
    [100, 17],
  ])('after %i failures at most %i of a thousand come in one second', (tries, most) => {
    const delays = screens.map((chance) => backOff(tries, () => chance))
    expect(busiestSecond(delays)).toBeLessThanOrEqual(most)
    expect(new Set(delays).size).toBe(1_000)
  })

  test('a refresh that all are told of at once is spread over the whole time given', () => {
    const delays = screens.map((chance) => jitter(15 * 60_000, () => chance))
    expect(busiestSecond(delays)).toBeLessThanOrEqual(2)
    expect(Math.min(...delays)).toBeLessThan(1_000)
    expect(Math.max(...delays)).toBeGreaterThan(14.9 * 60_000)
  })

  test('a screen never asks again at once, and never waits much longer than a minute', () => {
    for (const tries of [0, 1, 5, 1_000]) {
      expect(backOff(tries, () => 0)).toBe(250)
      expect(backOff(tries, () => 0.999999)).toBeLessThanOrEqual(60_250)
    }
    expect(backOff(0, () => 0.999999)).toBeLessThanOrEqual(1_250)
  })
})
