import { describe, expect, it } from 'vitest'
import { type Bench, hold, isMet, percentile } from './contest.ts'
import { replaceFigures } from './results.ts'

const inTurn = (values: number[], asked: string[], who: string) => () => {
  asked.push(who)
  return Promise.resolve({ time: values.shift() ?? Number.NaN })
}

const benchOf = (ours: number[], reference: number[], asked: string[], end: () => void): Bench => ({
  name: 'some',
  title: 'Some',
  rounds: 3,
  figures: { time: { unit: 'ms' } },
  open: () =>
    Promise.resolve({
      ours: inTurn(ours, asked, 'ours'),
      reference: inTurn(reference, asked, 'reference'),
      close: async () => end(),
    }),
})

describe('a bench', () => {
  it('measures in turn, forgets the first round and compares within each other one', async () => {
    const asked: string[] = []
    let ended = 0
    const bench = benchOf([900, 10, 40, 12], [9, 10, 20, 10], asked, () => ended++)
    expect(await hold(bench, () => {})).toEqual({ time: { ours: 12, reference: 10, ratio: 1.2, spread: [1, 2] } })
    expect(asked).toEqual(Array.from({ length: 4 }, () => ['ours', 'reference']).flat())
    expect(ended).toBe(1)
  })

  it('has no ratio beside nothing at all', async () => {
    const bench = benchOf([9, 10, 40, 12], [9, 0, 0, 0], [], () => {})
    expect(await hold(bench, () => {})).toEqual({ time: { ours: 12, reference: 0, spread: [10, 40] } })
  })

  it('closes what it opened when measuring fails', async () => {
    let ended = 0
    const bench = benchOf([], [], [], () => ended++)
    const failing = { ...bench, open: async () => ({ ...(await bench.open()), ours: () => Promise.reject(new Error('gone')) }) }
    await expect(hold(failing, () => {})).rejects.toThrow('gone')
    expect(ended).toBe(1)
  })

  it('meets a target of a ratio, or of its own figure', () => {
    const outcome = { ours: 12, reference: 10, ratio: 1.2, spread: [1, 2] as [number, number] }
    expect([{ ratioAtMost: 1.2 }, { ratioAtLeast: 1.3 }, { atMost: 11 }].map((target) => isMet(target, outcome))).toEqual([
      true,
      false,
      false,
    ])
  })

  it('takes the nearest rank as percentile', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect([percentile(hundred, 0.5), percentile(hundred, 0.99), percentile([7], 0.99)]).toEqual([50, 99, 7])
  })
})

describe('RESULTS.md', () => {
  const page = (between: string) =>
    `before\n<!-- figures: written by npm run bench -- --accept -->\n${between}\n<!-- end of figures -->\nafter\n`

  it('keeps what people wrote around the figures', () => {
    expect(replaceFigures(page('old'), 'new')).toBe(page('new'))
  })

  it('refuses a page that has lost its marks', () => {
    expect(() => replaceFigures('before\nafter\n', 'new')).toThrow('RESULTS.md has lost the marks')
  })
})
