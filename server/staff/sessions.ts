import { createHash, randomBytes, randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { NotWritable } from '../store/errors.ts'
import type { PrivateFile } from '../store/private-file.ts'
import { createSerial } from '../store/serially.ts'

const minute = 60_000
export const idleLimit = 60 * minute
export const absoluteLimit = 12 * 60 * minute
/** Being seen is written down this seldom: after a crash a session may end this much early, never late. */
const seenStep = 5 * minute

const Session = v.strictObject({
  id: v.string(),
  /** SHA-256 of the token: the file alone opens nothing. */
  hash: v.string(),
  account: v.string(),
  /** Epoch milliseconds, as all moments here. */
  createdAt: v.number(),
  seenAt: v.number(),
})
export type Session = v.InferOutput<typeof Session>
export const SessionList = v.array(Session)

export interface Sessions {
  /** A new session; answers its token, 256 random bits that are kept nowhere else. */
  start(account: string): Promise<{ token: string; session: Session }>
  /** The living session of a token; looking counts as being there. */
  find(token: string): Session | undefined
  /** Whether the session still lives, without counting as being there. */
  isLive(id: string): boolean
  of(account: string): Session[]
  end(id: string): Promise<void>
  endAll(account: string, except?: string): Promise<void>
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

export const createSessions = (file: PrivateFile<Session[]>, now: () => number, onLost: (error: unknown) => void): Sessions => {
  /** When each was last seen, where memory knows better than the file. */
  const seen = new Map<string, number>()
  const isLiving = (session: Session) => {
    const idle = now() - (seen.get(session.id) ?? session.seenAt)
    const age = now() - session.createdAt
    // Begun while the clock was far ahead: nobody knows when, and it would otherwise live until then.
    return idle < idleLimit && age < absoluteLimit && age > -idleLimit
  }
  /** All sessions, where memory knows better than the file: while the disk refuses it. */
  let unsaved: Session[] | undefined
  const living = () => (unsaved ?? file.value()).filter(isLiving)
  const serially = createSerial()
  const update = (change: (sessions: Session[]) => Session[]) =>
    serially(async () => {
      const left = change(living()).map((session) => ({ ...session, seenAt: seen.get(session.id) ?? session.seenAt }))
      try {
        await file.update(() => left)
        unsaved = undefined
      } catch (error) {
        // A full disk keeps nobody out, least of all who comes to make room. Only a restart would end or revive what it missed.
        if (!(error instanceof NotWritable) || error.code === 'closed') throw error
        unsaved = left
        onLost(error)
      }
      for (const id of seen.keys()) if (!left.some((session) => session.id === id)) seen.delete(id)
    })
  const touch = (session: Session) => {
    seen.set(session.id, now())
    if (now() - session.seenAt > seenStep) update((sessions) => sessions).catch(onLost)
  }

  return {
    async start(account) {
      const token = randomBytes(32).toString('base64url')
      const session = { id: randomUUID(), hash: hashOf(token), account, createdAt: now(), seenAt: now() }
      await update((sessions) => [...sessions, session])
      return { token, session }
    },
    find(token) {
      const hash = hashOf(token)
      const session = living().find((each) => each.hash === hash)
      if (session) touch(session)
      return session
    },
    isLive: (id) => living().some((session) => session.id === id),
    of: (account) => living().filter((session) => session.account === account),
    end: (id) => update((sessions) => sessions.filter((session) => session.id !== id)),
    endAll: (account, except) =>
      update((sessions) => sessions.filter((session) => session.account !== account || session.id === except)),
  }
}
