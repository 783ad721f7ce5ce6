import type { State } from './apply-edits.ts'
import { etagOf } from './canonical.ts'
import type { ChangeGate } from './change-gate.ts'
import { ChangedSince, ChangeGone, StaleEdit, UnknownChange, type LaterTouch } from './errors.ts'
import type { FileLayer } from './file-layer.ts'
import { readPast } from './past.ts'
import type { Author, Change, Edit, PastChange, PastPage, PastQuery } from './store.ts'

/** How long a change can be undone. */
export const undoableMonths = 24

/** Characters of the history after which a page ends, however few changes it has: the first filling of a folder is one line. */
const largestPage = 1_000_000

export interface UndoOptions {
  files: FileLayer
  /** CONTENT_DIR/history */
  folder: string
  gate: Pick<ChangeGate, 'change'>
  current: () => { state: State; revision: number }
  now: () => Date
}

export interface Undo {
  past(page: PastQuery): Promise<PastPage>
  undo(revision: number, author: Pick<Author, 'by'>, allow?: (change: Change) => void): Promise<Change>
}

const keyOf = ({ kind, id }: { kind: string; id: string }) => `${kind}/${id}`

/** Reads the past out of the history's files, and makes a change that puts things back as they were before another. */
export function createUndo({ files, folder, gate, current, now }: UndoOptions): Undo {
  /** Changes older than this are the past for good. */
  const oldest = () => {
    const date = now()
    date.setUTCMonth(date.getUTCMonth() - undoableMonths)
    return date.toISOString()
  }
  const whyGone = ({ at, edits }: Change): 'erased' | 'old' | undefined => {
    if (edits.some(({ erased }) => erased)) return 'erased'
    return at < oldest() ? 'old' : undefined
  }

  async function find(revision: number, upTo: number): Promise<{ change: Change; later: LaterTouch[] }> {
    const touches: LaterTouch[] = []
    for await (const { change } of readPast(files, folder, upTo)) {
      if (change.revision < revision) break
      const { at, by, via, edits } = change
      if (change.revision > revision) {
        touches.push(...edits.map(({ kind, id }) => ({ revision: change.revision, at, by, via, kind, id })))
        continue
      }
      const own = new Set(edits.map(keyOf))
      return { change, later: touches.filter((touch) => own.has(keyOf(touch))) }
    }
    throw new UnknownChange(revision)
  }

  /**
   * What a change made is what is there now: then it can be undone although others came after it, when these were undone themselves.
   */
  const isAsMade = ({ kind, id, after }: Change['edits'][number], { content }: State): boolean => {
    const present = content[kind].get(id)
    return present && after ? etagOf(present) === etagOf(after) : !present && !after
  }

  /** Measured against what is there now, so that whoever saves in the middle of it is not overwritten. */
  const editsBack = ({ edits }: Change, state: State): Edit[] =>
    edits.map(({ kind, id, before }) => {
      const present = state.content[kind].get(id)
      return { kind, id, before: present ? etagOf(present) : '', item: before, exact: true }
    })

  return {
    async past({ before = Infinity, limit, kind, id }) {
      const isAsked = (edit: Change['edits'][number]) => (!kind || edit.kind === kind) && (!id || edit.id === id)
      const touched = new Set<string>()
      const changes: PastChange[] = []
      const { state, revision } = current()
      let characters = 0
      for await (const { change, characters: length } of readPast(files, folder, revision)) {
        if (change.revision < before && change.edits.some(isAsked)) {
          const isFull = changes.length >= limit || (changes.length > 0 && characters + length > largestPage)
          if (isFull) return { changes, next: changes.at(-1)?.revision ?? null }
          const isFree = change.edits.every(
            (edit) => (edit.kind !== 'centre' || edit.before) && (!touched.has(keyOf(edit)) || isAsMade(edit, state)),
          )
          changes.push({ ...change, undoable: isFree && whyGone(change) === undefined })
          characters += length
        }
        for (const edit of change.edits) touched.add(keyOf(edit))
      }
      return { changes, next: null }
    },
    async undo(revision, { by }, allow = () => {}) {
      for (;;) {
        const { state, revision: newest } = current()
        const { change, later } = await find(revision, newest)
        allow(change)
        const gone = whyGone(change)
        if (gone) throw new ChangeGone(revision, gone)
        const isIn = (edit: Change['edits'][number]) => later.some((touch) => keyOf(touch) === keyOf(edit))
        if (change.edits.some((edit) => isIn(edit) && !isAsMade(edit, state))) throw new ChangedSince(revision, later)
        try {
          const made = await gate.change(editsBack(change, state), { by, via: 'undo' })
          // Without a later change, what is there differs from what was before: else the line would never have been written.
          if (made) return made
          throw new ChangedSince(revision, [])
        } catch (error) {
          if (!(error instanceof StaleEdit)) throw error
        }
      }
    },
  }
}
