import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Outcomes } from './contest.ts'
import type { Machine } from './machine.ts'

/** What the benches came to when somebody last accepted it; RESULTS.md says what it means. */
export interface Results {
  /** ISO 8601 instant of the last accepted run. */
  at: string
  machine: Machine
  benches: Record<string, Outcomes>
}

const jsonPath = fileURLToPath(new URL('RESULTS.json', import.meta.url))
const pagePath = fileURLToPath(new URL('RESULTS.md', import.meta.url))

export const readResults = async (): Promise<Results | undefined> => {
  const text = await readFile(jsonPath, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as Results)
}

const marks = { begin: '<!-- figures: written by npm run bench -- --accept -->', end: '<!-- end of figures -->' }

/** Of a page, what stands between the marks is replaced; everything a person wrote stays. */
export const replaceFigures = (page: string, figures: string): string => {
  const begin = page.indexOf(marks.begin)
  const end = page.indexOf(marks.end)
  if (begin < 0 || end < begin) throw new Error('RESULTS.md has lost the marks between which the figures stand')
  return `${page.slice(0, begin)}${marks.begin}\n${figures}\n${page.slice(end)}`
}

/** Four digits say enough, and differences stay readable. */
const short = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value)

export const acceptResults = async (results: Results, figures: string): Promise<void> => {
  const page = replaceFigures(await readFile(pagePath, 'utf8'), figures)
  await writeFile(jsonPath, `${JSON.stringify(results, short, 2)}\n`)
  await writeFile(pagePath, page)
}
