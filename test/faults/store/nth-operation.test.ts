import { test } from 'vitest'
import { failEachOfFirstStart, failEachOfHandEdit, failEachOfSave, type Fault } from './nth-operation.ts'

/** The other two, and every operation of the first start, are in nth-operation.long.ts. */
const faults: Fault[] = [
  { code: 'EIO', lasting: 'once' },
  { code: 'ENOSPC', lasting: 'from then on' },
]
const patience = { timeout: 180_000 }

test.each(faults)(
  'each operation of a save fails ($code, $lasting): it is acknowledged and stays, or refused and leaves no trace, and all goes on',
  patience,
  failEachOfSave,
)

test.each(faults)(
  'operations of the first start fail ($code, $lasting): it starts or says why, and the next start has everything',
  patience,
  (fault) => failEachOfFirstStart(fault, 23),
)

test.each(faults)(
  'each operation of taking a hand edit over fails ($code, $lasting): it is taken as soon as the disk allows',
  patience,
  failEachOfHandEdit,
)
