/** One number of a bench. */
export interface Figure {
  unit: string
  target?: Target
}

/** Of the ratio ours / reference; or of our own figure where a reference would say nothing. */
export type Target = { ratioAtLeast: number } | { ratioAtMost: number } | { atMost: number }

export interface Bench {
  /** As in `npm run bench -- NAME`; the beginning of a name runs all that begin so. */
  name: string
  /** What is measured, in a few words. */
  title: string
  /** What it is measured beside, in a few words; absent where there is nothing bare to compare with. */
  beside?: string
  rounds: number
  figures: Record<string, Figure>
  open(): Promise<Contest>
}

/** The two that are measured in turn. Each measuring answers some or all of the bench's figures. */
export interface Contest {
  ours(): Promise<Measured>
  reference?(): Promise<Measured>
  close(): Promise<unknown>
}
export type Measured = Record<string, number>

/** Medians over the rounds; the ratio is the median of each round's own, so that what slows both down says nothing. */
export interface Outcome {
  ours: number
  reference?: number
  ratio?: number
  /** The smallest and the largest ratio of a round, or figure where there is no ratio. */
  spread: [number, number]
}
export type Outcomes = Record<string, Outcome>

export const median = (numbers: readonly number[]): number => percentile(numbers, 0.5)

/** The nearest rank: `share` of the numbers are not larger. */
export const percentile = (numbers: readonly number[], share: number): number => {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN
}

const summarise = (figures: Bench['figures'], ours: Measured[], reference: Measured[]): Outcomes => {
  const outcomes: Outcomes = {}
  for (const name of Object.keys(figures)) {
    const own = ours.map((round) => round[name] ?? Number.NaN)
    const other = reference.map((round) => round[name]).filter((value) => value !== undefined)
    // Beside nothing at all there is no ratio.
    const ratios = other.includes(0) ? [] : other.map((value, round) => own[round]! / value)
    const spread = ratios.length > 0 ? ratios : own
    outcomes[name] = {
      ours: median(own),
      ...(other.length > 0 ? { reference: median(other) } : {}),
      ...(ratios.length > 0 ? { ratio: median(ratios) } : {}),
      spread: [Math.min(...spread), Math.max(...spread)],
    }
  }
  return outcomes
}

/** Ours, reference, ours, reference …, after one round each that does not count. */
export const hold = async ({ rounds, figures, open }: Bench, tellRound: (round: number) => void): Promise<Outcomes> => {
  const contest = await open()
  try {
    const ours: Measured[] = []
    const reference: Measured[] = []
    for (let round = 0; round <= rounds; round++) {
      tellRound(round)
      const own = await contest.ours()
      const other = await contest.reference?.()
      if (round === 0) continue
      ours.push(own)
      if (other) reference.push(other)
    }
    return summarise(figures, ours, reference)
  } finally {
    await contest.close()
  }
}

export const isMet = (target: Target, { ours, ratio = Number.NaN }: Outcome): boolean => {
  if ('atMost' in target) return ours <= target.atMost
  return 'ratioAtLeast' in target ? ratio >= target.ratioAtLeast : ratio <= target.ratioAtMost
}
