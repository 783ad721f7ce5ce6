import { useState } from 'preact/hooks'
import { Segments } from '../fields/Segments.tsx'
import { type FormKind } from '../forms/forms.ts'
import { compareVersions, type Difference, joinVersions } from '../model/compare.ts'
import { type Draft, toDraft } from '../model/draft.ts'
import type { Editor } from '../model/editor.ts'
import { tidyDraft } from '../model/tidy.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'
import { Dialog } from './Dialog.tsx'
import { isTextField, sayField, sayValue } from './say-value.ts'

interface ConflictDialogProps {
  editor: Editor
  theirs: Draft
  onClose: () => void
}

/** Two versions of one item side by side, field by field; nothing is sent until the form is. */
export function ConflictDialog({ editor, theirs, onClose }: ConflictDialogProps) {
  const say = useSay()
  const { content } = useStaff()
  const { centre } = useDesk()
  const kind = editor.kind as FormKind
  const mine = tidyDraft(editor.draft.value)
  const base = editor.base.value?.etag ? toDraft(editor.base.value.item) : undefined
  const differences = compareVersions(base, mine, theirs, isTextField(kind))
  const [chosen, setChosen] = useState<Record<string, boolean>>({})
  const isMine = ({ path, changedBy }: Difference) => chosen[path] ?? changedBy !== 'them'
  const words = { kind, centre, content, say }
  const setAll = (value: boolean) => setChosen(Object.fromEntries(differences.map(({ path }) => [path, value])))
  const join = () => {
    editor.takeTheirs(
      joinVersions(
        mine,
        theirs,
        differences.filter(isMine).map(({ path }) => path),
      ),
    )
    onClose()
  }
  return (
    <Dialog title={say.conflict.title} onClose={onClose}>
      <p>{differences.length === 0 ? say.conflict.same : say.conflict.text}</p>
      {differences.length > 1 && (
        <div class="quick">
          <button type="button" class="tool" onClick={() => setAll(true)}>
            {say.conflict.takeAllMine}
          </button>
          <button type="button" class="tool" onClick={() => setAll(false)}>
            {say.conflict.takeAllTheirs}
          </button>
        </div>
      )}
      <ul class="differences">
        {differences.map((difference) => (
          <li key={difference.path} class="difference">
            <h3>{sayField(kind, difference.path, centre, say)}</h3>
            <span class="help">{say.conflict[noteOf[difference.changedBy]]}</span>
            <div class="versions">
              <p class={isMine(difference) ? 'version version-chosen' : 'version'}>
                <span class="label label-small">{say.conflict.mine}</span>
                {sayValue(difference.path, difference.mine, words) || <em>{say.conflict.empty}</em>}
              </p>
              <p class={isMine(difference) ? 'version' : 'version version-chosen'}>
                <span class="label label-small">{say.conflict.theirs}</span>
                {sayValue(difference.path, difference.theirs, words) || <em>{say.conflict.empty}</em>}
              </p>
            </div>
            <Segments
              label={sayField(kind, difference.path, centre, say)}
              options={[
                { value: 'mine', label: say.conflict.mine },
                { value: 'theirs', label: say.conflict.theirs },
              ]}
              value={isMine(difference) ? 'mine' : 'theirs'}
              onChoose={(next) => setChosen({ ...chosen, [difference.path]: next === 'mine' })}
            />
          </li>
        ))}
      </ul>
      <button type="button" class="button button-primary button-wide" onClick={join}>
        {say.conflict.join}
      </button>
    </Dialog>
  )
}

const noteOf = { me: 'onlyMe', them: 'onlyThem', both: 'both' } as const
