import * as v from 'valibot'
import { Event } from '../../content/model/event.ts'
import { Id } from '../../content/model/id.ts'
import { LocalDate } from '../../content/model/time.ts'
import { createPlanning } from '../../content/resolve/planning.ts'
import type { Steps } from '../../content/resolve/steps.ts'
import { addDays } from '../../content/rules/local-time.ts'
import { Problem } from '../problem.ts'
import { workInTurns } from '../publish/turns.ts'
import { readAs } from '../read-body.ts'
import type { Store } from '../store/store.ts'
import { sendData, type Answer, type Asked } from './context.ts'

/** Six weeks: what a page of a calendar shows, and a few days more. */
const mostDays = 45

const Wanted = v.pipe(
  v.strictObject({ from: LocalDate, until: LocalDate, place: v.optional(Id) }),
  v.forward(
    v.check(({ from }) => from >= '1970' && from < '2200', 'a day between 1970 and 2199'),
    ['from'],
  ),
  v.forward(
    v.check(({ from, until }) => from <= until, 'the last day is not before the first'),
    ['until'],
  ),
  v.forward(
    v.check(({ from, until }) => until < addDays(from, mostDays), `at most ${mostDays} days at once`),
    ['until'],
  ),
)

/** The calendar of all places, and the dates of an event before it is saved. Both are worked out in turns: nobody waits for them. */
export const createPlanningRoutes = (store: Pick<Store, 'content'>, now: () => number) => {
  const planning = createPlanning()

  /** Whoever has left wants no answer any more. */
  const work = async <T>({ env: { outgoing } }: Asked, steps: Steps<T>): Promise<T> => {
    const gone = new AbortController()
    const leave = () => gone.abort()
    outgoing.once('close', leave)
    try {
      return await workInTurns(steps, gone.signal)
    } catch (error) {
      throw gone.signal.aborted ? new Problem(408, 'Cut off', 'Nobody waits for this answer any more.') : error
    } finally {
      outgoing.off('close', leave)
    }
  }

  const calendar: Answer = async (asked) => {
    const wanted = v.safeParse(Wanted, asked.req.query())
    if (!wanted.success) {
      const errors = wanted.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message }))
      throw new Problem(400, 'Not valid', 'Say which days: ?from=2026-11-23&until=2026-11-29.', { errors })
    }
    return sendData(asked, await work(asked, planning.days(store.content(), wanted.output)))
  }

  const coming: Answer = async (asked) => {
    const draft = await readAs(asked.env.incoming, Event)
    try {
      return sendData(asked, await work(asked, planning.coming(store.content(), draft, now())))
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      const errors = [{ path: 'recurrence.rule', message: error.message }]
      throw new Problem(400, 'Not valid', 'The dates of this event cannot be made out.', { errors })
    }
  }

  return { calendar, coming }
}
