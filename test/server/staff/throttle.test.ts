import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createThrottle, type Throttle } from '../../../server/staff/throttle.ts'

describe('guessing', () => {
  let throttle: Throttle
  beforeEach(() => {
    vi.useFakeTimers()
    throttle = createThrottle()
  })
  afterEach(() => vi.useRealTimers())
  const attempt = (name = 'ada', address = '203.0.113.1') => throttle.attempt(name, address)
  const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000)

  it('is free five times, then costs 1, 2, 4 … seconds, at most a quarter of an hour', async () => {
    for (let count = 0; count < 5; count++) expect(await attempt()).toBe(0)
    const waits: number[] = []
    for (let count = 0; count < 12; count++) {
      const wait = await attempt()
      waits.push(wait)
      pass(wait)
      expect(await attempt()).toBe(0)
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
  })

  it('a thousand times at once is five times', async () => {
    const waits = await Promise.all(Array.from({ length: 1000 }, () => attempt()))
    expect(waits.filter((wait) => wait === 0).length).toBe(5)
  })

  it('on one account from many addresses is slowed by the account, over many accounts by the address', async () => {
    for (let count = 0; count < 5; count++) await attempt('ada', `203.0.113.${count}`)
    expect(await attempt('ada', '203.0.113.99')).toBe(1)
    for (let count = 0; count < 5; count++) await attempt(`name-${count}`, '198.51.100.1')
    expect(await attempt('bob', '198.51.100.1')).toBe(1)
  })

  it('from a whole network of IPv6 is one address', async () => {
    for (let count = 0; count < 5; count++) await attempt(`name-${count}`, `2001:db8:1:2::${count}`)
    expect(await attempt('bob', '2001:db8:1:2:ffff::1')).toBe(1)
  })

  it('from a network of IPv6 with zeros in its name is one address too, however it is written', async () => {
    const written = ['2001:db8::1:2:3:4', '2001:db8::5', '2001:db8:0:0:9::', '2001:db8::a:b:c:d', '2001:0db8:0:0:1:1:1:1']
    for (const [count, address] of written.entries()) await attempt(`name-${count}`, address)
    expect(await attempt('bob', '2001:db8::7:7:7:7')).toBe(1)
    expect(await attempt('bob', '2001:db8:0:1::1')).toBe(0)
    expect(await attempt('bob', '2001:db8:1:3::1')).toBe(0)
  })

  it('by strangers does not keep out who signed in from here before', async () => {
    await attempt('ada', '192.0.2.7')
    await throttle.succeeded('ada', '192.0.2.7')
    for (let count = 0; count < 5; count++) await attempt('ada', '203.0.113.1')
    expect(await attempt('ada', '203.0.113.1')).toBeGreaterThan(0)
    expect(await attempt('ada', '192.0.2.7')).toBe(0)
  })

  it('is forgotten for the account after a success, but not paid for with an account of one’s own', async () => {
    for (let count = 0; count < 4; count++) await attempt('ada', '203.0.113.1')
    await attempt('mallory', '203.0.113.1')
    await throttle.succeeded('mallory', '203.0.113.1')
    expect(await attempt('bob', '203.0.113.1')).toBe(1)
  })
})
