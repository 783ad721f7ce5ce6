import { RotateCcw } from 'lucide'
import { useState } from 'preact/hooks'
import type { Items, Kind } from '../../content/model/kinds.ts'
import { useEditing } from '../forms/editing.ts'
import { Icon } from '../look/Icon.tsx'
import { toDraft } from '../model/draft.ts'
import type { Editor, Outcome } from '../model/editor.ts'
import { type Liveness, livenessOf } from '../model/liveness.ts'
import { wallTime } from '../model/wall-clock.ts'
import { useSay, useStaff } from '../staff.ts'
import { Banner } from './Banner.tsx'
import { ConflictDialog } from './ConflictDialog.tsx'
import { sayInstant, sayMoment } from './dates.ts'
import { ItemLink } from './ItemLink.tsx'
import { Pill } from './Pill.tsx'
import { UndoRefused } from './UndoRefused.tsx'

/** Whether residents see the stored version now: large, with a sentence. */
export function LivenessLine() {
  const say = useSay()
  const { editor } = useEditing()
  const liveness = useLiveness()
  if (editor.kind === 'media' && liveness === 'live') return null
  const from = (editor.base.value?.item as Partial<Items['notices']> | undefined)?.from
  return (
    <p class="liveness">
      <Pill of={liveness} large />
      <span>{liveness === 'planned' ? say.livenessText.planned(sayMoment(from ?? '', say)) : say.livenessText[liveness]}</span>
    </p>
  )
}

function useLiveness(): Liveness | 'new' {
  const { editor, centre } = useEditing()
  const { now } = useStaff()
  const stored = editor.base.value
  return stored ? livenessOf(editor.kind, stored.item as Items[Kind], wallTime(now(), centre.timeZone)) : 'new'
}

/** What became of the last sending. */
export function OutcomeBanner() {
  const say = useSay()
  const { editor } = useEditing()
  const outcome = editor.outcome.value
  if (outcome.at === 'done') return <DoneBanner {...outcome} />
  if (outcome.at === 'unreachable') {
    return (
      <Banner
        tone="bad"
        role="alert"
        actions={
          <button type="button" class="button" onClick={() => void sendAgain(editor, outcome.status)}>
            {say.trouble.sendAgain}
          </button>
        }
      >
        {say.trouble.unreachable}
      </Banner>
    )
  }
  return outcome.at === 'refused' && outcome.problem.status !== 412 ? <RefusedBanner /> : null
}

function sendAgain(editor: Editor, what: Extract<Outcome, { at: 'unreachable' }>['status']): Promise<void> {
  if (what === 'deleted') return editor.remove()
  return what === 'erased' ? editor.erase() : editor.save(what)
}

type Done = Extract<Outcome, { at: 'done' }>

function DoneBanner({ made, revision }: Done) {
  const say = useSay()
  const { editor } = useEditing()
  const liveness = useLiveness()
  const item = editor.base.value?.item as Partial<Items['notices']> | undefined
  // As long as the form stays as it was saved; later it is in the history.
  const actions = revision !== undefined && (
    <button type="button" class="tool" onClick={() => void editor.undo()}>
      <Icon node={RotateCcw} size="20px" /> {say.history.undo}
    </button>
  )
  if (made !== 'published') {
    return (
      <Banner tone="good" role="status" actions={actions} takesFocus={made === 'undone'}>
        {say.result[made]}
      </Banner>
    )
  }
  const sentence =
    liveness === 'planned'
      ? say.result.publishedLater(sayMoment(item?.from ?? '', say))
      : liveness === 'over'
        ? say.result.publishedOver
        : say.result.publishedNow
  return (
    <Banner tone={liveness === 'over' ? 'warn' : 'good'} role="status" actions={actions}>
      <strong>{say.result.published}</strong> {sentence}{' '}
      {editor.kind === 'notices' && liveness !== 'over' && item?.until && say.result.until(sayMoment(item.until, say))}
    </Banner>
  )
}

/** Users of an item that are named; the others are counted. */
const most = 8

function RefusedBanner() {
  const say = useSay()
  const { editor } = useEditing()
  const outcome = editor.outcome.value
  if (outcome.at !== 'refused') return null
  const { status, uses = [], missing = [], code, later } = outcome.problem
  if (later || status === 410) return <UndoRefused problem={outcome.problem} />
  const sentence =
    uses.length > 0
      ? say.trouble.inUse
      : missing.length > 0
        ? say.trouble.referenceGone
        : status === 507 || code === 'disk-full'
          ? say.trouble.diskFull
          : code
            ? say.trouble.notWritable
            : status === 413
              ? say.trouble.tooLarge
              : status === 403
                ? say.trouble.notAllowed
                : status === 503
                  ? say.trouble.busy
                  : say.trouble.other
  const users = [...new Map(uses.map((use) => [`${use.kind}/${use.id}`, use])).values()]
  return (
    <Banner tone="bad" role="alert">
      {sentence}
      {users.length > 0 && (
        <ul>
          {users.slice(0, most).map(({ kind, id }) => (
            <li key={`${kind}/${id}`}>
              <ItemLink kind={kind} id={id} />
            </li>
          ))}
          {users.length > most && <li>{say.trouble.andMore(users.length - most)}</li>}
        </ul>
      )}
    </Banner>
  )
}

/** What others did meanwhile, and what lies on this device. Neither ever changes the form by itself. */
export function FormNotes() {
  const say = useSay()
  const { content } = useStaff()
  const { editor } = useEditing()
  const [isComparing, setComparing] = useState(false)
  const theirs = editor.theirs.value
  const author = content.authors.value.get(`${editor.kind}/${editor.draft.value.id}`)
  const restored = editor.restoredFrom.value
  return (
    <>
      {!editor.keptHere.value && <Banner tone="warn">{say.trouble.notKept}</Banner>}
      {restored !== undefined && (
        <Banner
          tone="note"
          actions={
            <button type="button" class="tool" onClick={() => editor.discard()}>
              {say.draftNote.discard}
            </button>
          }
        >
          {say.draftNote.restored(sayInstant(restored, say))}
        </Banner>
      )}
      {theirs === null && (
        <Banner tone="warn" role="alert">
          {say.conflict.deleted(author ?? say.conflict.somebody)}
        </Banner>
      )}
      {theirs && (
        <Banner
          tone="warn"
          role="alert"
          actions={
            editor.isChanged.value ? (
              <button type="button" class="button" onClick={() => setComparing(true)}>
                {say.conflict.compare}
              </button>
            ) : (
              <button
                type="button"
                class="button"
                onClick={() => editor.takeTheirs(toDraft(content.find(editor.kind, theirs.id)?.item ?? editor.base.peek()!.item))}
              >
                {say.conflict.load}
              </button>
            )
          }
        >
          <strong>
            {author ? say.conflict.changed(author === 'file' ? say.conflict.byFile : author) : say.conflict.changedUnknown}
          </strong>{' '}
          {say.conflict.untouched}
        </Banner>
      )}
      {isComparing && theirs && <ConflictDialog editor={editor} theirs={theirs} onClose={() => setComparing(false)} />}
    </>
  )
}
