import { ArrowLeft } from 'lucide'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Item } from '../../content/model/kinds.ts'
import { formKinds, isFormKind } from '../forms/forms.ts'
import { Icon } from '../look/Icon.tsx'
import { Sofa } from '../look/Sofa.tsx'
import { titleOf } from '../model/content.ts'
import { type About, createHistory, type PastChange } from '../model/history.ts'
import { wallTime } from '../model/wall-clock.ts'
import { Banner } from '../parts/Banner.tsx'
import { ChangeCard } from '../parts/ChangeCard.tsx'
import { sayLongDate } from '../parts/dates.ts'
import { linkTo } from '../router.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'

/** Who changed what and when, newest first: of everything, of one kind, or of one item. */
export function HistoryPage({ about }: { about: About }) {
  const say = useSay()
  const { ask, content } = useStaff()
  const history = useMemo(() => createHistory(ask, about), [ask, about.kind, about.id])
  const [undone, setUndone] = useState(0)
  const revision = content.revision.value
  useEffect(() => void history.load(), [history, revision])
  const changes = history.changes.value
  const state = history.state.value
  return (
    <>
      <header class="page-head">
        <Heading about={about} />
      </header>
      {about.id === undefined && <KindLinks chosen={about.kind} />}
      <div role="status">
        {undone > 0 && (
          <Banner key={undone} tone="good" takesFocus>
            {say.history.undone}
          </Banner>
        )}
      </div>
      {state === 'failed' && (
        <Banner
          tone="bad"
          role="alert"
          actions={
            <button type="button" class="button" onClick={() => void history.load()}>
              {say.retry}
            </button>
          }
        >
          {say.entry.unreachable}
        </Banner>
      )}
      {changes === undefined && state !== 'failed' && <p class="soft">{say.loading}</p>}
      {changes?.length === 0 && (
        <div class="empty">
          <Sofa />
          <p>{say.list.nothingHere}</p>
        </div>
      )}
      {changes && <Days changes={changes} onUndone={() => setUndone((times) => times + 1)} />}
      {history.hasMore.value && (
        <button type="button" class="button button-wide" disabled={state === 'loading'} onClick={() => void history.loadOlder()}>
          {say.history.older}
        </button>
      )}
    </>
  )
}

function Heading({ about: { kind, id } }: { about: About }) {
  const say = useSay()
  const { content } = useStaff()
  const { sourceLanguage } = useDesk().centre
  if (!kind || !id || !isFormKind(kind)) return <h1 tabIndex={-1}>{say.history.title}</h1>
  const item = content.find(kind, id)?.item as Item | undefined
  return (
    <div>
      {item && (
        <a class="back-link" href={linkTo(`${kind}/${id}`)}>
          <Icon node={ArrowLeft} size="20px" /> {say.kinds[kind].one}
        </a>
      )}
      <h1 tabIndex={-1}>{say.history.of((item && titleOf(item, sourceLanguage)) || say.untitled)}</h1>
    </div>
  )
}

function KindLinks({ chosen }: { chosen: About['kind'] }) {
  const say = useSay()
  return (
    <nav class="history-kinds" aria-label={say.list.filter}>
      {[undefined, ...formKinds].map((kind) => (
        <a
          key={kind ?? 'all'}
          class="tool"
          href={linkTo(kind ? `history/${kind}` : 'history')}
          {...(kind === chosen ? { 'aria-current': 'page' as const } : {})}
        >
          {kind ? say.kinds[kind].many : say.list.all}
        </a>
      ))}
    </nav>
  )
}

function Days({ changes, onUndone }: { changes: readonly PastChange[]; onUndone: () => void }) {
  const say = useSay()
  const { now } = useStaff()
  const { timeZone } = useDesk().centre
  const today = wallTime(now(), timeZone).slice(0, 10)
  const dayOf = ({ at }: PastChange) => wallTime(Date.parse(at), timeZone).slice(0, 10)
  const days = [...new Set(changes.map(dayOf))]
  return (
    <>
      {days.map((day) => (
        <section key={day} class="history-day">
          <h2>
            {day === today
              ? say.home.today
              : `${sayLongDate(day, say)}${day.slice(0, 4) === today.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`}`}
          </h2>
          <ul class="card history-list">
            {changes
              .filter((change) => dayOf(change) === day)
              .map((change) => (
                <li key={change.revision}>
                  <ChangeCard change={change} onUndone={onUndone} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}
