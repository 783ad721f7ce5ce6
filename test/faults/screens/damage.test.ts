import { afterAll, beforeAll, describe, test } from 'vitest'
import { cacheDamages, databaseDamages } from './damages.ts'
import { buildWorld, surviveDamage, type World } from './survive.ts'

/** One of each kind; all of them, on both apps, are in `damage.long.ts`. */
const chosen = ['Cache Storage is gone', 'every kept file is altered', 'IndexedDB is gone', 'the database cannot be opened']

let world: World
beforeAll(async () => {
  world = await buildWorld('kiosk')
})
afterAll(() => world?.close())

describe('a kiosk damaged while it is off shows its content, heals online, and is protected again', () => {
  test.each([...cacheDamages, ...databaseDamages].filter(({ name }) => chosen.includes(name)))('$name', (damage) =>
    surviveDamage(world, damage),
  )
})
