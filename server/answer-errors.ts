import { BrokenReference, ChangedSince, ChangeGone, InvalidEdit, NotWritable, StaleEdit, UnknownChange } from './store/errors.ts'
import { notFound, Problem } from './problem.ts'

type Sentence<E extends Error> = (error: E) => Problem

const when = <E extends Error>(kind: abstract new (...given: never[]) => E, say: Sentence<E>) => ({
  say: (error: unknown) => (error instanceof kind ? say(error) : undefined),
})

/** Which error is which answer: the only place that knows. */
const table = [
  when(Problem, (error) => error),
  when(InvalidEdit, ({ errors }) => new Problem(400, 'Not valid', 'Some fields need another look.', { errors })),
  when(
    StaleEdit,
    ({ etag }) =>
      new Problem(
        412,
        'Changed meanwhile',
        'Somebody changed this since you opened it.',
        etag === undefined ? {} : { etag },
        etag === undefined ? {} : { etag: `"${etag}"` },
      ),
  ),
  when(BrokenReference, ({ message, missing, uses }) => new Problem(409, 'Still in use or missing', message, { missing, uses })),
  when(
    ChangedSince,
    ({ later }) => new Problem(409, 'Changed since', 'Later changes touched the same items. Nothing was undone.', { later }),
  ),
  when(
    ChangeGone,
    ({ reason }) =>
      new Problem(
        410,
        'Cannot be undone any more',
        reason === 'erased' ? 'Something in it was erased for good.' : 'It is older than 24 months.',
        { reason },
      ),
  ),
  when(UnknownChange, () => notFound('such change')),
  when(NotWritable, ({ code, message }) =>
    code === 'disk-full'
      ? new Problem(507, 'No space left', 'The disk is full: nothing was changed.', { code })
      : new Problem(503, 'Cannot be saved now', `Nothing was changed: ${message}.`, { code }, { 'retry-after': '10' }),
  ),
]

/** What is not in the table is a fault of ours: the caller learns no more than that, the log learns everything. */
export const problemOf = (error: unknown, reportFault: (error: unknown) => void): Problem => {
  for (const { say } of table) {
    const problem = say(error)
    if (problem) return problem
  }
  reportFault(error)
  return new Problem(500, 'Internal error', 'Something went wrong here. It was written to the log.')
}
