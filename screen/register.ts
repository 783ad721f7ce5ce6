/**
 * Registers the app's service worker and looks for a new build every hour, since a screen never navigates. A waiting build is
 * handed to `offer`, which calls `take` when nobody is looking; the page then reloads once.
 */
export async function registerWorker(
  app: 'kiosk' | 'signage',
  offer: (take: () => void) => void,
  report: (what: string, error?: unknown) => void,
): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    // Fetched when the page already shows: the first paint does not wait for it.
    const { Workbox } = await import('workbox-window')
    const workbox = new Workbox(`/${app}/sw.js`, { scope: `/${app}/`, updateViaCache: 'none' })
    let reloading = false
    workbox.addEventListener('waiting', () =>
      offer(() => {
        workbox.addEventListener('controlling', () => {
          if (reloading) return
          reloading = true
          location.reload()
        })
        workbox.messageSkipWaiting()
      }),
    )
    await workbox.register({ immediate: true })
    setInterval(() => void workbox.update().catch(() => undefined), 60 * 60_000)
  } catch (error) {
    report('the offline copy of this app could not be set up', error)
  }
}
