import { useEffect, useState } from 'preact/hooks'
import type { PlannedDays } from '../../content/model/planned.ts'
import { useStaff } from '../staff.ts'

/** The dates of some days, asked for again after each change. What was known stays until there is better; `failed` where nothing is. */
export function usePlannedDays(from: string, until: string, place: string | undefined): PlannedDays | 'failed' | undefined {
  const { ask, content } = useStaff()
  const [known, setKnown] = useState<{ query: string; days: PlannedDays | 'failed' }>()
  const revision = content.revision.value
  const query = `from=${from}&until=${until}${place ? `&place=${place}` : ''}`
  useEffect(() => {
    let isCurrent = true
    ask<PlannedDays>('GET', `/api/staff/calendar?${query}`).then(
      (days) => isCurrent && setKnown({ query, days }),
      () => isCurrent && setKnown((before) => (before?.query === query ? before : { query, days: 'failed' })),
    )
    return () => {
      isCurrent = false
    }
  }, [query, revision])
  return known?.query === query ? known.days : undefined
}
