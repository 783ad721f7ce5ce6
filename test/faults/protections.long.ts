import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyHouse, type HouseCopy } from './house-copy.ts'
import { protections } from './protections.ts'

/** Words of a program that cannot run, instead of a test that has found something. */
const notRunning = /SyntaxError|Transform failed|Cannot find (module|package)|ReferenceError|is not (a function|defined|iterable)/

let house: HouseCopy
beforeAll(async () => {
  house = await copyHouse()
})
afterAll(() => house?.remove())

/** Tests that several protections share are run once with everything in its place. */
const groups = [
  ...new Map(protections.map((each) => [JSON.stringify([each.project, each.tests, each.only]), each] as const)).values(),
]

describe('with every protection in its place', () => {
  for (const { project, tests, only } of groups) {
    test(`${tests.join(', ')} is green${only === undefined ? '' : `: ${only}`}`, async () => {
      const { passed, failures, broken } = await house.test({ project, tests, only })
      expect([failures, broken]).toEqual([[], []])
      expect(passed).toBeGreaterThan(0)
    })
  }
})

describe('without it, a test turns red', () => {
  for (const protection of protections) {
    test(`${protection.name} (${protection.project})`, async () => {
      const { failures, broken } = await house.without(protection, () => house.test(protection))
      expect(broken).toEqual([])
      expect(failures.length, 'nobody would miss this protection').toBeGreaterThan(0)
      for (const { test, message } of failures) expect(message, test).not.toMatch(notRunning)
      process.stdout.write(`without "${protection.name}": red is ${failures.map(({ test }) => `"${test}"`).join(', ')}\n`)
    })
  }
})
