import type { BrowserContext } from 'playwright-core'

/**
 * Lets pages and service worker live `milliseconds` from now; both clocks go on ticking. Call it before the first navigation.
 * Playwright's own clock reaches pages only, so the worker's script is served with a shift in front. A worker the profile already
 * holds keeps the clock it was installed with, also after a restart.
 */
export async function shiftClock(context: BrowserContext, milliseconds: number, workerUrl = '**/sw.js'): Promise<void> {
  await context.clock.install({ time: Date.now() + milliseconds })
  await context.route(workerUrl, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: shiftedGlobals(milliseconds) + (await response.text()) })
  })
}

/** A script after which everything lives `milliseconds` from now: for a worker, or before a server's own. */
export function shiftedGlobals(milliseconds: number): string {
  return `{
  const RealDate = Date
  globalThis.Date = class Date extends RealDate {
    constructor(...parts) { parts.length > 0 ? super(...parts) : super(Date.now()) }
    static now() { return RealDate.now() + ${milliseconds} }
  }
  if (globalThis.Temporal) {
    const instant = () => Temporal.Instant.fromEpochMilliseconds(Date.now())
    const zonedDateTimeISO = (zone = Temporal.Now.timeZoneId()) => instant().toZonedDateTimeISO(zone)
    Object.assign(Temporal.Now, {
      instant,
      zonedDateTimeISO,
      plainDateTimeISO: (zone) => zonedDateTimeISO(zone).toPlainDateTime(),
      plainDateISO: (zone) => zonedDateTimeISO(zone).toPlainDate(),
      plainTimeISO: (zone) => zonedDateTimeISO(zone).toPlainTime(),
    })
  }
}
`
}
