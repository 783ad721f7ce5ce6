import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { kinds } from '../../content/model/kinds.ts'
import { FileFault, parseCollection } from '../store/collection-file.ts'
import { diskFiles } from '../store/file-layer.ts'
import { basePath, readSaved } from '../store/follow.ts'
import { isJournalFile } from '../store/journal.ts'
import { Line, lineNumber, linesFromEnd } from '../store/read-history.ts'
import { note, orWell, someOf, wrong, type Finding } from './finding.ts'

export interface HistoryCheck {
  findings: Finding[]
  /** Epoch milliseconds of the newest change. */
  newestAt?: number
}

const restore = 'Restore a backup if something is missing on the screens. Look into `dmesg`: this is how a failing disk begins.'

/** The kept copies of the collections; with the revision of the oldest. */
const checkBases = async (folder: string) => {
  const findings: Finding[] = []
  const saved = await readSaved(diskFiles, folder).catch(() => ({}) as Awaited<ReturnType<typeof readSaved>>)
  const revisions: number[] = []
  for (const kind of kinds) {
    try {
      const { revision } = await parseCollection(kind, await readFile(basePath(folder, kind)))
      revisions.push(Math.max(revision, saved[kind] ?? 0))
    } catch (error) {
      if (error instanceof FileFault)
        findings.push(note(`.base/${kind}.json: ${error.message}; it is made anew from the history at the next start`))
      revisions.push(0)
    }
  }
  return { findings, oldest: Math.min(...revisions), newest: Math.max(...revisions) }
}

const endsTorn = async (path: string): Promise<boolean> => {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (size === 0) return false
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
    return buffer[0] !== 0x0a
  } finally {
    await file.close()
  }
}

const readLine = (text: string) => {
  try {
    const line = v.safeParse(Line, JSON.parse(text))
    return line.success ? line.output : undefined
  } catch {
    return undefined
  }
}

const span = (from: number, to: number) => (from === to ? `change ${from} is` : `the changes ${from} to ${to} are`)

/**
 * The history, newest line first: every line readable, no revision missing or twice, as new as the kept copies. `isHeld`: a
 * server is writing it, so that its last line may be half there.
 */
export const checkHistory = async (folder: string, isHeld: boolean): Promise<HistoryCheck> => {
  const bases = await checkBases(folder)
  const findings = [...bases.findings]
  const names = (await diskFiles.list(join(folder, 'history')).catch(() => [])).filter(isJournalFile).sort().reverse()
  let newest: { revision: number; at: string } | undefined
  let below: number | undefined
  for (const name of names) {
    const path = join(folder, 'history', name)
    if (await endsTorn(path)) {
      if (name !== names[0]) findings.push(wrong(`history/${name} ends in the middle of a line`, restore))
      else if (!isHeld)
        findings.push(note(`history/${name} ends in the middle of a line: it was never acknowledged, the next start cuts it off`))
    }
    const where = async (start: number) => `history/${name}, line ${await lineNumber(diskFiles, path, start)}`
    for await (const { text, start } of linesFromEnd(diskFiles, path)) {
      const line = readLine(text)
      if (!line) {
        findings.push(wrong(`${await where(start)} cannot be read`, restore))
        continue
      }
      newest ??= line
      if (below !== undefined && line.revision >= below)
        findings.push(wrong(`${await where(start)}: change ${line.revision} stands before change ${below}`, restore))
      else if (below !== undefined && line.revision < below - 1)
        findings.push(wrong(`${await where(start)}: ${span(line.revision + 1, below - 1)} missing after it`, restore))
      below = line.revision
    }
  }
  const last = newest?.revision ?? 0
  if (last < bases.newest)
    findings.push(
      wrong(`The history ends at change ${last}, but the collections know change ${bases.newest}: its end is missing`, restore),
    )
  if (below !== undefined && below > bases.oldest + 1)
    findings.push(
      wrong(
        `The history begins at change ${below}, but the kept copies end at ${bases.oldest}: what is between is missing`,
        restore,
      ),
    )
  return {
    findings: orWell(
      findings,
      `The history is whole: ${names.length === 0 ? 'nothing in it yet' : `up to change ${last}, in ${someOf(names.toReversed(), 3)}`}`,
    ),
    newestAt: newest && Date.parse(newest.at),
  }
}
