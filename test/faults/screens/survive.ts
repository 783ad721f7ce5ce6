import { untilKept } from '../../browser/kept.ts'
import { type RunningServer, removeFolder, startServer } from '../../browser/server.ts'
import { removePlace } from './damage.ts'
import { cacheDamages, type Damage } from './damages.ts'
import { type App, createDevice, type Device, letSettle, untilProtected, untilShown } from './device.ts'
import { type Front, openFront } from './front.ts'

/** A server, the line to it, and a device that has everything twice and is off. */
export interface World {
  server: RunningServer
  front: Front
  device: Device
  close(): Promise<void>
}

export async function buildWorld(app: App): Promise<World> {
  const server = await startServer()
  const front = await openFront(server)
  const device = await createDevice(front.origin, app)
  const page = await device.switchOn()
  await untilShown(page, app)
  await untilKept(page, app)
  await letSettle(page)
  await untilProtected(page, app)
  await device.switchOff()
  return {
    server,
    front,
    device,
    async close() {
      await device.remove()
      await front.cut()
      await server.stop()
      await removeFolder(server.folder)
    },
  }
}

/** Switches the device on without a network; rejects when its content does not stand there. */
export async function showOffline({ front }: World, device: Device): Promise<void> {
  await front.cut()
  await untilShown(await device.switchOn(), device.app)
  await device.switchOff()
}

/** Switches the device on with the network there; rejects when not everything lies rightly in both storages afterwards. */
export async function healOnline({ front }: World, device: Device): Promise<void> {
  await front.join()
  const page = await device.switchOn()
  await untilShown(page, device.app)
  await letSettle(page)
  await untilProtected(page, device.app)
  await device.switchOff()
}

/** Damaged while off, the device shows its content, heals when the network is there, and then stands the loss of the other storage. */
export async function surviveDamage(world: World, damage: Damage): Promise<void> {
  const device = await world.device.clone()
  try {
    await damage.to(device.profile)
    await showOffline(world, device)
    await healOnline(world, device)
    await removePlace(device.profile, cacheDamages.includes(damage) ? 'indexedDb' : 'cacheStorage')
    await showOffline(world, device)
  } finally {
    await device.remove()
  }
}
