import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createSortedIds } from '../../../content/resolve/sorted-ids.ts'

it('ids stay in the order of sort, whatever comes and goes', () => {
  const id = fc.constantFrom('a', 'b', 'event-1', 'event-10', 'event-2', 'zebra', 'constructor')
  fc.assert(
    fc.property(fc.uniqueArray(id), fc.array(fc.tuple(fc.boolean(), id)), (first, changes) => {
      const all = new Set(first)
      const sorted = createSortedIds(() => all)
      expect(sorted.list()).toEqual([...all].sort())
      for (const [comes, name] of changes) {
        if (comes) all.add(name)
        else all.delete(name)
        if (comes) sorted.add(name)
        else sorted.remove(name)
        expect(sorted.list()).toEqual([...all].sort())
      }
    }),
  )
})
