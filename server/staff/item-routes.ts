import { isKind, kinds, type Item, type Kind } from '../../content/model/kinds.ts'
import type { Event } from '../../content/model/event.ts'
import type { Fault } from '../../content/model/check.ts'
import { createSeriesCheck, findLostChanges, sayLost } from '../../content/resolve/lost-changes.ts'
import { createZone } from '../../content/resolve/zone.ts'
import { workInTurns } from '../publish/turns.ts'
import { etagOf } from '../store/canonical.ts'
import { StaleEdit } from '../store/errors.ts'
import type { Store } from '../store/store.ts'
import { Problem, notFound } from '../problem.ts'
import { problemOf } from '../answer-errors.ts'
import { readJson } from '../read-body.ts'
import { personOf, sendData, sendJson, sendNothing, type Answer, type Asked } from './context.ts'

const readKind = (asked: Asked): Kind => {
  const kind = asked.req.param('kind') ?? 'centre'
  if (!isKind(kind)) throw notFound(`collection "${kind}"`)
  return kind
}

const quote = (etag: string) => `"${etag}"`
const unquote = (header: string) =>
  header
    .trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1')

/** What the editor saw, in the words of the store: '' for "there was nothing". */
export const readBefore = (asked: Asked): string => {
  const match = asked.req.header('if-match')
  if (match !== undefined) return unquote(match)
  if (asked.req.header('if-none-match')?.trim() === '*') return ''
  throw new Problem(428, 'Condition missing', 'Say If-Match with the ETag you saw, or If-None-Match: * for a new item.')
}

/** A stale edit is answered with what is there now, so that a form can show both. */
export const sayWhatIsThere = (store: Pick<Store, 'content'>, error: unknown, kind: Kind, id: string): unknown => {
  if (!(error instanceof StaleEdit)) return error
  const { body, headers } = problemOf(error, () => undefined)
  const { status, title, detail, ...more } = body
  return new Problem(status, title, detail, { ...more, current: store.content()[kind].get(id) ?? null }, headers)
}

/** Every item with its ETag, one a step: of twenty thousand events that is thirty megabytes, and as many hashes. */
function* writeList(items: Iterable<Item>): Generator<void, Buffer> {
  const pieces: Buffer[] = []
  for (const item of items) {
    pieces.push(Buffer.from(`${pieces.length > 0 ? ',' : '['}${JSON.stringify({ item, etag: etagOf(item) })}`))
    yield
  }
  return Buffer.concat([...pieces, Buffer.from(pieces.length > 0 ? ']' : '[]')])
}

/** The editing of items: `/api/staff/items`. An ETag in JSON stands without its quotes, in a header with them. */
export const createItemRoutes = (store: Store, now: () => number = Date.now) => {
  const find = (kind: Kind, id: string): Item | undefined => store.content()[kind].get(id)
  const entry = (kind: Kind, item: Item) => ({ item, etag: store.etag(kind, item.id) })

  const change = async (asked: Asked, kind: Kind, id: string, before: string, item: unknown) => {
    try {
      return await store.change([{ kind, id, before, item }], { by: personOf(asked).account.name, via: 'staff' })
    } catch (error) {
      throw sayWhatIsThere(store, error, kind, id)
    }
  }

  /** What is there now, as one state, though others go on meanwhile. */
  const listKinds = async (asked: Asked, chosen: readonly Kind[], write: (lists: Record<string, Buffer>) => Buffer[]) => {
    const content = store.content()
    const head = Buffer.from(`{"revision":${store.revision()},"items":`)
    const lists: Record<string, Buffer> = {}
    for (const kind of chosen) lists[kind] = await workInTurns(writeList(content[kind].values()))
    return sendJson(asked, Buffer.concat([head, ...write(lists), Buffer.from('}')]))
  }

  const listAll: Answer = (asked) =>
    listKinds(asked, kinds, (lists) => [
      ...Object.entries(lists).flatMap(([kind, list], index) => [Buffer.from(`${index > 0 ? ',' : '{'}"${kind}":`), list]),
      Buffer.from('}'),
    ])

  const listKind: Answer = (asked) => {
    const kind = readKind(asked)
    return listKinds(asked, [kind], (lists) => [lists[kind]!])
  }

  const read: Answer = (asked) => {
    const [kind, id] = [readKind(asked), asked.req.param('id') ?? '']
    const item = find(kind, id)
    if (!item) throw notFound('such item')
    return sendData(asked, entry(kind, item), 200, { etag: quote(store.etag(kind, id) ?? '') })
  }

  /** What was saved as it is, though nobody may have meant it so. */
  const warningsOf = (event: Event): Fault[] => {
    const [centre] = store.content().centre.values()
    if (!centre || event.changes.length === 0) return []
    const lost = findLostChanges(event, createZone(event.timeZone ?? centre.timeZone))
    return lost.map(sayLost).map(({ path, reason }) => ({ path, message: reason }))
  }

  const put: Answer = async (asked) => {
    const [kind, id, before] = [readKind(asked), asked.req.param('id') ?? '', readBefore(asked)]
    const item = await readJson(asked.env.incoming)
    if (typeof item !== 'object' || item === null || Array.isArray(item)) {
      // Above all `null`, with which the store takes an item away.
      throw new Problem(400, 'Not valid', 'An item is a JSON object.', {
        errors: [{ path: '', message: 'expected is an object' }],
      })
    }
    if ('id' in item && item.id !== id) {
      throw new Problem(400, 'Not valid', 'The id in the item is not the one in the address.', {
        errors: [{ path: 'id', message: `must be ${id}` }],
      })
    }
    const isNew = find(kind, id) === undefined
    const made = await change(asked, kind, id, before, item)
    const stored = find(kind, id)
    if (!stored) throw notFound('such item')
    const answer = {
      ...entry(kind, stored),
      revision: made?.revision ?? store.revision(),
      made: made?.revision ?? null,
      warnings: kind === 'events' ? warningsOf(stored as Event) : [],
    }
    return sendData(asked, answer, isNew && made ? 201 : 200, { etag: quote(answer.etag ?? '') })
  }

  const remove: Answer = async (asked) => {
    const [kind, id] = [readKind(asked), asked.req.param('id') ?? '']
    if (find(kind, id)) {
      // A calendar goes with all its events: a whole task, that has a route of its own.
      if (kind === 'feeds') throw new Problem(409, 'Not here', `DELETE /api/staff/feeds/${id} removes it with its events.`)
      await change(asked, kind, id, readBefore(asked), null)
    }
    return sendNothing(asked)
  }

  const checkSeries = createSeriesCheck()

  const listProblems: Answer = async (asked) => {
    const today = new Date(now() - 86_400_000).toISOString().slice(0, 10)
    const events = await workInTurns(checkSeries(store.content(), today), new AbortController().signal)
    return sendData(asked, { health: store.health(), problems: store.problems(), events })
  }

  return { listAll, listKind, read, put, remove, listProblems }
}
