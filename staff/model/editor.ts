import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals'
import type { Centre } from '../../content/model/centre.ts'
import type { Status } from '../../content/model/item.ts'
import type { Item, Kind } from '../../content/model/kinds.ts'
import type { TranslationState } from '../../content/model/text.ts'
import { type Ask, NotReached, type ProblemAnswer, Refused } from '../api/request.ts'
import { checkDraft, type FieldFault } from './check-draft.ts'
import { type Content, titleOf } from './content.ts'
import { type Draft, type Stored, toDraft } from './draft.ts'
import { markTranslations, statesOfDraft } from './draft-states.ts'
import type { KeptDrafts } from './kept-drafts.ts'
import { undoChange } from './history.ts'
import { newId } from './new-id.ts'
import { isSame, readPath, writePath } from './path.ts'
import { tidyDraft } from './tidy.ts'

/** What was on its way when the connection broke off. */
type Unsaved = Status | 'deleted' | 'erased'

export type Outcome =
  | { at: 'rest' }
  | { at: 'sending' }
  | { at: 'invalid' }
  /** `made`: what the last save did. */
  | {
      at: 'done'
      made: 'published' | 'draft' | 'archived' | 'deleted' | 'saved' | 'undone'
      /** What undoes it; absent where nothing was changed. */
      revision?: number
    }
  | { at: 'unreachable'; status: Unsaved }
  | { at: 'refused'; problem: ProblemAnswer }

export interface Editor {
  readonly kind: Kind
  /** As in the page's address; `new` before it was ever sent. */
  readonly id: ReadonlySignal<string>
  readonly draft: ReadonlySignal<Draft>
  readonly base: ReadonlySignal<Stored | undefined>
  readonly isChanged: ReadonlySignal<boolean>
  readonly faults: ReadonlySignal<readonly FieldFault[]>
  readonly outcome: ReadonlySignal<Outcome>
  readonly states: ReadonlySignal<Record<string, TranslationState>>
  /** What is stored now, where somebody else changed or deleted (null) it since. */
  readonly theirs: ReadonlySignal<Draft | null | undefined>
  /** When the text on this device was restored: it was written at this instant. */
  readonly restoredFrom: ReadonlySignal<number | undefined>
  readonly keptHere: ReadonlySignal<boolean>
  set(path: string, value: unknown): void
  markChecked(language: string): void
  save(status: Status): Promise<void>
  remove(): Promise<void>
  /** A picture goes for good, from every entry and from the history. For admins. */
  erase(): Promise<void>
  /** Puts the item back as it was before the last saving, and the form with it. */
  undo(): Promise<void>
  /** Goes on from the others' version, with `joined` in the form. */
  takeTheirs(joined: Draft): void
  discard(): void
  close(): void
}

/** The answer to a PUT. */
interface Saved extends Stored {
  /** The revision it made; null where nothing differed. */
  made?: number | null
}

export interface EditorParts {
  kind: Kind
  /** Undefined for a new one. */
  id?: string
  fresh: () => Draft
  centre: Centre
  content: Content
  ask: Ask
  drafts: KeptDrafts
  now: () => number
  today: () => string
  random: () => number
}

