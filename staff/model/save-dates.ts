import type { Centre } from '../../content/model/centre.ts'
import type { Event } from '../../content/model/event.ts'
import { type Ask, Refused } from '../api/request.ts'
import type { Content } from './content.ts'
import type { Stored } from './draft.ts'
import { undoChange } from './history.ts'
import { keepStates } from './one-date.ts'

interface Parts {
  ask: Ask
  content: Content
  centre: Centre
}

type StoredEvent = Stored<'events'>

/** Saves an event edited from outside its form. Answers the revision that undoes it, or null where nothing differed. Throws Refused or NotReached. */
export async function saveDates(before: StoredEvent, after: Event, { ask, content, centre }: Parts): Promise<number | null> {
  const json = { ...after, translations: keepStates(before.item, after, centre) }
  const headers = { 'if-match': `"${before.etag}"` }
  try {
    const { item, etag, made } = await ask<StoredEvent & { made: number | null }>('PUT', `/api/staff/items/events/${after.id}`, {
      json,
      headers,
    })
    content.keep('events', item.id, { item, etag })
    return made
  } catch (error) {
    takeTheirs(error, after.id, content)
    throw error
  }
}

/** "This and following": the series is split at `original`, and the later part changed. Answers and throws as `saveDates`. */
export async function saveFollowing(
  before: StoredEvent,
  { original, id, edit }: { original: string; id: string; edit: Record<string, unknown> },
  { ask, content }: Parts,
): Promise<number | null> {
  try {
    const answer = await ask<{ before: StoredEvent; after: StoredEvent; made: number | null }>(
      'POST',
      `/api/staff/items/events/${before.item.id}/split`,
      { json: { original, id, edit }, headers: { 'if-match': `"${before.etag}"` } },
    )
    for (const each of [answer.before, answer.after]) content.keep('events', each.item.id, each)
    return answer.made
  } catch (error) {
    takeTheirs(error, before.item.id, content)
    throw error
  }
}

/** What somebody else made of it meanwhile is what the next attempt begins with. */
function takeTheirs(error: unknown, id: string, content: Content): void {
  if (!(error instanceof Refused) || error.problem.status !== 412 || !error.problem.current) return
  const { current, etag } = error.problem
  if (etag) content.keep('events', id, { item: current as Event, etag })
}

/** Puts back what one of the two did. Throws Refused or NotReached. */
export async function undoDates(revision: number, { ask, content }: Parts): Promise<void> {
  const { items } = await undoChange(ask, revision)
  for (const { kind, id, etag } of items) {
    content.keep(kind, id, etag === null ? undefined : await ask<Stored>('GET', `/api/staff/items/${kind}/${id}`))
  }
}
