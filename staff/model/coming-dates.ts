import { useEffect, useState } from 'preact/hooks'
import type { ComingDates } from '../../content/model/planned.ts'
import { Refused } from '../api/request.ts'
import { useEditing } from '../forms/editing.ts'
import { useDesk, useStaff } from '../staff.ts'
import { parseDraft } from './check-draft.ts'

/** `notYet`: day and hour do not stand yet. `failed`: they could not be worked out just now. What was known stays while it is asked anew. */
export type Coming = ComingDates | 'notYet' | 'failed' | undefined

/** Milliseconds of quiet before the server is asked: between two letters nobody needs an answer. */
const pause = 250

/** The dates of the open form as they will be, from the server's own resolver, each time something about them changes. */
export function useComingDates(): Coming {
  const { editor } = useEditing()
  const { centre } = useDesk()
  const { ask, content } = useStaff()
  const [coming, setComing] = useState<Coming>()
  const { id, start, end, duration, timeZone, allDay, recurrence, skip, excludedDates, changes, place, room } = editor.draft.value
  const planned = {
    id: id || 'new',
    title: { [centre.sourceLanguage]: '–' },
    cost: { kind: 'free' },
    start,
    end,
    duration,
    timeZone,
    allDay,
    recurrence,
    skip,
    excludedDates,
    changes,
    place,
    room,
  }
  const when = JSON.stringify(planned)
  const revision = content.revision.value
  useEffect(() => {
    const draft = parseDraft('events', { ...planned, status: 'draft', translations: {} })
    if (!draft) return setComing('notYet')
    let isCurrent = true
    const fetchDates = async () => {
      try {
        const dates = await ask<ComingDates>('POST', '/api/staff/preview/dates', { json: draft })
        if (isCurrent) setComing(dates)
      } catch (error) {
        if (isCurrent) setComing(error instanceof Refused && error.problem.status === 400 ? 'notYet' : 'failed')
      }
    }
    const timer = setTimeout(() => void fetchDates(), pause)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [when, revision])
  return coming
}
