import { wait } from './wait.ts'

/** How long after a failure a part of the app is asked for again, in milliseconds. */
const patience = 3_000

/** Loads a part of the app that is needed whatever happens: again and again until it comes. */
export async function insist<T>(load: () => Promise<T>, report: (what: string, error?: unknown) => void): Promise<T> {
  for (;;) {
    try {
      return await load()
    } catch (error) {
      report('a part of the app could not be loaded', error)
      await wait(patience)
    }
  }
}
