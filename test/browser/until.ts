import { setTimeout as wait } from 'node:timers/promises'

/**
 * Asks again until the answer is yes; rejects, naming `what`, after `timeout` milliseconds. A question that fails is a no: between two
 * pages there is nobody to ask. Not for `Page.waitForFunction`: it takes the promise of an answer itself for a yes.
 */
export async function until(what: string, ask: () => Promise<boolean>, timeout = 30_000): Promise<void> {
  const end = Date.now() + timeout
  let failure: unknown
  while (!(await ask().catch((error: unknown) => ((failure = error), false)))) {
    if (Date.now() > end) throw new Error(`not within ${timeout} ms: ${what}`, { cause: failure })
    await wait(200)
  }
}
