import { afterAll, beforeAll, describe, test } from 'vitest'
import { cacheDamages, databaseDamages } from './damages.ts'
import { buildWorld, surviveDamage, type World } from './survive.ts'

describe.each(['kiosk', 'signage'] as const)('a %s damaged while it is off', (app) => {
  let world: World
  beforeAll(async () => {
    world = await buildWorld(app)
  })
  afterAll(() => world?.close())

  test.each([...cacheDamages, ...databaseDamages])(
    '$name: it shows its content, heals online, and is protected again',
    (damage) => surviveDamage(world, damage),
  )
})
