import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkItem } from '../../content/model/check.ts'
import type { Centre } from '../../content/model/centre.ts'
import { kinds, type Item, type Kind } from '../../content/model/kinds.ts'
import { FileFault, parseCollection } from '../store/collection-file.ts'
import { diskFiles } from '../store/file-layer.ts'
import { locate } from '../store/json-text.ts'
import { readMarker, wasFilled } from '../store/marker.ts'
import { referencesOf } from '../store/reference-index.ts'
import { note, orWell, someOf, well, wrong, type Finding } from './finding.ts'

/** What the hand-edited files hold, as far as they can be read. */
export interface CollectionFiles {
  findings: Finding[]
  items: Partial<Record<Kind, Item[]>>
}

const mend = 'Mend the line in a text editor, or undo the last hand edit; screens keep the last good content until then.'

const at = (file: string, { line, column }: { line?: number; column?: number }) =>
  line === undefined ? file : `${file}, line ${line}, column ${column}`

const readCollection = async (folder: string, kind: Kind): Promise<{ items?: Item[]; text?: string; finding?: Finding }> => {
  const file = `${kind}.json`
  try {
    const bytes = await readFile(join(folder, file))
    const { items } = await parseCollection(kind, bytes)
    return { items, text: bytes.toString('utf8').replace(/^\ufeff/, '') }
  } catch (error) {
    if (error instanceof FileFault) {
      const what = `${at(file, error.place)}: ${error.place.path ? `${error.place.path}: ` : ''}${error.reason}`
      return { finding: wrong(what, error.newer ? 'Run the newer version of Rotes Sofa that wrote it.' : mend) }
    }
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT')
      return { finding: wrong(`${file} cannot be read: ${code}`, 'Give it back to the user the server runs as.') }
    const marker = await readMarker(diskFiles, folder).catch(() => undefined)
    if (!wasFilled(marker, kind)) return {}
    return {
      finding: wrong(
        `${file} is missing although the folder is in use`,
        'Put the file back, restore a backup, or mount the right volume.',
      ),
    }
  }
}

/** The rules between fields and between items, which the store asks of every hand edit. */
const faultsOf = (kind: Kind, item: Item, items: CollectionFiles['items'], language: string | undefined) => {
  const centre = items.centre?.[0] as Centre | undefined
  const isMissing = (target: Kind | 'topics' | 'districts', id: string) => {
    // What cannot be read at the moment cannot be missed either.
    if (target === 'topics' || target === 'districts') return centre && !centre[target].some((entry) => entry.id === id)
    return items[target] && !items[target].some((each) => each.id === id)
  }
  const broken = referencesOf(kind, item)
    .filter((end) => isMissing(end.kind, end.id))
    .map(({ target, path }) => ({ path, message: `there is no ${target}` }))
  return [...checkItem(kind, item, language), ...broken]
}

/** Every collection's file, judged as the store would: JSON, fields, rules, references, with line and column. */
export const checkCollections = async (folder: string): Promise<CollectionFiles> => {
  const findings: Finding[] = []
  const items: CollectionFiles['items'] = {}
  const texts: Partial<Record<Kind, string>> = {}
  for (const kind of kinds) {
    const read = await readCollection(folder, kind)
    if (read.finding) findings.push(read.finding)
    items[kind] = read.items
    texts[kind] = read.text
  }
  const language = (items.centre?.[0] as Centre | undefined)?.sourceLanguage
  for (const kind of kinds) {
    for (const [index, item] of (items[kind] ?? []).entries()) {
      for (const { path, message } of faultsOf(kind, item, items, language)) {
        const whole = `items.${index}${path && `.${path}`}`
        findings.push(wrong(`${at(`${kind}.json`, locate(texts[kind] ?? '', whole))}: ${item.id} ${path}: ${message}`, mend))
      }
    }
  }
  const count = kinds.reduce((sum, kind) => sum + (items[kind]?.length ?? 0), 0)
  return { findings: orWell(findings, `All ${kinds.length} collection files are valid: ${count} items`), items }
}

/** What was kept aside and waits for a person. */
export const checkKeptAside = async (folder: string): Promise<Finding[]> => {
  const names = await readdir(folder)
  const conflicts = names.filter((name) => /\.conflict-.*\.json$/.test(name))
  const torn = (await readdir(join(folder, 'history')).catch(() => [])).filter((name) => name.includes('.torn-'))
  return [
    conflicts.length > 0
      ? wrong(
          `Hand edits that met other changes were kept aside: ${someOf(conflicts)}`,
          'Take over what is still needed from them by hand, then delete them.',
        )
      : well('No conflicts are kept aside'),
    ...(torn.length > 0
      ? [
          note(
            `Damaged last lines of the history were kept aside: ${someOf(torn)}`,
            'They come from a power cut; more than one a year points to a failing disk.',
          ),
        ]
      : []),
  ]
}
