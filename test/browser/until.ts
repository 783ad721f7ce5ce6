import { setTimeout as wait } from 'node:timers/promises'

/** A question that is not answered for so long never will be, in milliseconds: a browser may hang over what is damaged. */
const hang = 10_000

/**
 * Asks again until the answer is yes; rejects, naming `what`, after `timeout` milliseconds. A question that fails is a no: between two
 * pages there is nobody to ask. Not for `Page.waitForFunction`: it takes the promise of an answer itself for a yes.
 */
export async function until(what: string, ask: () => Promise<boolean>, timeout = 30_000): Promise<void> {
  const end = Date.now() + timeout
  let failure: unknown
  const askInTime = () => Promise.race([ask(), wait(hang).then(() => Promise.reject(new Error(`no answer to: ${what}`)))])
  while (!(await askInTime().catch((error: unknown) => ((failure = error), false)))) {
    if (Date.now() > end) throw new Error(`not within ${timeout} ms: ${what}`, { cause: failure })
    await wait(200)
  }
}
