import { RotateCcw } from 'lucide'
import { useState } from 'preact/hooks'
import { isFormKind } from '../forms/forms.ts'
import { Icon } from '../look/Icon.tsx'
import type { PastChange, PastEdit } from '../model/history.ts'
import { wallTime } from '../model/wall-clock.ts'
import { linkTo } from '../router.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'
import { kindOfEdit, sayAuthor, sayDifferences, sayFields, titleOfEdit, whatWasMade } from './say-change.ts'
import { UndoDialog } from './UndoDialog.tsx'

interface ChangeCardProps {
  change: PastChange
  onUndone: () => void
}

/** One change: when, who, what became of which item; what differs, and the way back. */
export function ChangeCard({ change, onUndone }: ChangeCardProps) {
  const say = useSay()
  const { account, centre } = useDesk()
  const [asks, setAsks] = useState(false)
  const wall = wallTime(Date.parse(change.at), centre.timeZone)
  const mayUndo = account.role === 'admin' || change.edits.every(({ kind }) => kind !== 'centre')
  return (
    <article class="change">
      <p class="change-head">
        <time dateTime={change.at}>{wall.slice(11)}</time> · {sayAuthor(change, say)}
      </p>
      {change.edits.slice(0, most).map((edit) => (
        <EditedItem key={`${edit.kind}/${edit.id}`} edit={edit} />
      ))}
      {change.edits.length > most && <p class="soft">{say.trouble.andMore(change.edits.length - most)}</p>}
      {change.undoable && mayUndo && (
        <button type="button" class="tool change-undo" onClick={() => setAsks(true)}>
          <Icon node={RotateCcw} size="20px" /> {say.history.undo}
        </button>
      )}
      {asks && (
        <UndoDialog
          change={change}
          onClose={() => setAsks(false)}
          onDone={() => {
            setAsks(false)
            onUndone()
          }}
        />
      )}
    </article>
  )
}

/** Items of one change that are shown; the others are counted. */
const most = 4

function EditedItem({ edit }: { edit: PastEdit }) {
  const say = useSay()
  const { content } = useStaff()
  const { centre } = useDesk()
  const title = titleOfEdit(edit, centre.sourceLanguage, say)
  const exists = isFormKind(edit.kind) && content.find(edit.kind, edit.id) !== undefined
  const made = whatWasMade(edit)
  const differences = sayDifferences(edit, { centre, content, say })
  return (
    <div class="change-item">
      <strong>{exists ? <a href={linkTo(`${edit.kind}/${edit.id}`)}>{title}</a> : title}</strong>
      <span class="soft">
        {kindOfEdit(edit, say)} · {say.history.made[made]}
        {made === 'changed' && differences.length > 0 && `: ${sayFields(differences)}`}
      </span>
      {differences.length > 0 && (
        <details class="change-details">
          <summary>{say.history.details}</summary>
          <dl>
            {differences.map(({ path, field, before, after }) => (
              <div key={path} class="change-field">
                <dt>{field}</dt>
                <dd>
                  <span class="label label-small">{say.history.before}</span>
                  {before ? <del>{before}</del> : <em>{say.conflict.empty}</em>}
                </dd>
                <dd>
                  <span class="label label-small">{say.history.after}</span>
                  {after ? <ins>{after}</ins> : <em>{say.conflict.empty}</em>}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  )
}
