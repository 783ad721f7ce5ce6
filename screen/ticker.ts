import { type ReadonlySignal, signal } from '@preact/signals-core'
import type { Clock } from './clock.ts'

export interface Ticker {
  /** The instant everything on the screen is a function of; moves at each full minute and when asked. */
  instant: ReadonlySignal<number>
  /** Looks at the clock again at `instant`, when something changes between two minutes. */
  wakeAt(instant: number): void
  /** Looks at the clock now. */
  look(): void
  stop(): void
}

const minute = 60_000

/** One timer for the whole screen. */
export function startTicker(clock: Clock): Ticker {
  const instant = signal(clock.now())
  let wake = Infinity
  let timer: ReturnType<typeof setTimeout> | undefined

  function schedule() {
    clearTimeout(timer)
    const now = clock.now()
    const next = Math.min((Math.floor(now / minute) + 1) * minute, wake)
    timer = setTimeout(look, Math.max(20, Math.min(next - now, minute)))
  }

  function look() {
    const now = clock.now()
    // Whoever hears of the new instant may already ask for the next one.
    if (wake <= now) wake = Infinity
    instant.value = now
    schedule()
  }
  look()

  return {
    instant,
    wakeAt(at) {
      if (at >= wake || at <= clock.now()) return
      wake = at
      schedule()
    },
    look,
    stop: () => clearTimeout(timer),
  }
}
