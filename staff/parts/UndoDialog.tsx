import { useState } from 'preact/hooks'
import { NotReached, type ProblemAnswer, Refused } from '../api/request.ts'
import { type PastChange, undoChange } from '../model/history.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'
import { Banner } from './Banner.tsx'
import { Dialog } from './Dialog.tsx'
import { UndoRefused } from './UndoRefused.tsx'
import { titleOfEdit, whatWasMade } from './say-change.ts'

interface UndoDialogProps {
  change: PastChange
  onDone: () => void
  onClose: () => void
}

/** Asks once, says what will hold afterwards, and why it cannot be where that is so. */
export function UndoDialog({ change, onDone, onClose }: UndoDialogProps) {
  const say = useSay()
  const { ask } = useStaff()
  const { sourceLanguage } = useDesk().centre
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<ProblemAnswer | 'away'>()
  // Asking again would be refused again.
  const isRefused = fault !== undefined && fault !== 'away'
  const undo = async () => {
    setBusy(true)
    setFault(undefined)
    try {
      await undoChange(ask, change.revision)
      onDone()
    } catch (error) {
      if (error instanceof NotReached) setFault('away')
      else if (error instanceof Refused) setFault(error.problem)
      else throw error
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog title={say.history.undo} size="small" onClose={onClose}>
      <div class="menu">
        <ul class="undo-list">
          {change.edits.slice(0, most).map((edit) => (
            <li key={`${edit.kind}/${edit.id}`}>
              <strong>{titleOfEdit(edit, sourceLanguage, say)}</strong> {say.history.willBe[outcomeOf(whatWasMade(edit))]}
            </li>
          ))}
          {change.edits.length > most && <li>{say.trouble.andMore(change.edits.length - most)}</li>}
        </ul>
        {fault === 'away' && (
          <Banner tone="bad" role="alert">
            {say.entry.unreachable}
          </Banner>
        )}
        {isRefused && <UndoRefused problem={fault} />}
        {!isRefused && (
          <button type="button" class="button button-primary" disabled={isBusy} onClick={() => void undo()}>
            {isBusy ? say.actions.sending : say.history.undoYes}
          </button>
        )}
        <button type="button" class="button" onClick={onClose}>
          {isRefused ? say.close : say.cancel}
        </button>
      </div>
    </Dialog>
  )
}

/** Items that are named; the others are counted. */
const most = 6

const outcomeOf = (made: ReturnType<typeof whatWasMade>) =>
  made === 'created' || made === 'begun' ? 'gone' : made === 'deleted' ? 'back' : 'asBefore'
