import { setTimeout as wait } from 'node:timers/promises'
import type { Kind } from '../../content/model/kinds.ts'
import type { Desk } from './desk.ts'
import type { FileLayer } from './file-layer.ts'
import type { Follower } from './follow.ts'
import type { HandEdits } from './hand-edits.ts'
import type { Presence } from './presence.ts'
import { createSerial } from './serially.ts'
import type { Log } from './store.ts'
import type { Timing } from './timing.ts'
import { createLookout, watchFolder } from './watch.ts'

/** Keeps files and content the same in both directions, one step after the other, while the store runs. */
export interface FileKeeper {
  /** Content changed in these collections: their files follow soon. */
  behind(kinds: Iterable<Kind>): void
  settle(): Promise<void>
  /** Runs a task while no collection's file is read or written. */
  pause<T>(task: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

export interface KeeperOptions {
  files: FileLayer
  folder: string
  desks: readonly Desk[]
  follower: Follower
  handEdits: HandEdits
  presence: Presence
  /** Looks for whatever else a person does in the folder. */
  alsoLook: () => Promise<void>
  timing: Timing
  log: Log
}

export function createFileKeeper({
  files,
  folder,
  desks,
  follower,
  handEdits,
  presence,
  alsoLook,
  timing,
  log,
}: KeeperOptions): FileKeeper {
  const serially = createSerial()
  const lookout = createLookout(files, desks, timing.still)
  let closed = false
  let nextLook: NodeJS.Timeout | undefined
  let nextFollow: NodeJS.Timeout | undefined
  let notBefore = 0
  let failed = 0

  const look = (): Promise<boolean> =>
    serially(async () => {
      if (closed || !(await presence.look())) return false
      const { changed, moving } = await lookout.look()
      if (changed.length > 0) await handEdits.take(changed)
      await alsoLook()
      if (desks.some(({ dirty, held }) => dirty && !held)) followSoon()
      return moving
    }).catch((error: unknown) => {
      log.error('the files could not be looked at', { error })
      return false
    })

  function lookSoon(delay: number) {
    if (closed) return
    nextLook ??= setTimeout(async () => {
      nextLook = undefined
      if (await look()) lookSoon(timing.still)
    }, delay).unref()
  }

  const follow = (): Promise<boolean> =>
    serially(async () => {
      if (!(await presence.look())) return false
      const began = performance.now()
      const whole = await follower.follow()
      const took = performance.now() - began
      // Large collections must not keep the disk busy for ever in a storm of edits: the history has everything.
      notBefore = performance.now() + took * 4
      return whole
    })

  function followSoon() {
    if (closed || nextFollow) return
    const patience = failed === 0 ? timing.follow : Math.min(timing.retry * 2 ** (failed - 1), timing.retry * 8)
    nextFollow = setTimeout(
      async () => {
        nextFollow = undefined
        const whole = await follow()
        failed = whole ? 0 : failed + 1
        if (whole) return
        // Perhaps because a person was faster: their file is read first.
        lookSoon(0)
        followSoon()
      },
      Math.max(patience, notBefore - performance.now()),
    ).unref()
  }

  const endWatch = watchFolder(folder, timing.poll, log, () => lookSoon(timing.still / 10))

  return {
    behind(kinds) {
      const changed = new Set(kinds)
      for (const desk of desks) {
        if (changed.has(desk.kind)) desk.dirty = true
        // What it misses may be there now.
        else if (desk.waits) {
          desk.print = ''
          lookSoon(timing.still)
        }
      }
      followSoon()
    },
    async settle() {
      for (let round = 0; round < 5; round++) {
        while (await look()) await wait(timing.still)
        if (await follow()) return
      }
    },
    pause: serially,
    async close() {
      endWatch()
      clearTimeout(nextLook)
      clearTimeout(nextFollow)
      closed = true
      // What was deleted in the last moment was not looked at any more: the next start must find every file.
      await serially(() => lookout.findMissing()).catch(() => {})
      await follow()
    },
  }
}
