import { type Bench, isMet, type Outcome, type Outcomes, type Target } from './contest.ts'
import type { Machine } from './machine.ts'
import type { Results } from './results.ts'

const write = (value: number | undefined): string => {
  if (value === undefined) return ''
  if (Math.abs(value) >= 1000) return Math.round(value).toString()
  return String(Number(value.toPrecision(3)))
}

const describeTarget = (target: Target): string => {
  if ('atMost' in target) return `≤ ${target.atMost}`
  return 'ratioAtLeast' in target ? `ratio ≥ ${target.ratioAtLeast}` : `ratio ≤ ${target.ratioAtMost}`
}

const headings = ['figure', 'ours', 'reference', 'ratio', 'spread', 'target', ''] as const

const rowsOf = ({ figures }: Bench, outcomes: Outcomes): string[][] =>
  Object.entries(figures).flatMap(([name, { unit, target }]) => {
    const outcome = outcomes[name]
    if (!outcome) return []
    const { ours, reference, ratio, spread } = outcome
    return [
      [
        name,
        `${write(ours)} ${unit}`,
        reference === undefined ? '' : `${write(reference)} ${unit}`,
        write(ratio),
        spread.map(write).join('–'),
        target ? describeTarget(target) : '',
        target ? (isMet(target, outcome) ? 'met' : '**missed**') : '',
      ],
    ]
  })

const drawTable = (rows: string[][]): string => {
  const all = [[...headings], ...rows]
  const widths = headings.map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  const line = (row: string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`
  return [line(all[0]!), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...all.slice(1).map(line)].join('\n')
}

export const describe = (machine: Machine): string =>
  `${machine.processor}, ${machine.cores} cores, ${machine.kernel}, Node ${machine.node.slice(1)}, ${machine.disk}, load ${write(machine.load)} before it began`

/** A heading, what is compared, and a table: readable in a terminal and as Markdown. */
export const reportBench = (bench: Bench, outcomes: Outcomes): string => {
  const beside = bench.beside ? `, beside ${bench.beside}` : ''
  return `### ${bench.name}\n${bench.title}${beside}; ${bench.rounds} rounds.\n\n${drawTable(rowsOf(bench, outcomes))}\n`
}

const compared = ({ ratio, ours }: Outcome) => (ratio === undefined ? ours : ratio)

/** What differs by more than a twentieth from what was accepted last; empty when nothing does. */
export const reportDifference = (name: string, outcomes: Outcomes, accepted: Outcomes | undefined): string => {
  const lines = Object.entries(outcomes).flatMap(([figure, outcome]) => {
    const before = accepted?.[figure]
    if (!before || Math.abs(compared(outcome) / compared(before) - 1) < 0.05) return []
    return [
      `${name}, ${figure}: ${outcome.ratio === undefined ? '' : 'ratio '}${write(compared(before))} → ${write(compared(outcome))}`,
    ]
  })
  return lines.join('\n')
}

/** What goes into RESULTS.md: every bench that has ever been accepted, in the order of the list. */
export const reportAll = (benches: readonly Bench[], { at, machine, benches: outcomes }: Results): string => {
  const known = benches.flatMap((bench) => (outcomes[bench.name] ? [reportBench(bench, outcomes[bench.name]!)] : []))
  return [`${at.slice(0, 10)}, on ${describe(machine)}.\n`, ...known].join('\n')
}
