import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LayeredMap } from '../../../server/store/layered-map.ts'

const change = fc.tuple(fc.integer({ min: 0, max: 400 }).map(String), fc.option(fc.integer(), { nil: undefined }))

test('it holds what a plain map would hold after the same changes, and earlier versions stay', () => {
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 150 }), { maxLength: 6 }), (rounds) => {
      let layered = LayeredMap.of<number>([['0', 1]])
      const plain = new Map([['0', 1]])
      for (const changes of rounds) {
        const [earlier, asItWas] = [layered, [...layered]]
        layered = layered.with(changes)
        for (const [key, value] of changes) {
          if (value === undefined) plain.delete(key)
          else plain.set(key, value)
        }
        expect([...earlier]).toEqual(asItWas)
      }
      expect(new Map(layered)).toEqual(plain)
      expect(layered.size).toBe(plain.size)
      expect([...layered.keys()].every((key) => layered.has(key) && layered.get(key) === plain.get(key))).toBe(true)
    }),
  )
})

test('a replaced entry keeps its place, a new one comes last', () => {
  const map = LayeredMap.of([
    ['a', 1],
    ['b', 2],
  ]).with([
    ['c', 3],
    ['a', 4],
  ])
  expect([...map]).toEqual([
    ['a', 4],
    ['b', 2],
    ['c', 3],
  ])
})
