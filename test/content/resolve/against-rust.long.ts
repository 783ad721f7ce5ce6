import { expect, it } from 'vitest'
import { compareWithRust } from './against-rust.ts'

it.each([1, 2, 3, 4])('thousands of random rules begin at the same instants as by the Rust crate (seed %i)', (seed) => {
  const { compared, leftOut, dates, differences } = compareWithRust(1_500, seed)
  expect(differences).toEqual([])
  expect([compared + leftOut, compared > 1_250, dates > 10_000]).toEqual([1_500, true, true])
})
