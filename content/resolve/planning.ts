import type { Centre } from '../model/centre.ts'
import type { Event } from '../model/event.ts'
import type { Content } from '../model/kinds.ts'
import type { ComingDates, PlannedDate, PlannedDays } from '../model/planned.ts'
import { addDays } from '../rules/local-time.ts'
import { findLostChanges } from './lost-changes.ts'
import { findClashes, nameOfRoom, roomOf } from './clashes.ts'
import { createHoursCheck } from './outside-hours.ts'
import { createZones, planDates, planningWindow, type PlanningWindow } from './planned.ts'
import type { Steps } from './steps.ts'
import { writeDate } from './wall.ts'

/** What staff ask about dates, drafts included, in steps that others can have their turn between. */
export interface Planning {
  /** Every date from one local day through another, at one place or everywhere. */
  days(content: Content, asked: { from: string; until: string; place?: string | undefined }): Steps<PlannedDays>
  /** The next dates of an event as it is drafted. Throws RangeError when its rule or zone cannot be read. */
  coming(content: Content, draft: Event, now: number): Steps<ComingDates>
}

/** One answer holds as many; a month of a busy centre has a few hundred. */
const mostDates = 3_000
/** What fits on a page and is counted on the fingers. */
const nextDates = 10
/** Days looked ahead in turn, until there are enough: a yearly series is asked for eleven years. */
const horizons = [100, 400, 1_500, 4_200]
/** Dates of the windows somebody looks at, as long as their events stay as they are. */
const keptWindows = 2

interface Kept {
  centre: Centre
  around: PlanningWindow
  dates: Map<string, { event: Event; dates: PlannedDate[] }>
}

export function createPlanning(): Planning {
  const findZone = createZones()
  const kept = new Map<string, Kept>()

  const windowOf = (centre: Centre, from: string, until: string): Kept => {
    const key = `${from}/${until}`
    const known = kept.get(key)
    kept.delete(key)
    const window =
      known?.centre === centre ? known : { centre, around: planningWindow(centre, from, until, findZone), dates: new Map() }
    kept.set(key, window)
    for (const oldest of [...kept.keys()].slice(0, -keptWindows)) kept.delete(oldest)
    return window
  }

  const datesOf = (event: Event, { around, dates }: Kept): PlannedDate[] => {
    const known = dates.get(event.id)
    if (known?.event === event) return known.dates
    const made = tryToPlan(event, around)
    dates.set(event.id, { event, dates: made })
    return made
  }

  return {
    *days(content, { from, until, place }) {
      const centre = centreOf(content)
      const window = windowOf(centre, from, until)
      const all: PlannedDate[] = []
      for (const event of content.events.values()) {
        if (event.status !== 'archived')
          for (const date of datesOf(event, window)) if (place === undefined || date.place === place) all.push(date)
        yield
      }
      const sorted = yield* sortByStart(all)
      const clashes = yield* findClashes(sorted, centre.sourceLanguage)
      const isOutside = createHoursCheck((id) => content.places.get(id), window.around)
      const dates: PlannedDate[] = []
      for (const date of sorted.slice(0, mostDates)) {
        dates.push(mark(date, clashes.get(date) ?? [], isOutside(date)))
        if (dates.length % 100 === 0) yield
      }
      return { from, until, dates, left: sorted.length - dates.length, holidays: window.around.holidays.list }
    },

    *coming(content, draft, now) {
      const centre = centreOf(content)
      const today = writeDate(findZone(centre.timeZone).toWall(now))
      const { dates, isAll } = yield* lookAhead(draft, centre, now, today, findZone)
      const lost = findLostChanges(draft, findZone(draft.timeZone ?? centre.timeZone))
        .map(({ change }) => change.original)
        .filter((original) => original >= today)
        .sort()
      if (dates.length === 0) return { dates: [], isAll, lost }
      const others: PlannedDate[] = []
      const last = dates.at(-1)!.occurrence.endDate
      const near = planningWindow(centre, today, last > today ? last : today, findZone)
      const rooms = new Set(dates.map((date) => roomOf(date, centre.sourceLanguage)))
      for (const event of content.events.values()) {
        if (event.status === 'archived' || event.id === draft.id || !mayBeIn(event, rooms, centre.sourceLanguage)) continue
        others.push(...tryToPlan(event, near))
        yield
      }
      const sorted = yield* sortByStart([...dates, ...others])
      const clashes = yield* findClashes(sorted, centre.sourceLanguage)
      const marked: PlannedDate[] = []
      for (const date of dates) {
        // Hours are made out around each date: between two of a yearly series lie hundreds of days nobody asks about.
        const { date: first, endDate } = date.occurrence
        const isOutside = createHoursCheck((id) => content.places.get(id), planningWindow(centre, first, endDate, findZone))
        marked.push(mark(date, clashes.get(date) ?? [], isOutside(date)))
        yield
      }
      return { dates: marked, isAll, lost }
    },
  }
}

