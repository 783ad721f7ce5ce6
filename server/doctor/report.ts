import type { Section } from './doctor.ts'
import type { Finding } from './finding.ts'

const signs: Record<Finding['is'], string> = { well: 'ok   ', note: 'note ', wrong: 'WRONG' }

const writeFinding = ({ is, what, todo }: Finding): string[] => [
  `  ${signs[is]}  ${what}`,
  ...(todo ? [`         → ${todo}`] : []),
]

/** One section as it stands on the console. */
export const writeSection = ({ title, findings }: Section): string =>
  `${[title, ...findings.flatMap(writeFinding)].join('\n')}\n\n`

export const writeSum = (wrong: number): string =>
  wrong === 0 ? 'All is well.\n' : `${wrong === 1 ? 'One thing is' : `${wrong} things are`} wrong.\n`
