import { ArrowRight, Plus } from 'lucide'
import type { Item } from '../../content/model/kinds.ts'
import { resolveToday, type Row } from '../../content/rules/occurrences.ts'
import { type FormKind, formKinds, isFormKind } from '../forms/forms.ts'
import { Icon } from '../look/Icon.tsx'
import { titleOf } from '../model/content.ts'
import { livenessOf } from '../model/liveness.ts'
import { usePublicContent } from '../model/public-content.ts'
import { wallTime } from '../model/wall-clock.ts'
import { sayDate, sayInstant, sayLongDate } from '../parts/dates.ts'
import { ItemRow } from '../parts/ItemRow.tsx'
import { kindIcons } from '../parts/kind-icons.ts'
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
        </section>
      </div>
      <DraftItems />
    </>
  )
}

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

/** Today as the kiosk has it, from the same snapshot and the same rules. */
function TodaysDates() {
  const say = useSay()
  const { now } = useStaff()
  const snapshot = usePublicContent()
  if (snapshot === undefined) return <p class="card quiet">{say.loading}</p>
  if (snapshot === 'failed') return <p class="card quiet">{say.entry.unreachable}</p>
  const today = resolveToday(snapshot, now())
  const rows = [...today.now, ...today.later]
  if (rows.length === 0 && today.next.length === 0) return <p class="card quiet">{say.home.nothingPlanned}</p>
  return (
    <>
      {rows.length === 0 && <p class="section-note">{say.home.noToday}</p>}
      <ul class="rows card">
        {(rows.length > 0 ? rows : today.next).map((row) => (
          <li key={`${row.event.id}/${row.occurrence.key}`}>
            <DateLine row={row} isNow={today.now.includes(row)} {...(rows.length === 0 ? { day: row.occurrence.date } : {})} />
          </li>
        ))}
      </ul>
    </>
  )
}

interface DateLineProps {
  row: Row
  isNow: boolean
  /** Said where it is not today. */
  day?: string
}

function DateLine({ row: { event, occurrence, place }, isNow, day }: DateLineProps) {
  const say = useSay()
  const { content } = useStaff()
  const source = useDesk().centre.sourceLanguage
  const where = place === undefined ? undefined : content.find('places', place)?.item
  const isCancelled = occurrence.status === 'cancelled'
  return (
    <a class="row" href={linkTo(`events/${event.id}`)}>
      <span class={isCancelled ? 'row-time struck' : 'row-time'}>{occurrence.allDay ? say.home.allDay : occurrence.time}</span>
      <span class="row-words">
        <strong class={isCancelled ? 'row-title struck' : 'row-title'}>{event.title[source]}</strong>
        <span class="row-line">
          {[day && sayDate(day, say), where && titleOf<'places'>(where, source)].filter(Boolean).join(' · ')}
        </span>
        {isCancelled && (
          <span class="cancelled">
            {say.home.cancelled}
            {occurrence.reason?.[source] ? `: ${occurrence.reason[source]}` : ''}
          </span>
        )}
      </span>
      {isNow && !isCancelled && <span class="pill pill-live">{say.home.runningNow}</span>}
    </a>
  )
}

/** What was written on this device and never sent. */
function Unsent() {
  const say = useSay()
  const { content } = useStaff()
  const { drafts, centre } = useDesk()
  const kept = drafts.list().filter(({ kind }) => isFormKind(kind))
  if (kept.length === 0) return null
  return (
    <section>
      <div class="section-head">
        <h2>{say.home.continue}</h2>
      </div>
      <ul class="rows card">
        {kept.map(({ kind, id, at }) => {
          const title = titleOf(
            (drafts.read(kind, id)?.draft ?? content.find(kind, id)?.item ?? {}) as Item,
            centre.sourceLanguage,
          )
          return (
            <li key={`${kind}/${id}`}>
              <a class="row row-unpictured" href={linkTo(`${kind}/${id}`)}>
                <span class="row-words">
                  <strong class="row-title">{title || say.untitled}</strong>
                  <span class="row-line">
                    {isFormKind(kind) && say.kinds[kind].one} · {sayInstant(at, say)}
                  </span>
                </span>
                <Icon node={ArrowRight} size="22px" />
              </a>
            </li>
          )
        })}
      </ul>
    </section>
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
