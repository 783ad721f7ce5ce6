import { RotateCcw } from 'lucide'
import { useState } from 'preact/hooks'
import { NotReached, Refused } from '../api/request.ts'
import { Icon } from '../look/Icon.tsx'
import { undoDates } from '../model/save-dates.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'
import { Banner } from './Banner.tsx'

/** What was just done, in a sentence, and what undoes it. */
export interface Done {
  text: string
  /** Null where there is nothing to undo. */
  revision: number | null
}

/** Stands over the page, so that it is there wherever somebody has tapped. */
export function DoneNote({ done, onDone }: { done: Done; onDone: (next: Done | undefined) => void }) {
  const say = useSay()
  const { ask, content } = useStaff()
  const { centre } = useDesk()
  const [isBusy, setBusy] = useState(false)
  const { text, revision } = done
  const undo = async () => {
    if (revision === null) return
    setBusy(true)
    try {
      await undoDates(revision, { ask, content, centre })
      onDone({ text: say.result.undone, revision: null })
    } catch (error) {
      if (!(error instanceof Refused) && !(error instanceof NotReached)) throw error
      onDone({ text: error instanceof NotReached ? say.calendar.notReached : say.calendar.notUndone, revision })
    } finally {
      setBusy(false)
    }
  }
  return (
    <div class="done-note">
      <Banner
        tone="good"
        role="status"
        actions={
          <>
            {revision !== null && (
              <button type="button" class="tool" disabled={isBusy} onClick={() => void undo()}>
                <Icon node={RotateCcw} size="20px" /> {say.history.undo}
              </button>
            )}
            <button type="button" class="tool" onClick={() => onDone(undefined)}>
              {say.close}
            </button>
          </>
        }
      >
        {text}
      </Banner>
    </div>
  )
}
