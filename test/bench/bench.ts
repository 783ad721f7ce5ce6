import { benches } from './benches.ts'
import { hold } from './contest.ts'
import { describeMachine } from './machine.ts'
import { describe, reportAll, reportBench, reportDifference } from './report.ts'
import { acceptResults, readResults } from './results.ts'

/**
 * `npm run bench` runs all, `npm run bench -- NAME` those whose name begins so, `--accept` writes RESULTS.json and the tables in
 * RESULTS.md.
 *
 * A bench is a value of type Bench in a module of its own, named in benches.ts:
 *
 *     export const somethingBench: Bench = {
 *       name: 'something', title: 'What is measured', beside: 'a bare program that does the same', rounds: 5,
 *       figures: { 'time to content': { unit: 'ms', target: { ratioAtMost: 2 } } },
 *       open: async () => ({
 *         ours: async () => ({ 'time to content': 120 }),
 *         reference: async () => ({ 'time to content': 80 }),
 *         close: async () => {},
 *       }),
 *     }
 *
 * `open` starts what both need (product.ts: the built server on a folder; program.ts: a process that answers commands); `ours` and
 * `reference` are called in turn, once more than `rounds`, because the first round does not count.
 */
const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const accept = process.argv.includes('--accept')
const chosen = benches.filter(({ name }) => names.length === 0 || names.some((beginning) => name.startsWith(beginning)))
if (chosen.length === 0) {
  process.stderr.write(`There is no bench ${names.join(', ')}. There are: ${benches.map(({ name }) => name).join(', ')}.\n`)
  process.exit(1)
}

const say = (text: string) => process.stdout.write(`${text}\n`)
const tellRound = (name: string, rounds: number) => (round: number) => {
  if (process.stderr.isTTY) process.stderr.write(round === rounds ? '\r\u001b[K' : `\r${name} ${round}/${rounds}`)
}

const machine = await describeMachine()
const accepted = await readResults()
const results = { at: new Date().toISOString(), machine, benches: { ...accepted?.benches } }
say(`${describe(machine)}\n`)
for (const bench of chosen) {
  try {
    const outcomes = await hold(bench, tellRound(bench.name, bench.rounds))
    say(reportBench(bench, outcomes))
    const difference = reportDifference(bench.name, outcomes, accepted?.benches[bench.name])
    if (difference) say(`since ${accepted?.at.slice(0, 16)}:\n${difference}\n`)
    results.benches[bench.name] = outcomes
    if (accept) await acceptResults(results, reportAll(benches, results))
  } catch (error) {
    // One that cannot be measured must not take the figures of the others with it.
    process.exitCode = 1
    say(`### ${bench.name}\ncould not be measured: ${error instanceof Error ? error.stack : String(error)}\n`)
  }
}