function centreOf(content: Content): Centre {
  const [centre] = content.centre.values()
  if (!centre) throw new Error('the content has no centre')
  return centre
}

/** An event whose dates cannot be made out is left out here as on the screens. */
function tryToPlan(event: Event, around: PlanningWindow): PlannedDate[] {
  try {
    return planDates(event, around)
  } catch (error) {
    if (error instanceof RangeError) return []
    throw error
  }
}

const mark = (date: PlannedDate, clashes: PlannedDate['clashes'], outsideHours: PlannedDate['outsideHours']): PlannedDate => ({
  ...date,
  clashes,
  ...(outsideHours ? { outsideHours } : {}),
})

/** Day by day, because tens of thousands at once would hold everybody up. */
function* sortByStart(dates: readonly PlannedDate[]): Generator<void, PlannedDate[]> {
  const days = new Map<string, PlannedDate[]>()
  for (const date of dates) {
    const day = days.get(date.occurrence.date)
    if (day) day.push(date)
    else days.set(date.occurrence.date, [date])
  }
  const sorted: PlannedDate[] = []
  for (const day of [...days.keys()].sort()) {
    sorted.push(...days.get(day)!.sort((a, b) => a.occurrence.start - b.occurrence.start || (a.event < b.event ? -1 : 1)))
    yield
  }
  return sorted
}

/** The next ten dates with the skipped ones between them, and every later one that was changed. */
function* lookAhead(
  draft: Event,
  centre: Centre,
  now: number,
  today: string,
  findZone: (name: string) => PlanningWindow['centreZone'],
) {
  const named = [draft.start, ...draft.changes.flatMap(({ original, start }) => [original, start ?? original])]
  const latest = named.map((moment) => moment.slice(0, 10)).reduce((a, b) => (a > b ? a : b), today)
  const farthest = addDays(today, horizons.at(-1)!)
  for (const horizon of horizons) {
    const until = latest < farthest ? addDays(latest, horizon) : addDays(today, horizon)
    const around = planningWindow(centre, today, until, findZone)
    const coming = planDates(draft, around).filter(({ occurrence }) => occurrence.end > now)
    yield
    const real = coming.filter(({ skipped }) => !skipped)
    const isLast = draft.recurrence === undefined || horizon === horizons.at(-1)
    if (real.length <= nextDates && !isLast) continue
    const end = real.length > nextDates ? coming.indexOf(real[nextDates]!) : coming.length
    const dates = coming.filter((date, index) => index < end || isChanged(date))
    return { dates, isAll: real.length <= nextDates }
  }
  throw new Error('there is always a last horizon')
}

const isChanged = ({ occurrence: { key, date, status, reason, place, elsewhere, room, title, summary } }: PlannedDate) =>
  status !== 'planned' || key.slice(0, 10) !== date || (reason ?? place ?? elsewhere ?? room ?? title ?? summary) !== undefined

/** Told without its dates: the rooms of an event are its own and those of its changes. */
function mayBeIn({ place, room, changes }: Event, rooms: ReadonlySet<string | undefined>, sourceLanguage: string): boolean {
  const places = [place, ...changes.map((change) => change.place)].filter((id) => id !== undefined)
  const names = [room, ...changes.map((change) => change.room)].map((each) => nameOfRoom(each, sourceLanguage))
  return places.some((id) => names.some((name) => rooms.has(`${id}/${name}`)))
}
