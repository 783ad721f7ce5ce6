import type { PublicOffer, PublicPlace, Snapshot } from '../model/snapshot.ts'
import type { Text } from '../model/text.ts'
import { addDays, dayStart, localMoment } from './local-time.ts'
import { type Doors, openingsOfDay, type Span, stretchesOfDay } from './open.ts'

/** One day's hours as they are told. */
export interface DayHours {
  date: string
  /** Empty: closed. */
  spans: Span[]
  /** Why it differs from other weeks: the item's own word, or the name of a public holiday. */
  reason?: Text | undefined
}

const weekdayCodes = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const

type Item = Pick<PublicPlace | PublicOffer, 'id' | 'hours' | 'specialDays' | 'closedOnHolidays'>

/** Why one day differs from other weeks: the item's own word, or the name of a public holiday. */
export function reasonOfDay({ timeline }: Snapshot, item: Item, date: string): Text | undefined {
  // Where exceptions overlap the later one in the list holds, as it does for the openings.
  const special = item.specialDays.findLast((day) => day.from <= date && date <= (day.until ?? day.from))
  if (special) return special.reason
  return item.closedOnHolidays
    ? timeline.holidays.find(({ kind, from, until }) => kind === 'public' && from <= date && date <= until)?.name
    : undefined
}

/** The hours of one day and what is special about it. */
export const hoursOfDay = (snapshot: Snapshot, kind: Doors, item: Item, date: string): DayHours => ({
  date,
  spans: openingsOfDay(snapshot, kind, item.id, date),
  reason: reasonOfDay(snapshot, item, date),
})

/** Some stretch of the day is not over yet: of a night, until it ends in the morning after. */
const isStillOn = (snapshot: Snapshot, kind: Doors, id: string, date: string, instant: number): boolean =>
  stretchesOfDay(snapshot, kind, id, date).some(({ until }) => until > instant)

const sevenFrom = (snapshot: Snapshot, first: string): string[] =>
  Array.from({ length: 7 }, (_, index) => addDays(first, index)).filter((date) => dayStart(snapshot.timeline, date) !== undefined)

/**
 * The next seven days with their hours, today first; of days beyond the window nothing is known and nothing told. While last night
 * still lasts, its day stands above them.
 */
export function weekHours(snapshot: Snapshot, kind: Doors, item: Item, instant: number): DayHours[] {
  const today = localMoment(snapshot.timeline, instant).date
  const night = addDays(today, -1)
  const dates = [...(isStillOn(snapshot, kind, item.id, night, instant) ? [night] : []), ...sevenFrom(snapshot, today)]
  return dates.map((date) => hoursOfDay(snapshot, kind, item, date))
}

/**
 * The coming days on which an offer takes place, or would but for a reason that is told. When today's hours are over, the seven
 * days begin with tomorrow, so that a weekly offer always names its next day.
 */
export function comingHours(snapshot: Snapshot, kind: Doors, item: Item, instant: number): DayHours[] {
  const today = localMoment(snapshot.timeline, instant).date
  const isOver = !isStillOn(snapshot, kind, item.id, today, instant)
  const usual = new Set(item.hours.flatMap(({ days }) => days))
  const isUsual = (day: string) => usual.has(weekdayCodes[new Date(`${day}T00:00:00Z`).getUTCDay()]!)
  const tell = (date: string) => hoursOfDay(snapshot, kind, item, date)
  const night = addDays(today, -1)
  return [
    ...(isStillOn(snapshot, kind, item.id, night, instant) ? [tell(night)] : []),
    ...sevenFrom(snapshot, isOver ? addDays(today, 1) : today)
      .map(tell)
      .filter((day) => day.spans.length > 0 || (day.reason !== undefined && isUsual(day.date))),
  ]
}
