import { expect, it } from 'vitest'
import { compareWithWalk } from './against-walk.ts'

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'thousands of random rules have the dates that a walk over every day finds (seed %i)',
  (seed) => {
    const { compared, dates, differences } = compareWithWalk(1_500, seed)
    expect(differences).toEqual([])
    expect([compared, dates > 10_000]).toEqual([1_500, true])
  },
)
