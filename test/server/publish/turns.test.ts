import { describe, expect, it } from 'vitest'
import { workInTurns } from '../../../server/publish/turns.ts'

/** So many steps, each of which takes a few milliseconds of the processor. */
function* slowly(steps: number, note: (step: number) => void = () => {}): Generator<void, string> {
  for (let step = 1; step <= steps; step++) {
    for (const until = performance.now() + 5; performance.now() < until;);
    note(step)
    yield
  }
  return 'done'
}

const wanted = new AbortController().signal

describe('work in turns', () => {
  it('lets others have the loop between its turns', async () => {
    const order: string[] = []
    const work = workInTurns(
      slowly(3, (step) => order.push(`step ${step}`)),
      wanted,
    )
    for (let turn = 1; turn <= 2; turn++) setImmediate(() => order.push('somebody else'))
    expect(await work).toBe('done')
    expect(order).toContain('somebody else')
    expect(order.indexOf('somebody else')).toBeLessThan(order.indexOf('step 3'))
  })

  it('begins when whoever asked for it has gone on', async () => {
    const order: string[] = []
    const work = workInTurns(
      slowly(1, () => order.push('step')),
      wanted,
    )
    void Promise.resolve().then(() => order.push('answer'))
    order.push('asked')
    await work
    expect(order).toEqual(['asked', 'answer', 'step'])
  })

  it('stops when nobody wants it any more', async () => {
    const steps: number[] = []
    const unwanted = new AbortController()
    const work = workInTurns(
      slowly(50, (step) => steps.push(step)),
      unwanted.signal,
    )
    setImmediate(() => setImmediate(() => unwanted.abort()))
    await expect(work).rejects.toThrow('aborted')
    expect(steps.length).toBeLessThan(50)
    expect(steps[0]).toBe(1)
  })

  it('throws what a step throws', async () => {
    const failing = slowly(3, (step) => {
      if (step === 2) throw new RangeError('no such zone')
    })
    await expect(workInTurns(failing, wanted)).rejects.toThrow('no such zone')
  })
})
