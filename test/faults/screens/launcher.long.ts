import { afterAll, beforeAll, test } from 'vitest'
import { workerDamages } from './damages.ts'
import { surviveLaunched } from './survive-launched.ts'
import { buildWorld, type World } from './survive.ts'

let world: World
beforeAll(async () => {
  world = await buildWorld('kiosk')
})
afterAll(() => world?.close())

test.each(workerDamages)('$name: the launcher shows the spare profile offline, and online everything comes back', (damage) =>
  surviveLaunched(world, damage),
)
