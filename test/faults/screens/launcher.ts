import type { Page } from 'playwright-core'
import { createDevice, type Device, letSettle } from './device.ts'
import type { World } from './survive.ts'

/** The sign of life as `docs/launcher.md` has it read; undefined where there is none. */
export const readBeat = (page: Page): Promise<string | undefined> => page.evaluate(() => document.documentElement.dataset.beat)

/** Switches on and waits for a sign of life, for a launcher's three minutes in short. */
async function start(device: Device): Promise<boolean> {
  const page = await device.switchOn()
  await page.waitForURL(({ protocol }) => protocol !== 'about:')
  // The page of an error lives on without a worker and without a beat.
  if (page.url().startsWith('chrome-error:')) return false
  const beats = await letSettle(page).then(
    () => true,
    () => false,
  )
  return beats && (await readBeat(page)) !== undefined
}

/**
 * What the launcher's table does with a device that is off: three starts, then a fresh profile where the server answers, or the
 * spare one. Resolves to the device that shows a sign of life, switched on.
 */
export async function launch(world: World, device: Device, spare?: Device): Promise<{ by: string; device: Device } | undefined> {
  for (let starts = 0; starts < 3; starts++) {
    if (await start(device)) return { by: 'its own profile', device }
    await device.switchOff()
  }
  const answers = await fetch(`${world.front.origin}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  )
  const next = answers ? await createDevice(world.front.origin, device.app) : spare
  if (next && (await start(next))) return { by: answers ? 'a fresh profile' : 'the spare profile', device: next }
  await next?.switchOff()
  return undefined
}
