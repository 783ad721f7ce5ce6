import { useState } from 'preact/hooks'
import type { Event } from '../../content/model/event.ts'
import type { PlannedDate } from '../../content/model/planned.ts'
import { followsCalendar } from '../../content/model/source-groups.ts'
import { NotReached, Refused } from '../api/request.ts'
import { sayFault } from '../forms/say-fault.ts'
import type { Messages } from '../messages/de.ts'
import { titleOf } from '../model/content.ts'
import { newId, randomLetters } from '../model/new-id.ts'
import { changeDate, type DateEdit } from '../model/one-date.ts'
import { saveDates, saveFollowing } from '../model/save-dates.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'
import type { Done } from './DoneNote.tsx'
import { sayDate } from './dates.ts'

/** What the parts of the dialog save with. */
export interface DateSaving {
  date: PlannedDate
  /** As stored now; undefined when somebody deleted it. */
  event: Event | undefined
  isBusy: boolean
  /** The name of the calendar that the event follows: then "this and following" is that calendar's to say. */
  follows: string | undefined
  /** Why the last attempt did not go through. */
  trouble: string | undefined
  /** Says something about this one date. `told` is what was done, for the banner. */
  change(edit: DateEdit, told: (day: string) => string): Promise<void>
  /** Saves the whole event, for what one change does not say. */
  replace(edit: (event: Event) => Event, told: (day: string) => string): Promise<void>
  /** This and following. */
  following(edit: Record<string, unknown>, told: (day: string) => string): Promise<void>
}

export function useDateSaving(date: PlannedDate, onDone: (done: Done) => void): DateSaving {
  const say = useSay()
  const { ask, content, random } = useStaff()
  const { centre } = useDesk()
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const stored = content.find('events', date.event)
  const { key } = date.occurrence
  const nameOfFeed = ({ source }: Event) => content.find('feeds', source?.feed ?? '')?.item.name ?? '–'

  const save = async (work: () => Promise<number | null>, told: (day: string) => string) => {
    if (isBusy) return
    setBusy(true)
    setTrouble(undefined)
    try {
      const revision = await work()
      onDone({ text: told(sayDate(key, say)), revision })
    } catch (error) {
      setTrouble(sayTrouble(error, say))
    } finally {
      setBusy(false)
    }
  }
  const replace: DateSaving['replace'] = async (edit, told) => {
    if (stored) await save(() => saveDates(stored, edit(stored.item), { ask, content, centre }), told)
  }
  return {
    date,
    event: stored?.item,
    isBusy,
    follows: stored && followsCalendar(stored.item) ? nameOfFeed(stored.item) : undefined,
    trouble,
    replace,
    change: (edit, told) => replace((event) => changeDate(event, key, edit, `aenderung-${randomLetters(6, random)}`), told),
    async following(edit, told) {
      if (!stored) return
      const id = newId(titleOf<'events'>(stored.item, centre.sourceLanguage), random)
      await save(() => saveFollowing(stored, { original: key, id, edit }, { ask, content, centre }), told)
    },
  }
}

/** Throws what is no answer of the server. */
function sayTrouble(error: unknown, say: Messages): string {
  if (error instanceof NotReached) return say.calendar.notReached
  if (!(error instanceof Refused)) throw error
  const { status, reason, errors } = error.problem
  if (status === 412) return say.calendar.changedMeanwhile
  if (reason === 'first-date') return say.calendar.firstDate
  if (reason === 'side-by-side') return say.calendar.sideBySide
  const fault = errors?.find(({ path }) => /start|end|duration/.test(path))
  if (fault) return sayFault(fault, say)
  return say.trouble.other
}
