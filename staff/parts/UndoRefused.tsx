import type { ProblemAnswer } from '../api/request.ts'
import { wallTime } from '../model/wall-clock.ts'
import { useDesk, useSay } from '../staff.ts'
import { Banner } from './Banner.tsx'
import { sayMoment } from './dates.ts'
import { ItemLink } from './ItemLink.tsx'

/** Why a change cannot be undone: later ones, those who still need it, or that it is gone for good. */
export function UndoRefused({ problem: { status, later = [], uses = [] } }: { problem: ProblemAnswer }) {
  const say = useSay()
  const { timeZone } = useDesk().centre
  const reason =
    later.length > 0
      ? say.history.later
      : uses.length > 0
        ? say.trouble.inUse
        : status === 410
          ? say.history.gone
          : status === 403
            ? say.trouble.notAllowed
            : say.trouble.other
  return (
    <Banner tone="bad" role="alert">
      {reason}
      <ul>
        {later.slice(0, most).map(({ revision, at, by, kind, id }) => (
          <li key={`${revision}/${kind}/${id}`}>
            {sayMoment(wallTime(Date.parse(at), timeZone), say)}, {by}: <ItemLink kind={kind} id={id} />
          </li>
        ))}
        {uses.slice(0, most).map(({ kind, id, path }) => (
          <li key={`${kind}/${id}/${path}`}>
            <ItemLink kind={kind} id={id} />
          </li>
        ))}
      </ul>
    </Banner>
  )
}

const most = 8
