import { effect } from '@preact/signals-core'
import { startHeartbeat } from './heartbeat.ts'
import { proveBuild, tellWorker } from './prove-build.ts'
import type { ScreenModel } from './screen-model.ts'

export interface UpkeepDeps {
  model: Pick<ScreenModel, 'instant' | 'snapshot' | 'online'>
  /** Checks and mends every copy of the content and its media. */
  mend: () => Promise<void>
  report: (what: string, error?: unknown) => void
}

const hour = 60 * 60_000
const day = 24 * hour

/**
 * What a screen does beside showing: signs of life for its launcher, proof of its build for the worker, and every copy it keeps
 * checked and mended: at the start, when the network first comes, and then once a day.
 */
export function startUpkeep({ model, mend, report }: UpkeepDeps): () => void {
  const canKeep = window.isSecureContext && 'serviceWorker' in navigator
  const cleanups = [startHeartbeat(window, model)]
  if (!canKeep) return () => cleanups.forEach((stop) => stop())

  let mendedAt = -Infinity
  let wasOnline = false
  const look = () => {
    if (!model.snapshot.peek() || (performance.now() - mendedAt < day && (wasOnline || !model.online.peek()))) return
    mendedAt = performance.now()
    wasOnline = model.online.peek()
    void tellWorker({ type: 'mend' })
    void mend().catch((error: unknown) => report('what this device keeps could not be mended', error))
  }
  const timer = setInterval(look, hour)
  cleanups.push(
    proveBuild(model.snapshot, report),
    effect(() => {
      if (model.snapshot.value || model.online.value) look()
    }),
    () => clearInterval(timer),
  )
  return () => cleanups.forEach((stop) => stop())
}
