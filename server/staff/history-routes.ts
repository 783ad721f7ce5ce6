import { isKind } from '../../content/model/kinds.ts'
import { etagOf } from '../store/canonical.ts'
import type { Change, Store } from '../store/store.ts'
import { notFound, Problem } from '../problem.ts'
import { personOf, sendData, type Answer, type Asked } from './context.ts'

const usualPage = 50
const largestPage = 500

const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined

const readKind = (asked: Asked) => {
  const kind = asked.req.query('kind')
  if (kind !== undefined && !isKind(kind)) throw notFound(`collection "${kind}"`)
  return kind
}

const describeMade = ({ revision, edits }: Change) => ({
  revision,
  items: edits.map(({ kind, id, after }) => ({ kind, id, etag: after ? etagOf(after) : null })),
})

/**
 * What happened, and the way back: `/api/staff/history`.
 * GET `?before=<revision>&limit=&kind=&id=` answers `{revision, changes: [{revision, at, by, via, edits, undoable}], next}`, newest first;
 * `next` is the `before` of the following page, null at the end. A page of large changes ends early.
 */
export const createHistoryRoutes = (store: Pick<Store, 'past' | 'undo' | 'revision'>) => {
  const list: Answer = async (asked) => {
    const limit = Math.min(Math.max(wholeNumber(asked.req.query('limit')) ?? usualPage, 1), largestPage)
    const revision = store.revision()
    const query = { before: wholeNumber(asked.req.query('before')), limit, kind: readKind(asked), id: asked.req.query('id') }
    return sendData(asked, { revision, ...(await store.past(query)) })
  }

  const undo: Answer = async (asked) => {
    const revision = wholeNumber(asked.req.param('revision'))
    if (revision === undefined) throw notFound('such change')
    const { name, role } = personOf(asked).account
    const allow = ({ edits }: Change) => {
      // As with editing it: the centre decides for everybody.
      if (role !== 'admin' && edits.some(({ kind }) => kind === 'centre'))
        throw new Problem(403, 'Not allowed', 'Only an admin can undo a change of the centre.')
    }
    return sendData(asked, describeMade(await store.undo(revision, { by: name }, allow)))
  }

  return { list, undo }
}
