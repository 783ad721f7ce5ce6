import * as v from 'valibot'
import type { Event } from '../../content/model/event.ts'
import { Id } from '../../content/model/id.ts'
import { Moment } from '../../content/model/time.ts'
import { isSideBySide, type SeriesEdit, SplitRefused, type SplitReason, splitSeries } from '../../content/resolve/split.ts'
import { createZone } from '../../content/resolve/zone.ts'
import { etagOf, shortHash } from '../store/canonical.ts'
import { InvalidEdit, StaleEdit } from '../store/errors.ts'
import { parseItem } from '../store/parse-edits.ts'
import type { Store } from '../store/store.ts'
import { notFound, Problem } from '../problem.ts'
import { readAs } from '../read-body.ts'
import { personOf, sendData, type Answer } from './context.ts'
import { readBefore, sayWhatIsThere } from './item-routes.ts'

const Asked = v.strictObject({ original: Moment, id: Id, edit: v.optional(v.record(v.string(), v.unknown()), {}) })

/** What decides who an event is, which dates are changed, and where it came from is not of one edit. */
const untouchable = ['id', 'changes', 'continues', 'source']

const reasons: Record<SplitReason, string> = {
  single: 'This event does not repeat.',
  'unknown-date': 'The series has no such date.',
  'first-date': 'Nothing comes before this date: edit the series itself.',
  'side-by-side': 'The later part would begin before the last date of the earlier one.',
  imported: 'This series comes from another calendar, which decides about its dates.',
}

/**
 * "This and following": `POST /api/staff/items/events/:id/split` with `{original, id, edit}` and If-Match. Both parts are one change.
 * Answers `{before: {item, etag}, after: {item, etag}, revision, made}`, the same to the same question asked again. 409 with `reason`
 * where the series cannot be split.
 */
export const createSplitRoute = (store: Store): Answer => {
  const find = (id: string): Event | undefined => store.content().events.get(id)

  const answer = (series: string, id: string, made: number | null) => {
    const [before, after] = [series, id].map((each) => ({ item: find(each), etag: store.etag('events', each) }))
    return { before, after, revision: made ?? store.revision(), made }
  }

  return async (asked) => {
    const series = asked.req.param('id') ?? ''
    const etag = readBefore(asked)
    const { original, id, edit } = await readAs(asked.env.incoming, Asked)
    const event = find(series)
    if (!event) throw notFound('such event')
    // Its answer was lost on the way: it is given again.
    if (find(id)?.continues?.events.at(-1) === series) return sendData(asked, answer(series, id, null))
    try {
      if (etag !== store.etag('events', series)) throw new StaleEdit('events', series, etagOf(event))
      const [centre] = store.content().centre.values()
      if (!centre) throw notFound('centre')
      const zone = createZone(event.timeZone ?? centre.timeZone)
      const { before, after } = splitSeries(
        event,
        { original, id, edit: readEdit(event, edit) },
        { zone, sourceLanguage: centre.sourceLanguage, hash: shortHash },
      )
      if (isSideBySide(before, after, zone)) throw new SplitRefused('side-by-side')
      const made = await store.change(
        [
          { kind: 'events', id: series, before: etag, item: before, exact: true },
          { kind: 'events', id, before: '', item: after, exact: true },
        ],
        { by: personOf(asked).account.name, via: 'staff' },
      )
      return sendData(asked, answer(series, id, made?.revision ?? null), 201)
    } catch (error) {
      if (error instanceof SplitRefused)
        throw new Problem(409, 'Cannot be split here', reasons[error.reason], { reason: error.reason })
      throw sayWhatIsThere(store, error, 'events', series)
    }
  }
}

/** The edit with every field in the shape of the event's. Throws InvalidEdit with the faulty ones. */
function readEdit(event: Event, edit: Record<string, unknown>): SeriesEdit {
  const faulty = Object.keys(edit).filter((name) => untouchable.includes(name))
  const whole = Object.entries({ ...event, ...edit }).filter(([, value]) => value !== null)
  const parsed = parseItem('events', Object.fromEntries(whole))
  const errors = [
    ...faulty.map((path) => ({ path, message: 'this cannot be changed by a split' })),
    ...('errors' in parsed ? parsed.errors : []),
  ]
  if (errors.length > 0 || 'errors' in parsed)
    throw new InvalidEdit(errors.map((error) => ({ kind: 'events', id: event.id, ...error })))
  const known = parsed.item as unknown as Record<string, unknown>
  return Object.fromEntries(Object.entries(edit).map(([name, value]) => [name, value === null ? null : known[name]]))
}
