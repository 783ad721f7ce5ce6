import { etagOf } from '../store/canonical.ts'
import type { Change, Store } from '../store/store.ts'
import type { DirectAnswer } from '../publish/direct.ts'
import { createEventStream, encodeMessage, streamDefaults, type StreamOptions } from '../publish/stream.ts'
import type { Sessions } from './sessions.ts'
import type { SignedIn } from './sign-in.ts'

/** What staff pages hear of one change, drafts included: enough to know whether to fetch, never the texts. */
const describeChange = ({ revision, by, via, edits }: Change) => ({
  revision,
  by,
  via,
  items: edits.map(({ kind, id, after }) => ({ kind, id, etag: after ? etagOf(after) : null })),
})

export interface StaffEvents {
  answer(...asked: [...Parameters<DirectAnswer>, signedIn: SignedIn]): void
  size(): number
  close(): void
}

/** `/api/staff/events`: `hello`, `change`, `trouble`, `heartbeat`; it ends with the session. */
export const createStaffEvents = (
  store: Store,
  sessions: Sessions,
  options: StreamOptions = { ...streamDefaults, ceiling: 200 },
): StaffEvents => {
  const stream = createEventStream(options)
  const ends = [
    store.subscribe((change) => {
      // A hundred events of a calendar have a hundred hashes, which nobody else may need for hours.
      if (stream.size() > 0) stream.send(encodeMessage('change', describeChange(change), String(change.revision)))
    }),
    store.onTrouble(() => stream.send(encodeMessage('trouble', { now: options.now() }))),
  ]
  return {
    answer(request, response, caller, _rest, { session }) {
      const hello = encodeMessage('hello', { revision: store.revision(), now: options.now() })
      stream.join(request, response, caller, [hello], () => sessions.isLive(session.id))
    },
    size: stream.size,
    close() {
      for (const end of ends) end()
      stream.close()
    },
  }
}
