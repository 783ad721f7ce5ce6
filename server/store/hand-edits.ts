import { join } from 'node:path'
import type { Item, Kind } from '../../content/model/kinds.ts'
import { centreOf, withTranslations, type State } from './apply-edits.ts'
import { etagOf } from './canonical.ts'
import type { ChangeGate } from './change-gate.ts'
import { FileFault, parseCollection } from './collection-file.ts'
import { conflictName, findConflict } from './conflicts.ts'
import { noteWritten, type Desk } from './desk.ts'
import { diskCode } from './disk-error.ts'
import { BrokenReference, InvalidEdit, StaleEdit } from './errors.ts'
import type { FileLayer } from './file-layer.ts'
import { locate } from './json-text.ts'
import { chooseBase, mergeHandEdit } from './merge.ts'
import type { Problems } from './problems.ts'
import type { Log } from './store.ts'
import { ifPresent, writeDurably } from './write-durably.ts'

export interface HandEditsOptions {
  files: FileLayer
  folder: string
  desks: readonly Desk[]
  gate: Pick<ChangeGate, 'change'>
  state: () => State
  problems: Problems
  log: Log
  now: () => Date
}

/** One file as a person has left it. */
interface Reading {
  desk: Desk
  bytes: Buffer
  theirs: ReadonlyMap<string, Item>
  /** The name under which it was kept because of a conflict. */
  keptAs?: string
}

type Refusal =
  | { about: 'content' | 'reference'; reading: Reading; reason: string; kind: Kind; id: string; path: string }
  | { about: 'disk'; error: unknown }

export interface HandEdits {
  /** Reads files that somebody else has written. What is valid becomes a change, what is not is held and reported. */
  take(changed: readonly Desk[]): Promise<void>
}

/**
 * Files that a person has edited are merged three ways, item by item. Several that come together are one change, because
 * they may name each other; should that fail, each is taken for itself and the ones that miss a reference wait.
 */
