import { applyEdits, type Applied, type State } from './apply-edits.ts'
import { NotWritable } from './errors.ts'
import type { Journal } from './journal.ts'
import { parseEdits, type ParsedEdit } from './parse-edits.ts'
import type { ReferenceIndex } from './reference-index.ts'
import { createSerial } from './serially.ts'
import { outcomeOf, type StoreMeter } from './store-meter.ts'
import type { Author, Change, Edit } from './store.ts'

/**
 * The one way in: changes are checked one after the other against everything before them, those that wait at the same
 * moment become durable in one write, and only then memory changes, step by step, and each is answered.
 */
export interface ChangeGate {
  change(edits: readonly Edit[], author: Author): Promise<Change | null>
  /** Changes that were asked for and not yet answered. */
  waiting(): number
  /** Runs a task while nothing is being written; changes wait for it. */
  pause<T>(task: () => Promise<T>): Promise<T>
  /** Waits for what is under way; later changes are refused. */
  close(): Promise<void>
}

export interface GateOptions {
  journal: Journal
  index: ReferenceIndex
  now: () => Date
  current: () => { state: State; revision: number }
  /** Called with every durable change in order; must not throw. */
  commit: (change: Change, state: State) => void
  meter: StoreMeter
}

interface Waiting {
  parsed: ParsedEdit[]
  author: Author
  resolve: (change: Change | null) => void
  reject: (error: unknown) => void
}

/** What one waiting change came to; answered when everything before it is durable. */
interface Outcome {
  waiting: Waiting
  error?: unknown
  made?: { change: Change; applied: Applied }
}

/** Milliseconds of checking after which the changes at hand are written, so that nobody else waits for the processor. */
const longestTurn = 3

export function createChangeGate({ journal, index, now, current, commit, meter }: GateOptions): ChangeGate {
  const serially = createSerial()
  let queue: Waiting[] = []
  let working: Promise<void> | undefined
  let closed = false
  let unanswered = 0

  async function work() {
    // Changes of the same moment come together.
    await Promise.resolve()
    while (queue.length > 0) await serially(() => writeTogether(checkWaiting()))
    working = undefined
  }

  function checkWaiting(): Outcome[] {
    const began = performance.now()
    let { state, revision } = current()
    const outcomes: Outcome[] = []
    let taken = 0
    for (const waiting of queue) {
      if (taken > 0 && performance.now() - began > longestTurn) break
      taken++
      try {
        const applied = applyEdits(state, index, waiting.parsed, waiting.author.via)
        if (applied.edits.length === 0) outcomes.push({ waiting })
        else {
          const change = { revision: ++revision, at: now().toISOString(), ...waiting.author, edits: applied.edits }
          outcomes.push({ waiting, made: { change, applied } })
          state = applied.state
        }
      } catch (error) {
        outcomes.push({ waiting, error })
      }
    }
    queue = queue.slice(taken)
    return outcomes
  }

  async function writeTogether(outcomes: Outcome[]) {
    const made = outcomes.flatMap((outcome) => outcome.made ?? [])
    try {
      if (made.length > 0) await journal.append(now(), made.map(({ change }) => `${JSON.stringify(change)}\n`).join(''))
    } catch (error) {
      for (const { applied } of made.reverse()) applied.takeBack()
      // Even a refusal may rest on a change that was not made after all.
      for (const { waiting } of outcomes) waiting.reject(error)
      return
    }
    for (const { waiting, error, made: done } of outcomes) {
      if (done) commit(done.change, done.applied.state)
      if (error !== undefined) waiting.reject(error)
      else waiting.resolve(done?.change ?? null)
    }
  }

  async function change(edits: readonly Edit[], { by, via }: Author): Promise<Change | null> {
    const parsed = parseEdits(edits)
    if (closed) throw new NotWritable('closed')
    return new Promise((resolve, reject) => {
      queue.push({ parsed, author: { by, via }, resolve, reject })
      working ??= work()
    })
  }

  return {
    async change(edits, author) {
      unanswered++
      try {
        const made = await change(edits, author)
        meter.edited(author.via, made ? 'changed' : 'unchanged')
        return made
      } catch (error) {
        meter.edited(author.via, outcomeOf(error))
        throw error
      } finally {
        unanswered--
      }
    },
    waiting: () => unanswered,
    pause: serially,
    async close() {
      closed = true
      await working
    },
  }
}
