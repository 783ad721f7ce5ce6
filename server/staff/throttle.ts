import { createHmac, randomBytes } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { RateLimiterMemory } from 'rate-limiter-flexible'

export const freeAttempts = 5
const longestWait = 15 * 60
const day = 24 * 60 * 60
/** The library's timers reach no further than 24 days. */
const familiarFor = 20 * day

export interface Throttle {
  /**
   * Seconds the caller has to wait; 0: it may try, and the attempt counts from now on, before its outcome is known, so that
   * a thousand at once are not a thousand free ones.
   */
  attempt(name: string, address: string): Promise<number>
  /** Forgets the failures of this account at this address. */
  succeeded(name: string, address: string): Promise<void>
}

/** The first 64 bits, however the address is abbreviated: `::` stands for as many groups of zeros as are missing. */
const firstHalf = (address: string): string => {
  const [front = '', back] = address.split('::').map((part) => part.split(':').filter(Boolean))
  const groups =
    back === undefined ? [...front] : [...front, ...Array(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/**
 * Slows guessing down, per account and per address: five free, then 1, 2, 4 … seconds, at most 15 minutes, never for good.
 * An address from which the account signed in before has a count of its own for that account, so that strangers who guess
 * cannot keep the staff out. Kept in memory only; names and addresses only as keyed hashes folded to a bounded number.
 */
export const createThrottle = (): Throttle => {
  const key = randomBytes(32)
  const failures = new RateLimiterMemory({ keyPrefix: 'failures', points: 1, duration: day })
  const waits = new RateLimiterMemory({ keyPrefix: 'waits', points: 1, duration: day })
  const familiar = new RateLimiterMemory({ keyPrefix: 'familiar', points: 1, duration: familiarFor })

  const fold = (kind: string, ...parts: string[]) =>
    `${kind}-${createHmac('sha256', key)
      .update(JSON.stringify([kind, ...parts]))
      .digest()
      .readUInt16BE(0)}`
  /** One household or attacker has a whole /64 of IPv6. */
  const network = (address: string) => (isIPv6(address) ? firstHalf(address) : address)

  const keysOf = async (name: string, address: string) => {
    const pair = fold('pair', name, network(address))
    const isFamiliar = (await familiar.get(pair)) !== null
    return isFamiliar ? [pair] : [fold('account', name), fold('address', network(address))]
  }
  const waitOf = async (each: string) => Math.max(0, Math.ceil(((await waits.get(each))?.msBeforeNext ?? 0) / 1000))
  const count = async (each: string) => {
    const { consumedPoints } = await failures.penalty(each)
    if (consumedPoints >= freeAttempts) await waits.set(each, 1, Math.min(2 ** (consumedPoints - freeAttempts), longestWait))
  }
  const forget = async (each: string) => {
    await failures.delete(each)
    await waits.delete(each)
  }
  const attempt = async (name: string, address: string) => {
    const keys = await keysOf(name, address)
    const wait = Math.max(...(await Promise.all(keys.map(waitOf))))
    if (wait === 0) await Promise.all(keys.map(count))
    return wait
  }

  // One after the other: what looks at the count also raises it.
  let last: Promise<unknown> = Promise.resolve()
  return {
    attempt(name, address) {
      const next = last.then(() => attempt(name, address))
      last = next.catch(() => {})
      return next
    },
    async succeeded(name, address) {
      // The address keeps its other failures: an account of one's own must not pay for guessing at others.
      for (const each of await keysOf(name, address)) {
        if (each.startsWith('address')) await failures.reward(each, 1)
        else await forget(each)
      }
      await familiar.set(fold('pair', name, network(address)), 1, familiarFor)
    },
  }
}
