import { setImmediate } from 'node:timers/promises'
import type { Steps } from '../../content/resolve/steps.ts'

/** Milliseconds of work after which everybody else has a turn. */
const longestTurn = 2

/**
 * Takes steps without ever holding the event loop for longer than a turn and one step, and begins when whoever asked for it has gone on:
 * answers that are ready go out first. Throws what a step throws, and AbortError when nobody wants the work any more.
 */
export async function workInTurns<T>(steps: Steps<T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    await setImmediate(undefined, signal && { signal })
    const until = performance.now() + longestTurn
    do {
      const step = steps.next()
      if (step.done) return step.value
    } while (performance.now() < until)
  }
}
