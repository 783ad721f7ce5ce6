import { join } from 'node:path'
import * as v from 'valibot'
import { kinds, type Item, type Kind } from '../../content/model/kinds.ts'
import type { Media } from '../../content/model/media.ts'
import { centreOf, contentOf, type State } from './apply-edits.ts'
import { mediaFile } from './archive.ts'
import { etagOf } from './canonical.ts'
import type { ChangeGate } from './change-gate.ts'
import type { Desk } from './desk.ts'
import { createEraseLine, eraseInHistory, eraseInKept, eraseInOldFolder } from './erase-files.ts'
import { erasePicture, eraseText, keepStates, spells } from './erase-item.ts'
import { StaleEdit } from './errors.ts'
import type { FileLayer } from './file-layer.ts'
import { isJournalFile } from './journal.ts'
import { readJson } from './json-text.ts'
import type { FileKeeper } from './keep-files.ts'
import { readPast } from './past.ts'
import type { Change, Edit, Erasure, ErasureReport } from './store.ts'
import { keptMark } from './swap.ts'
import { ifPresent, writeDurably } from './write-durably.ts'

export interface EraseOptions {
  files: FileLayer
  folder: string
  gate: Pick<ChangeGate, 'change' | 'pause'>
  keeper: Pick<FileKeeper, 'settle' | 'pause'>
  desks: readonly Desk[]
  current: () => { state: State; revision: number }
  /** Called when nothing of it is left on the disk: whoever holds older content in memory lets it go. */
  onErased: () => void
}

export interface Eraser {
  /** Where it stands; changes nothing. */
  find(wish: Erasure): Promise<ErasureReport>
  erase(wish: Erasure, by: string): Promise<ErasureReport>
  /** Goes on with what a process that died has begun. */
  resume(): Promise<void>
}

const Begun = v.object({
  wish: v.union([v.strictObject({ media: v.string() }), v.strictObject({ text: v.string() })]),
  by: v.string(),
})

/**
 * Removes a picture or a text everywhere at once: from the items by one published change, from every line of the history, from
 * what is kept beside them. A note of it is durable before the first step and goes after the last one, so that it is finished
 * whatever happens; each step can be done again.
 */
