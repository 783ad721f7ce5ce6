import { useEffect, useState } from 'preact/hooks'
import type { Messages } from '../messages/de.ts'
import type { EntryFault } from '../model/session.ts'

/** One attempt at a time; after too many, the button waits as long as the server asks. */
export function useEntry(enter: () => Promise<EntryFault | undefined>) {
  const [fault, setFault] = useState<EntryFault>()
  const [isBusy, setBusy] = useState(false)
  const wait = fault?.kind === 'wait' ? fault.wait : 0
  useEffect(() => {
    if (wait <= 0) return
    const timer = setTimeout(() => setFault(wait > 1 ? { kind: 'wait', wait: wait - 1 } : undefined), 1000)
    return () => clearTimeout(timer)
  }, [wait])
  const attempt = () => {
    if (isBusy) return
    setBusy(true)
    void enter()
      .then(setFault)
      .finally(() => setBusy(false))
  }
  return { fault, isBusy, isWaiting: wait > 0, attempt }
}

export function sayEntryFault(fault: EntryFault, say: Messages): string {
  if (fault.kind === 'wait') return say.entry.wait(fault.wait)
  if (fault.kind === 'other') return fault.field === 'name' ? say.entry.wrongName : say.trouble.other
  return fault.kind === 'https' ? say.entry.https.text : say.entry[fault.kind]
}
