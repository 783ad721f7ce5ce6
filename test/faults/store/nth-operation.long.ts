import { test } from 'vitest'
import { failEachOfFirstStart, failEachOfHandEdit, failEachOfSave, type Fault } from './nth-operation.ts'

const faults: Fault[] = (['EIO', 'ENOSPC', 'EROFS'] as const).flatMap((code) =>
  (['once', 'from then on'] as const).map((lasting) => ({ code, lasting })),
)

test.each(faults)('each operation of a save fails ($code, $lasting)', failEachOfSave)
test.each(faults)('each operation of the first start fails ($code, $lasting)', (fault) => failEachOfFirstStart(fault))
test.each(faults)('each operation of taking a hand edit over fails ($code, $lasting)', failEachOfHandEdit)