/** One open form: what is written, what it was written on, and what became of sending it. */
export function createEditor({ kind, id: known, fresh, centre, content, ask, drafts, now, today, random }: EditorParts): Editor {
  const kept = drafts.read(kind, known ?? 'new')
  const stored = known === undefined ? undefined : content.find(kind, known)
  const base = signal<Stored | undefined>(kept ? kept.base : stored)
  const draft = signal<Draft>(kept?.draft ?? (stored ? toDraft(stored.item) : fresh()))
  const checked = signal<ReadonlySet<string>>(new Set(kept?.checked))
  const restoredFrom = signal(kept?.at)
  const keptHere = signal(true)
  const outcome = signal<Outcome>({ at: 'rest' })
  const faults = signal<readonly FieldFault[]>([])
  const id = computed(() => (base.value || draft.value.id ? draft.value.id : 'new'))
  const source = centre.sourceLanguage
  /** Where the draft lies on this device: the address of the form. */
  const keptAs = () => base.peek()?.item.id ?? known ?? 'new'

  const start = fresh()
  const isChanged = computed(() => {
    if (checked.value.size > 0) return true
    const from = base.value ? toDraft(base.value.item) : start
    return !isSame(comparable(draft.value), comparable(from))
  })

  const theirs = computed<Draft | null | undefined>(() => {
    const from = base.value
    if (!from || outcome.value.at === 'sending' || outcome.value.at === 'done') return undefined
    if (!content.collections.value) return undefined
    const present = content.find(kind, from.item.id)
    if (!present) return null
    return present.etag === from.etag ? undefined : toDraft(present.item)
  })

  const states = computed(() =>
    statesOfDraft(draft.value, { kind, base: base.value?.item, centre, checked: checked.value, today: today() }),
  )

  const forget = () => {
    drafts.remove(kind, keptAs())
    drafts.remove(kind, 'new')
    restoredFrom.value = undefined
  }

  const endKeeping = effect(() => {
    const [written, from, marks] = [draft.value, base.value, checked.value]
    if (!isChanged.value || outcome.peek().at === 'done') return
    const keeping = { draft: written, ...(from ? { base: from } : {}), checked: [...marks], at: now() }
    keptHere.value = drafts.write(kind, keptAs(), keeping)
  })

  const fail = (error: unknown, status: Unsaved) => {
    if (error instanceof NotReached) outcome.value = { at: 'unreachable', status }
    else if (error instanceof Refused) takeProblem(error.problem)
    else throw error
  }

  const takeProblem = (problem: ProblemAnswer) => {
    faults.value = problem.errors ?? []
    outcome.value = problem.errors?.length ? { at: 'invalid' } : { at: 'refused', problem }
    if (problem.status !== 412 || problem.current === undefined) return
    const current = problem.current
    content.keep(kind, draft.peek().id, current && problem.etag ? { item: current, etag: problem.etag } : undefined)
    // An item nobody had seen before: the first sending did arrive, only its answer did not.
    if (!base.peek() && current && problem.etag) base.value = { item: current, etag: '' }
  }

  const settle = ({ item, etag, made }: Saved, sent: Draft, status: Status) => {
    const stored: Stored = { item, etag }
    const untouched = draft.peek() === sent
    const before = base.peek()?.item.status
    batch(() => {
      forget()
      content.keep(kind, stored.item.id, stored)
      base.value = stored
      checked.value = new Set()
      if (untouched) draft.value = toDraft(stored.item)
      else draft.value = { ...draft.peek(), status: stored.item.status, translations: stored.item.translations }
      outcome.value = {
        at: 'done',
        made: before === status && status !== 'published' ? 'saved' : status,
        ...(made ? { revision: made } : {}),
      }
    })
  }

  const save = async (status: Status) => {
    if (outcome.peek().at === 'sending') return
    const written = draft.peek()
    // Made once, before the first sending: sending again then means the same item.
    const sent = written.id ? written : { ...written, id: newId(titleOf(written as unknown as Item, source), random) }
    draft.value = sent
    const tidy = { ...tidyDraft(sent), status }
    const item = {
      ...tidy,
      translations: markTranslations(tidy, { kind, base: base.peek()?.item, centre, checked: checked.peek(), today: today() }),
    }
    faults.value = checkDraft(kind, item, source, base.peek()?.item)
    if (faults.value.length > 0) {
      outcome.value = { at: 'invalid' }
      return
    }
    // What others deleted meanwhile is made anew, under its old id.
    const from = theirs.peek() === null ? undefined : base.peek()
    outcome.value = { at: 'sending' }
    const headers: Record<string, string> = from ? { 'if-match': `"${from.etag}"` } : { 'if-none-match': '*' }
    try {
      settle(await ask<Saved>('PUT', `/api/staff/items/${kind}/${item.id}`, { json: item, headers }), sent, status)
    } catch (error) {
      fail(error, status)
    }
  }

  const sendAway = async (how: 'deleted' | 'erased', send: (from: Stored) => Promise<unknown>) => {
    const from = base.peek()
    if (!from || outcome.peek().at === 'sending') return
    outcome.value = { at: 'sending' }
    try {
      await send(from)
      forget()
      content.keep(kind, from.item.id, undefined)
      outcome.value = { at: 'done', made: 'deleted' }
    } catch (error) {
      fail(error, how)
    }
  }

  return {
    kind,
    id,
    draft,
    base,
    isChanged,
    faults,
    outcome,
    states,
    theirs,
    restoredFrom,
    keptHere,
    set(path, value) {
      if (isSame(readPath(draft.peek(), path), value)) return
      if (path.split('.').at(-1) === source) checked.value = new Set()
      if (outcome.peek().at === 'done') outcome.value = { at: 'rest' }
      draft.value = writePath(draft.peek(), path, value)
      const gone = (fault: FieldFault) =>
        fault.path === path || fault.path.startsWith(`${path}.`) || path.startsWith(`${fault.path}.`)
      if (faults.peek().some(gone)) faults.value = faults.peek().filter((fault) => !gone(fault))
      if (faults.peek().length === 0 && outcome.peek().at === 'invalid') outcome.value = { at: 'rest' }
    },
    markChecked(language) {
      checked.value = new Set([...checked.peek(), language])
    },
    save,
    remove: () =>
      sendAway('deleted', ({ item, etag }) =>
        ask('DELETE', `/api/staff/items/${kind}/${item.id}`, { headers: { 'if-match': `"${etag}"` } }),
      ),
    erase: () => sendAway('erased', ({ item }) => ask('POST', '/api/staff/erase', { json: { media: item.id } })),
    async undo() {
      const done = outcome.peek()
      const from = base.peek()
      if (done.at !== 'done' || done.revision === undefined || !from) return
      outcome.value = { at: 'sending' }
      try {
        const { items } = await undoChange(ask, done.revision)
        const isGone = items.some((each) => each.kind === kind && each.id === from.item.id && each.etag === null)
        const present = isGone ? undefined : await ask<Stored>('GET', `/api/staff/items/${kind}/${from.item.id}`)
        content.keep(kind, from.item.id, present)
        batch(() => {
          if (present) {
            base.value = present
            draft.value = toDraft(present.item)
          }
          outcome.value = { at: 'done', made: present ? 'undone' : 'deleted' }
        })
      } catch (error) {
        fail(error, from.item.status)
      }
    },
    takeTheirs(joined) {
      batch(() => {
        forget()
        base.value = content.find(kind, joined.id)
        draft.value = joined
        outcome.value = { at: 'rest' }
        faults.value = []
      })
    },
    discard() {
      const present = base.peek() && content.find(kind, base.peek()!.item.id)
      batch(() => {
        forget()
        checked.value = new Set()
        base.value = present
        draft.value = present ? toDraft(present.item) : start
        faults.value = []
        outcome.value = { at: 'rest' }
      })
    },
    close: endKeeping,
  }
}

/** Without the id, which a new draft gets on its way. */
const comparable = (draft: Draft) => ({ ...tidyDraft(draft), id: '' })
