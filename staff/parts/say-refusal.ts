import { Refused } from '../api/request.ts'
import type { Messages } from '../messages/de.ts'

/** Why a subscription was not changed: in the page's words where it has some, else the server's. */
export const sayRefusal = (error: unknown, say: Messages): string => {
  if (!(error instanceof Refused)) return say.entry.unreachable
  const { status, uses, says } = error.problem
  if (status === 413) return say.feeds.errors.tooLarge
  if (status === 409) return uses ? say.feeds.errors.inUse : say.feeds.errors.busy
  if (status === 503) return say.trouble.busy
  return says ? says[say.locale.startsWith('de') ? 'de' : 'en'] : say.feeds.errors.notSaved
}
