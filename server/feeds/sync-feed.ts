import type { Event } from '../../content/model/event.ts'
import type { FeedReport } from '../../content/model/feed-state.ts'
import type { Feed } from '../../content/model/feed.ts'
import { dayMs, writeDate } from '../../content/resolve/wall.ts'
import { createZone } from '../../content/resolve/zone.ts'
import { eventIdOf as ownEventId } from '../open-data/uid.ts'
import { workInTurns } from '../publish/turns.ts'
import type { Store } from '../store/store.ts'
import type { CalendarDesk, CalendarSource } from './calendar-desk.ts'
import type { EntryFault } from './entry-fault.ts'
import { FetchFailed } from './fetch-calendar.ts'
import type { FeedSurroundings, ImportedEvent } from './imported-event.ts'
import { sayNoCalendar } from './no-calendar.ts'
import { planSync } from './plan-sync.ts'
import type { CalendarReport } from './read-calendar.ts'
import { rememberOverwritten } from './remember-overwritten.ts'
import { takeOver, type TakeOverDeps } from './take-over.ts'
import { withdrawEvent } from './withdraw-event.ts'

export interface SyncDeps extends TakeOverDeps {
  store: Pick<Store, 'content' | 'change'>
  desk: Pick<CalendarDesk, 'readEvents'>
  now: () => number
}

/** Events that one calendar may have here. */
export const mostEvents = 20_000
const keptFaults = 50
/** Times that a calendar is compared again because staff edited an event of it meanwhile. */
const mostRounds = 3

/**
 * Reads a calendar and brings the events of its feed to what it says. `before`: the report of the last reading. Throws FetchFailed where
 * it is none, and what the desk and the store throw.
 */
export const syncFeed = async (feed: Feed, source: CalendarSource, deps: SyncDeps, before?: FeedReport): Promise<FeedReport> => {
  const { store, desk, now } = deps
  const around = surroundingsOf(feed, store)
  const zone = createZone(around.centre.timeZone)
  const since = writeDate(zone.toWall(now()) - dayMs)
  const { events, report } = await desk.readEvents(source, { zone: around.centre.timeZone, since, most: mostEvents, around })
  if (!report.isCalendar) throw new FetchFailed(await sayNoCalendar(source))
  return compare(feed, events, report, deps, before?.overwritten ?? [])
}

const compare = async (
  feed: Feed,
  imported: ImportedEvent[],
  report: CalendarReport,
  { store, now, told }: Omit<SyncDeps, 'desk'>,
  before: NonNullable<FeedReport['overwritten']>,
): Promise<FeedReport> => {
  let overwritten = before
  const total = { added: 0, changed: 0, withdrawn: 0 }
  const refused: EntryFault[] = []
  for (let round = 1; ; round++) {
    const centre = centreOf(store)
    const steps = planSync({
      feed: feed.id,
      imported,
      events: store.content().events.values(),
      isFeed: (id) => store.content().feeds.has(id),
      sourceLanguage: centre.sourceLanguage,
      ownEvent: (uid) => {
        const id = ownEventId(uid, centre.id)
        return id !== undefined && store.content().events.has(id) ? id : undefined
      },
      withdraw: (event) => withdraw(event, centre, now()),
      takeBack: (event) => ({
        ...event,
        status: 'archived',
        source: { ...event.source!, withdrawn: writeDate(createZone(centre.timeZone).toWall(now())) },
      }),
      now: now(),
      unreadable: new Set(report.unreadable),
      isWhole: report.isWhole && report.found > 0,
    })
    const { edits, counts, ...plan } = await workInTurns(steps)
    const taken = await takeOver({ store, told }, edits, { by: feed.name, via: 'import' })
    for (const [id, says] of taken.refused) refused.push(faultOf(id, says, imported))
    const news = plan.overwritten.filter(({ event }) => !taken.refused.has(event.id))
    overwritten = rememberOverwritten(overwritten, news, centre.sourceLanguage, now())
    if (round === 1 || !taken.isStale) {
      total.added += counts.added
      total.changed += counts.changed
      total.withdrawn += counts.withdrawn
    }
    if (taken.isStale && round < mostRounds) continue
    const { found, past, leftOut, adapted } = report
    return {
      found,
      past,
      leftOut: leftOut + refused.length,
      adapted,
      ...total,
      added: Math.max(0, total.added - refused.length),
      taken: Math.max(0, counts.taken - refused.length),
      known: counts.known,
      ...(overwritten.length > 0 ? { overwritten } : {}),
      faults: [...report.faults, ...refused].slice(0, keptFaults).map(shortened),
      says: sayWhole(report),
    }
  }
}

const shortened = ({ title, uid, ...fault }: EntryFault): EntryFault => ({
  ...fault,
  uid: uid?.slice(0, 100),
  title: title?.slice(0, 100),
})

const faultOf = (id: string, says: EntryFault['says'], imported: ImportedEvent[]): EntryFault => {
  const found = imported.find(({ event }) => event.id === id)?.event
  return { kind: 'left-out', line: 0, uid: found?.source?.uid, title: found && Object.values(found.title)[0], says }
}

const sayWhole = ({ isWhole, found }: CalendarReport): FeedReport['says'] => {
  if (found === 0)
    return { de: 'Der Kalender ist leer. Kein Termin wurde zurückgezogen.', en: 'The calendar is empty. No event was withdrawn.' }
  if (isWhole) return undefined
  return {
    de: 'Der Kalender kam nicht ganz an. Kein Termin wurde zurückgezogen.',
    en: 'The calendar did not come whole. No event was withdrawn.',
  }
}

const centreOf = (store: Pick<Store, 'content'>) => {
  const [centre] = store.content().centre.values()
  if (!centre) throw new Error('the content has no centre')
  return centre
}

const surroundingsOf = (feed: Feed, store: Pick<Store, 'content'>): FeedSurroundings => {
  const { sourceLanguage, timeZone } = centreOf(store)
  const places = [...store.content().places.values()]
    .filter(({ status }) => status === 'published')
    .map(({ id, name, address }) => ({
      id,
      names: [...new Set([...Object.values(name), `${address.street}, ${address.postalCode} ${address.city}`])],
    }))
  return { feed, centre: { sourceLanguage, timeZone }, places }
}

const withdraw = (event: Event, centre: ReturnType<typeof centreOf>, now: number): Event | undefined => {
  if (event.status === 'archived') return undefined
  try {
    const zone = createZone(event.timeZone ?? centre.timeZone)
    return withdrawEvent(event, { zone, now, languages: centre.languages.map(({ tag }) => tag) })
  } catch {
    return undefined
  }
}
