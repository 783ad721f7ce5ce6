import { ArrowRight, CalendarDays, CalendarSync, GraduationCap, History, type IconNode, Plus } from 'lucide'
import type { Item } from '../../content/model/kinds.ts'
import { type FormKind, formKinds } from '../forms/forms.ts'
import { Icon } from '../look/Icon.tsx'
import type { Messages } from '../messages/de.ts'
import { livenessOf } from '../model/liveness.ts'
import { wallTime } from '../model/wall-clock.ts'
import { sayLongDate } from '../parts/dates.ts'
import { ItemRow } from '../parts/ItemRow.tsx'
import { kindIcons } from '../parts/kind-icons.ts'
import { TodaysDates } from '../parts/TodaysDates.tsx'
import { Unsent } from '../parts/Unsent.tsx'
import { Warnings } from '../parts/Warnings.tsx'
import { linkTo } from '../router.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'

/** What is live now, what waits, and the way to write something. */
export function Home() {
  const say = useSay()
  const { now } = useStaff()
  const { account, centre } = useDesk()
  const today = wallTime(now(), centre.timeZone).slice(0, 10)
  return (
    <>
      <header class="home-head">
        <h1 tabIndex={-1}>{say.home.greeting(account.name)}</h1>
        <p class="soft">{sayLongDate(today, say)}</p>
      </header>
      <Warnings />
      <div class="create">
        <a class="create-main" href={linkTo('notices/new')}>
          <Icon node={kindIcons.notices} size="32px" />
          <span>{say.kinds.notices.create}</span>
        </a>
        {(['events', 'offers'] as const).map((kind) => (
          <a key={kind} class="create-other" href={linkTo(`${kind}/new`)}>
            <Icon node={Plus} size="24px" />
            <span>{say.kinds[kind].create}</span>
          </a>
        ))}
      </div>
      <Unsent />
      <div class="home-columns">
        <section>
          <SectionHead title={say.home.now} kind="notices" />
          <LiveNotices />
        </section>
        <section>
          <SectionHead title={say.home.today} kind="events" />
          <TodaysDates />
          <a class="more-link" href={linkTo('calendar')}>
            <Icon node={CalendarDays} size="22px" /> {say.calendar.title}
          </a>
        </section>
      </div>
      <DraftItems />
      <nav class="home-more" aria-label={say.home.more}>
        {more.map(({ to, icon, label }) => (
          <a key={to} class="more-link" href={linkTo(to)}>
            <Icon node={icon} size="22px" /> {label(say)}
          </a>
        ))}
      </nav>
    </>
  )
}

/** What is seldom needed, and what the bar of a phone has no room for. */
const more: readonly { to: string; icon: IconNode; label: (say: Messages) => string }[] = [
  { to: 'media', icon: kindIcons.media, label: (say) => say.kinds.media.many },
  { to: 'school-holidays', icon: GraduationCap, label: (say) => say.school.title },
  { to: 'feeds', icon: CalendarSync, label: (say) => say.feeds.title },
  { to: 'history', icon: History, label: (say) => say.history.all },
]

function SectionHead({ title, kind }: { title: string; kind: FormKind }) {
  const say = useSay()
  return (
    <div class="section-head">
      <h2>{title}</h2>
      <a class="more-link" href={linkTo(kind)}>
        {say.kinds[kind].many} <Icon node={ArrowRight} size="20px" />
      </a>
    </div>
  )
}

function LiveNotices() {
  const say = useSay()
  const { content, now } = useStaff()
  const { centre } = useDesk()
  const wall = wallTime(now(), centre.timeZone)
  const rank = { urgent: 0, important: 1, info: 2 }
  const live = [...(content.collections.value?.notices.values() ?? [])]
    .map(({ item }) => item)
    .filter((item) => livenessOf('notices', item, wall) === 'live')
    .sort((a, b) => rank[a.level] - rank[b.level] || (a.from < b.from ? 1 : -1))
  if (live.length === 0) return <p class="card quiet">{say.home.noNotices}</p>
  return <Rows kind="notices" items={live.slice(0, 6)} />
}

function Rows({ kind, items }: { kind: FormKind; items: Item[] }) {
  return (
    <ul class="rows card">
      {items.map((item) => (
        <li key={item.id}>
          <ItemRow kind={kind} item={item} />
        </li>
      ))}
    </ul>
  )
}

function DraftItems() {
  const say = useSay()
  const { content } = useStaff()
  const waiting = formKinds.flatMap((kind) =>
    [...(content.collections.value?.[kind].values() ?? [])]
      .filter(({ item }) => item.status === 'draft')
      .map(({ item }) => ({ kind, item: item as Item })),
  )
  if (waiting.length === 0) return null
  return (
    <section>
      <div class="section-head">
        <h2>{say.home.unfinished}</h2>
      </div>
      <ul class="rows card">
        {waiting.slice(0, 8).map(({ kind, item }) => (
          <li key={item.id}>
            <ItemRow kind={kind} item={item} />
          </li>
        ))}
      </ul>
    </section>
  )
}
