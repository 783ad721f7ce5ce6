import { expect } from 'vitest'
import type { Damage } from './damages.ts'
import { untilProtected, untilShown } from './device.ts'
import { launch } from './launcher.ts'
import type { World } from './survive.ts'

/** Damage that no page code can answer: the launcher shows the spare profile offline, and with a network everything comes back. */
export async function surviveLaunched(world: World, damage: Damage): Promise<void> {
  const device = await world.device.clone()
  const spare = await world.device.clone()
  const used = [device, spare]
  try {
    await damage.to(device.profile)
    await world.front.cut()
    const offline = await launch(world, device, spare)
    expect(offline?.by).toBe('the spare profile')
    await untilShown(await spare.page(), 'kiosk')
    await spare.switchOff()

    await world.front.join()
    const online = await launch(world, device)
    if (!online) throw new Error('nothing shows a sign of life')
    used.push(online.device)
    const page = await online.device.page()
    await untilShown(page, 'kiosk')
    await untilProtected(page, 'kiosk')
  } finally {
    for (const each of new Set(used)) await each.remove()
  }
}
