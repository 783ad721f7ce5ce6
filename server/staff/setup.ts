import { randomBytes, timingSafeEqual } from 'node:crypto'
import { Problem } from '../problem.ts'

export const setupLife = 30 * 60_000

export interface Setup {
  /** A new token; the one before is void. */
  issue(): string
  /** Does the work if the token is the right one, once: after a success no token is valid. Throws 403 otherwise. */
  redeem<T>(token: string, work: () => Promise<T>): Promise<T>
}

export const linkNotValid = () =>
  new Problem(403, 'Link not valid', 'This link was used or is too old. A restart of the server prints a new one.')

const sameText = (a: string, b: string) => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** The one-time way in for the first admin. Kept in memory only: a restart without any account prints another link. */
export const createSetup = (now: () => number): Setup => {
  let current: { token: string; until: number } | undefined
  return {
    issue() {
      current = { token: randomBytes(32).toString('base64url'), until: now() + setupLife }
      return current.token
    },
    async redeem(token, work) {
      const offered = current
      if (!offered || now() >= offered.until || !sameText(token, offered.token)) {
        throw linkNotValid()
      }
      // Nobody else can use it while it is being used; a password that was refused gives it back.
      current = undefined
      try {
        return await work()
      } catch (error) {
        current ??= offered
        throw error
      }
    },
  }
}
