import { expect, it } from 'vitest'
import { compareWithWalk } from './against-walk.ts'

const seed = 20261122

it(`random rules have the dates that a walk over every day finds, in six zones (seed ${seed})`, () => {
  const { compared, dates, differences } = compareWithWalk(300, seed)
  expect(differences).toEqual([])
  expect([compared, dates > 2_000]).toEqual([300, true])
})
