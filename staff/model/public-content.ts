import { useEffect, useState } from 'preact/hooks'
import type { Snapshot } from '../../content/model/snapshot.ts'
import { useStaff } from '../staff.ts'

/** A change is public within this time, in milliseconds: the server builds a few snapshots a second at most. */
const buildTime = 1_500

/** What screens are sent now; asked for again after each change, and once more when the snapshot was not built yet. */
export function usePublicContent(): Snapshot | 'failed' | undefined {
  const { ask, content } = useStaff()
  const [snapshot, setSnapshot] = useState<Snapshot | 'failed'>()
  const revision = content.revision.value
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isCurrent = true
    const take = async (isLast: boolean) => {
      try {
        const fetched = await ask<Snapshot>('GET', '/api/content')
        if (!isCurrent) return
        setSnapshot(fetched)
        if (fetched.revision < revision && !isLast) timer = setTimeout(() => void take(true), buildTime)
      } catch {
        // What was shown stays; the next change asks again.
        if (isCurrent) setSnapshot((before) => before ?? 'failed')
      }
    }
    void take(false)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [revision])
  return snapshot
}