export function createEraser({ files, folder, gate, keeper, desks, current, onErased }: EraseOptions): Eraser {
  const note = join(folder, 'private', 'erase.json')
  const historyFolder = join(folder, 'history')

  function editsFor(wish: Erasure, { content }: State, sourceLanguage: string) {
    const places: ErasureReport['items'] = []
    const edits: Edit[] = []
    for (const kind of kinds) {
      for (const [id, item] of content[kind]) {
        const isIt = 'media' in wish && kind === 'media' && id === wish.media
        const found = isIt ? { item: null, paths: [] } : eraseIn(wish, kind, item)
        if (!found) continue
        places.push({ kind, id, paths: found.paths })
        const left = found.item && keepStates(kind, item, found.item, sourceLanguage)
        edits.push({ kind, id, before: etagOf(item), item: left, exact: true })
      }
    }
    return { places, edits }
  }

  const eraseIn = (wish: Erasure, kind: Kind, item: Item) =>
    'text' in wish ? eraseText(kind, item, wish.text) : erasePicture(kind, item, wish.media)

  const findInItems = (wish: Erasure) => {
    const { state } = current()
    return editsFor(wish, state, centreOf(state)?.sourceLanguage ?? '')
  }

  async function change(wish: Erasure, by: string): Promise<{ places: ErasureReport['items']; made: Change | null }> {
    for (;;) {
      const { places, edits } = findInItems(wish)
      if (edits.length === 0) return { places, made: null }
      try {
        return { places, made: await gate.change(edits, { by, via: 'erase' }) }
      } catch (error) {
        if (!(error instanceof StaleEdit)) throw error
      }
    }
  }

  /** Ids never change: where one spells the text, a person has to decide. */
  const idsThatSpell = (wish: Erasure): string[] => {
    if (!('text' in wish)) return []
    return kinds.flatMap((kind) =>
      [...current().state.content[kind].keys()].filter((id) => spells(id, wish.text)).map((id) => `${kind}/${id}`),
    )
  }

  /** The files of a picture, also when its item is long gone; not those that another item shows as well. */
  async function filesOf(wish: Erasure): Promise<string[]> {
    if (!('media' in wish)) return []
    const names = new Set<string>()
    const add = (item: unknown) => {
      for (const { hash } of (item as Media | null)?.variants ?? []) names.add(hash)
    }
    for await (const { change: past } of readPast(files, historyFolder, current().revision)) {
      for (const { kind, id, before, after } of past.edits)
        if (kind === 'media' && id === wish.media) [before, after].forEach(add)
    }
    const { media } = contentOf(current().state)
    add(media.get(wish.media) ?? null)
    for (const [id, { variants }] of media) if (id !== wish.media) for (const { hash } of variants) names.delete(hash)
    return [...names]
  }

  const oldFolders = async () => (await files.list(folder)).filter((name) => name.startsWith(keptMark))

  async function removeFiles(hashes: readonly string[]): Promise<string[]> {
    const removed: string[] = []
    for (const part of ['media', ...(await oldFolders()).map((name) => join(name, 'media'))]) {
      const present = (await ifPresent(files.list(join(folder, part)))) ?? []
      const going = present.filter((name) => mediaFile.test(name) && hashes.includes(name.slice(0, 64)))
      for (const name of going) await files.remove(join(folder, part, name))
      if (going.length > 0) await files.syncFolder(join(folder, part))
      removed.push(...going.map((name) => join(part, name)))
    }
    return removed
  }

  const historyFiles = async () => (await files.list(historyFolder)).filter(isJournalFile).sort()

  async function countLines(wish: Erasure): Promise<number> {
    const eraseLine = createEraseLine(wish)
    let lines = 0
    for await (const { change: past } of readPast(files, historyFolder, current().revision))
      if (eraseLine(JSON.stringify(past)) !== undefined) lines++
    return lines
  }

  async function eraseEverywhere(wish: Erasure, by: string): Promise<ErasureReport> {
    const hashes = await filesOf(wish)
    const { places, made } = await change(wish, by)
    let changes = 0
    for (const name of await historyFiles()) {
      // Whoever saves waits for one file, not for all of them.
      changes += await gate.pause(() => eraseInHistory(files, join(historyFolder, name), createEraseLine(wish)))
    }
    await keeper.settle()
    const refused = desks.filter(({ held }) => held).map(({ file }) => file)
    const kept = await keeper.pause(() => eraseInKept(files, folder, wish, refused))
    for (const name of await oldFolders()) {
      const changed = await eraseInOldFolder(files, join(folder, name), wish)
      kept.push(...changed.map((each) => join(name, each)))
    }
    kept.push(...(await removeFiles(hashes)))
    return { items: places, changes, files: kept, ids: idsThatSpell(wish), revision: made?.revision ?? null }
  }

  async function run(wish: Erasure, by: string): Promise<ErasureReport> {
    const report = await eraseEverywhere(wish, by)
    onErased()
    await files.remove(note)
    await files.syncFolder(join(folder, 'private'))
    return report
  }

  return {
    async find(wish) {
      const { places } = findInItems(wish)
      const hashes = await filesOf(wish)
      const names = (await ifPresent(files.list(join(folder, 'media')))) ?? []
      const pictures = names.filter((name) => hashes.includes(name.slice(0, 64))).map((name) => join('media', name))
      return { items: places, changes: await countLines(wish), files: pictures, ids: idsThatSpell(wish), revision: null }
    },
    async erase(wish, by) {
      await files.makeFolder(join(folder, 'private'), 0o700)
      await files.syncFolder(folder)
      await writeDurably(files, note, Buffer.from(`${JSON.stringify({ wish, by })}\n`), { mode: 0o600 })
      return run(wish, by)
    },
    async resume() {
      const bytes = await ifPresent(files.read(note))
      const begun = bytes && v.safeParse(Begun, readJson(bytes).value)
      if (begun?.success) await run(begun.output.wish, begun.output.by)
    },
  }
}
