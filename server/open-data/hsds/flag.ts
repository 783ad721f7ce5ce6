import { Problem } from '../../problem.ts'

/** Parameters that are `true` or `false`, which is what they are when absent. */
export const hsdsFlags = ['full', 'full_service', 'minimal'] as const

/** Throws 400 for a value that is neither. */
export function readFlag(query: URLSearchParams, name: (typeof hsdsFlags)[number]): boolean {
  const value = query.get(name) ?? 'false'
  if (value !== 'true' && value !== 'false') throw new Problem(400, 'Neither true nor false', `${name} is true or false.`)
  return value === 'true'
}
