import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { launchBrowser } from '../../browser/chromium.ts'
import { removeFolder } from '../../browser/server.ts'
import { keepScreens, lookAlone, lookOnline, type Seen } from './lonely-screens.ts'
import { startServerAt, withServerAt } from './server-at.ts'
import { makeTimelyFolder } from './timely-content.ts'

/** Kiosk and display that were with their server once and never again. */
export interface LonelyDays {
  /** What they show at an instant, each time after a cold start. */
  look(instant: string): Promise<Seen>
  /** Fails unless they show at `instant` what the server of that day would have shown; returns it. */
  expectSame(instant: string): Promise<Seen>
  end(): Promise<void>
}

/** A loaded machine may miss a slide: what differs is looked at anew, and must differ again to count. */
const looks = 3

/** Lets both screens keep the winter's content on the day of `start`, then cuts the server. */
export async function leaveAlone(start: string): Promise<LonelyDays> {
  const { folder, remove } = await makeTimelyFolder()
  const profile = await mkdtemp(join(tmpdir(), 'rotes-sofa-profile-'))
  const server = await startServerAt(Date.parse(start), { folder })
  const { origin } = server
  try {
    await keepScreens(origin, profile)
  } finally {
    await server.stop('SIGKILL')
  }
  const browser = await launchBrowser()
  const look = (instant: string) => lookAlone(origin, profile, Date.parse(instant))
  return {
    look,
    async expectSame(instant) {
      const at = Date.parse(instant)
      for (let left = looks - 1; ; left--) {
        const [alone, online] = await withServerAt(at, folder, (fresh) =>
          Promise.all([look(instant), lookOnline(fresh.origin, browser, at)]),
        )
        if (left === 0 || JSON.stringify(alone) === JSON.stringify(online)) {
          expect(alone, instant).toEqual(online)
          return alone
        }
      }
    },
    async end() {
      await browser.close()
      await removeFolder(profile)
      await remove()
    },
  }
}