export function createHandEdits({ files, folder, desks, gate, state, problems, log, now }: HandEditsOptions): HandEdits {
  async function read(desk: Desk): Promise<Reading | undefined> {
    try {
      const bytes = await ifPresent(files.read(desk.path))
      if (!bytes) return writeAgain(desk)
      const ours = state().content[desk.kind]
      const { items } = await parseCollection(desk.kind, bytes, (id) => desk.written[0]?.get(id) ?? ours.get(id))
      return { desk, bytes, theirs: new Map(items.map((item) => [item.id, item])) }
    } catch (error) {
      if (error instanceof FileFault) hold(desk, error.reason, error.place)
      else holdForNow(desk, `the file cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`)
      return undefined
    }
  }

  function writeAgain(desk: Desk): undefined {
    log.warn('a collection file is gone and is written again', { file: desk.file })
    release(desk)
    desk.dirty = true
  }

  function merge({ desk, theirs }: Reading) {
    const { kind, written, versions } = desk
    const sourceLanguage = centreOf(state())?.sourceLanguage
    return mergeHandEdit({
      kind,
      base: chooseBase(written, theirs),
      theirs,
      ours: state().content[kind],
      asKept: (before, item) => withTranslations(kind, before, item, sourceLanguage),
      wasOurs: (id, item) => versions.get(id)?.has(item ? etagOf(item) : '') ?? false,
    })
  }

  /** Makes all of them one change; says why not. */
  async function propose(readings: readonly Reading[]): Promise<Refusal | undefined> {
    for (;;) {
      const merged = readings.map((reading) => ({ reading, ...merge(reading) }))
      try {
        for (const { reading, conflicts } of merged) if (conflicts.length > 0) await keepAside(reading, conflicts)
        await gate.change(
          merged.flatMap(({ edits }) => edits),
          { by: 'file', via: 'file' },
        )
      } catch (error) {
        // Somebody saved in between: merged anew.
        if (error instanceof StaleEdit) continue
        return refusalOf(readings, error)
      }
      for (const { reading, conflicts } of merged) accept(reading, conflicts.length > 0)
      return undefined
    }
  }

  function accept({ desk, theirs }: Reading, conflicting: boolean) {
    noteWritten(desk, theirs, [...theirs.keys()])
    if (conflicting) desk.dirty = true
    release(desk)
  }

  async function keepAside(reading: Reading, conflicts: string[]) {
    if (reading.keptAs) return
    // A process that died right after keeping it has left it already.
    const before = await findConflict(files, folder, reading.desk.kind, reading.bytes)
    const name = before ?? conflictName(reading.desk.kind, now())
    if (before === undefined) await writeDurably(files, join(folder, name), reading.bytes)
    reading.keptAs = name
    log.warn('a hand edit and a saved change touched the same items; the saved one stays', {
      file: reading.desk.file,
      conflicts,
      keptAs: name,
    })
  }

  function refuse(readings: readonly Reading[], refusal: Refusal) {
    if (refusal.about === 'disk') {
      for (const { desk } of readings) {
        holdForNow(desk, `the hand edit cannot be saved at the moment: ${diskCode(refusal.error)}`)
      }
      return
    }
    const { reading, reason, id, path, about } = refusal
    const index = [...reading.theirs.keys()].indexOf(id)
    const whole = index === -1 ? undefined : `items.${index}${path && `.${path}`}`
    const text = reading.bytes.toString('utf8').replace(/^\ufeff/, '')
    hold(reading.desk, reason, whole === undefined ? {} : { path: whole, ...locate(text, whole) })
    reading.desk.waits = about === 'reference'
  }

  function hold(desk: Desk, reason: string, place: FileFault['place']) {
    desk.held = true
    desk.waits = false
    const isNews = problems.set(desk.file, { about: 'hand-edit', file: desk.file, reason, ...place })
    if (isNews) log.warn('a hand edit is refused; the last good content stays', { file: desk.file, reason, ...place })
  }

  /** The disk, not the text, is at fault: the file is looked at again, as it stands. */
  function holdForNow(desk: Desk, reason: string) {
    hold(desk, reason, {})
    desk.print = ''
  }

  function release(desk: Desk) {
    desk.held = false
    desk.waits = false
    problems.clear(desk.file)
  }

  return {
    async take(changed) {
      const readings: Reading[] = []
      for (const desk of desks) {
        const reading = changed.includes(desk) || desk.waits ? await read(desk) : undefined
        if (reading) readings.push(reading)
      }
      if (readings.length > 1 && !(await propose(readings))) return
      let open = readings
      for (let before = Infinity; open.length > 0 && open.length < before;) {
        before = open.length
        const waiting: Reading[] = []
        for (const reading of open) {
          const refusal = await propose([reading])
          if (refusal) refuse([reading], refusal)
          if (reading.desk.waits) waiting.push(reading)
        }
        open = waiting
      }
      if (open.length > 1) await propose(open)
    },
  }
}

function refusalOf(readings: readonly Reading[], error: unknown): Refusal {
  const readingOf = (kind: Kind) => readings.find(({ desk }) => desk.kind === kind) ?? readings[0]
  const refused = (about: 'content' | 'reference', kind: Kind, id: string, path: string, reason: string): Refusal => {
    const reading = readingOf(kind)
    return reading ? { about, reading, reason, kind, id, path } : { about: 'disk', error }
  }
  if (error instanceof InvalidEdit && error.errors[0]) {
    const { kind, id, path, message } = error.errors[0]
    return refused('content', kind, id, path, message)
  }
  if (error instanceof BrokenReference) {
    const [missing] = error.missing
    if (missing)
      return refused('reference', missing.by.kind, missing.by.id, missing.path, `there is no ${missing.kind}/${missing.id}`)
    const [use] = error.uses
    // Of several files, the one that the user of the reference is not in is the one that took the end away.
    const reading = readings[0]
    if (use && reading) return { about: 'reference', reading, reason: error.message, kind: reading.desk.kind, id: '', path: '' }
  }
  return { about: 'disk', error }
}
