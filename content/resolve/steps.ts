/** Work that can be left off after every step: what takes a server long is written so that others have their turn between. */
export type Steps<T> = Iterator<void, T>

/** All steps at once, for whoever has nothing else to do. */
export function takeAllSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
