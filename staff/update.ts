import { signal, type ReadonlySignal } from '@preact/signals'
import { Workbox } from 'workbox-window'

export interface Update {
  /** Set while a new build waits: loads it. Forms are kept on the device, so nothing written is lost. */
  take: ReadonlySignal<(() => void) | undefined>
}

const hour = 60 * 60_000

/** Registers the service worker and asks for new builds; whoever is at work decides when to take one. */
export function watchForUpdates(view: Window): Update {
  const take = signal<(() => void) | undefined>(undefined)
  if (!('serviceWorker' in view.navigator) || import.meta.env.DEV) return { take }
  const workbox = new Workbox('/staff/sw.js', { scope: '/staff/', updateViaCache: 'none' })
  workbox.addEventListener('waiting', () => {
    take.value = () => {
      workbox.addEventListener('controlling', () => view.location.reload())
      workbox.messageSkipWaiting()
    }
  })
  // Without a worker the pages work as before, only not offline.
  workbox.register().then(
    () => view.setInterval(() => void workbox.update().catch(() => undefined), hour),
    () => undefined,
  )
  return { take }
}
