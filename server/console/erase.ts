import { parseArgs } from 'node:util'
import { createEraseCommand } from '../staff/erase.ts'
import { askHolder } from '../store/lock.ts'
import type { Erasure, ErasureReport } from '../store/store.ts'
import { confirm } from './confirm.ts'
import { findContentFolder, patience, runCommand, withStore } from './content-folder.ts'

/**
 * npm run erase -- media ID
 * npm run erase -- text "Maria Muster"
 * npm run erase -- text "Maria Muster" --yes
 * Works while the server runs, and while it does not.
 */
const usage = 'npm run erase -- media ID | text "WORDS" [--yes]'

const readWish = (): { wish: Erasure; saidYes: boolean } => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { yes: { type: 'boolean', default: false } } })
  const [what, ...words] = positionals
  const rest = words.join(' ')
  if ((what !== 'media' && what !== 'text') || !rest) throw new Error(usage)
  return { wish: what === 'media' ? { media: rest } : { text: rest }, saidYes: values.yes }
}

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`

const sayWhere = ({ items, changes, files }: ErasureReport): string[] => [
  ...items.map(({ kind, id, paths }) => `  ${kind}/${id}${paths.length > 0 ? `: ${paths.join(', ')}` : ''}`),
  ...(changes > 0 ? [`  ${count(changes, 'change', 'changes')} in the history`] : []),
  ...files.map((name) => `  ${name}`),
]

const sayIds = (ids: readonly string[]) =>
  ids.map((id) => `The id of ${id} still spells it. An id never changes: delete that item and write a new one.`)

await runCommand(async () => {
  const { wish, saidYes } = readWish()
  const folder = await findContentFolder()
  const ask = async (isSure: boolean): Promise<ErasureReport> => {
    const input = { wish, isSure }
    const there = (await askHolder(folder, 'erase', { input }, patience)) as ErasureReport | undefined
    return there ?? withStore(folder, (store) => createEraseCommand(store)(input))
  }
  const found = sayWhere(await ask(false))
  const places = found.length > 0 ? `It stands in\n${found.join('\n')}` : 'It stands in no item and in no line of the history.'
  await confirm(`${places}\nIt will be erased for good, from kept copies in the folder as well. Nothing brings it back.`, saidYes)
  const report = await ask(true)
  const gone = sayWhere(report)
  return [
    gone.length > 0 ? `Erased from\n${gone.join('\n')}` : 'It stood nowhere.',
    ...sayIds(report.ids),
    'Backups that were made before still hold it: delete them, or erase it again after a restore.',
  ].join('\n')
})
