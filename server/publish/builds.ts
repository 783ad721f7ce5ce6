import type { Snapshot, StateName } from '../../content/model/snapshot.ts'
import { takeAllSteps } from '../../content/resolve/steps.ts'
import type { Log } from '../store/store.ts'
import { type Bodies, brotliBody, createSnapshotWriter, gzipBody, identityOf, stateOf } from './snapshot.ts'
import { workInTurns } from './turns.ts'

interface BuildOptions {
  takeSnapshot: () => Snapshot
  now: () => number
  schedule: (task: () => void, delay: number) => () => void
  log: Pick<Log, 'error'>
  /** `took`: seconds from the joined snapshot to its compressed bytes. */
  onBuilt: (state: StateName, took: number) => void
}

export interface Builds {
  /** The last finished one. */
  bodies(): Bodies
  /** Something public has changed. It is built as soon as what is going on is done, in a storm a few times a second. */
  request(): void
  settle(): Promise<void>
  close(): void
}

/** Between two builds. The main thread is given back for four times as long as a build has held it. */
const shortestPause = 250
/** A clock that was set right in the middle of a build must not keep the old state on the screens for hours. */
const longestPause = 10_000
const idleShare = 4

/** Brotli takes its time: it is worth it for what stays. */
const standing = 2_000

/** Turns snapshots into bodies, one at a time, compressing off the main thread. */
export function createBuilds({ takeSnapshot, now, schedule, log, onBuilt }: BuildOptions): Builds {
  const write = createSnapshotWriter()
  const first = takeSnapshot()
  let bodies: Bodies = { state: stateOf(first), identity: identityOf(first, takeAllSteps(write(first))) }
  let wanted = false
  let working: Promise<void> | undefined
  let cancelPause = () => {}
  let cancelBrotli = () => {}
  let pausing = false
  let closed = false
  const unwanted = new AbortController()
  let waiting: (() => void)[] = []

  const isIdle = () => closed || (!wanted && !working)
  const release = () => {
    if (!isIdle()) return
    for (const resolve of waiting) resolve()
    waiting = []
  }

  function* takeAndWrite() {
    wanted = false
    const snapshot = takeSnapshot()
    yield
    return { snapshot, bytes: yield* write(snapshot) }
  }

  const build = async () => {
    cancelBrotli()
    const started = now()
    const began = performance.now()
    try {
      const { snapshot, bytes } = await workInTurns(takeAndWrite(), unwanted.signal)
      pause(Math.min(Math.max(shortestPause, idleShare * (now() - started)), longestPause))
      const gzip = await gzipBody(snapshot, bytes)
      bodies = { state: stateOf(snapshot), identity: identityOf(snapshot, bytes), gzip }
      onBuilt(bodies.state, (performance.now() - began) / 1000)
      if (!closed) cancelBrotli = schedule(() => void addBrotli(snapshot, bytes), standing)
    } catch (error) {
      if (!closed) log.error('the snapshot cannot be built', { reason: String(error) })
    }
  }

  const start = () => {
    if (closed || pausing || working || !wanted) return
    working = build().finally(() => {
      working = undefined
      start()
      release()
    })
  }

  const pause = (delay: number) => {
    pausing = true
    cancelPause = schedule(() => {
      pausing = false
      start()
    }, delay)
  }

  const addBrotli = async (snapshot: Snapshot, bytes: Buffer) => {
    try {
      const brotli = await brotliBody(snapshot, bytes)
      if (bodies.identity.bytes === bytes) bodies = { ...bodies, brotli }
    } catch (error) {
      log.error('the snapshot cannot be compressed', { reason: String(error) })
    }
  }

  return {
    bodies: () => bodies,
    request() {
      wanted = true
      start()
    },
    settle: () => (isIdle() ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    close() {
      closed = true
      unwanted.abort()
      release()
      cancelPause()
      cancelBrotli()
    },
  }
}
