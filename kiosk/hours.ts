import type { PublicOffer, PublicPlace, Snapshot } from '../content/model/snapshot.ts'
import type { Text } from '../content/model/text.ts'
import { addDays, dayStart, type LocalMoment } from '../content/rules/local-time.ts'
import { openingsOfDay } from '../content/rules/open.ts'

/** One day's hours as they are told. */
export interface DayHours {
  date: string
  spans: { from: string; until: string }[]
  /** Why it differs from other weeks: the item's own word, or the name of a public holiday. */
  reason?: Text | undefined
}

const weekdayCodes = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const

type Item = Pick<PublicPlace | PublicOffer, 'id' | 'hours' | 'specialDays' | 'closedOnHolidays'>

function tellDay(snapshot: Snapshot, kind: 'places' | 'offers', item: Item, date: string): DayHours {
  const special = item.specialDays.find((day) => day.from <= date && date <= (day.until ?? day.from))
  const isHoliday = (each: Snapshot['timeline']['holidays'][number]) =>
    each.kind === 'public' && each.from <= date && date <= each.until
  const holiday = item.closedOnHolidays && !special ? snapshot.timeline.holidays.find(isHoliday) : undefined
  return { date, spans: openingsOfDay(snapshot, kind, item.id, date), reason: special?.reason ?? holiday?.name }
}

/** The next seven days with their hours, today first; of days beyond the window nothing is known and nothing told. */
export function weekHours(snapshot: Snapshot, kind: 'places' | 'offers', item: Item, today: string): DayHours[] {
  return Array.from({ length: 7 }, (_, index) => addDays(today, index))
    .filter((date) => dayStart(snapshot.timeline, date) !== undefined)
    .map((date) => tellDay(snapshot, kind, item, date))
}

/**
 * The coming days on which an offer takes place, or would but for a reason that is told. When today's hours are over, the seven
 * days begin with tomorrow, so that a weekly offer always names its next day.
 */
export function comingHours(snapshot: Snapshot, kind: 'places' | 'offers', item: Item, { date, time }: LocalMoment): DayHours[] {
  const isOver = !tellDay(snapshot, kind, item, date).spans.some(({ until }) => until > time)
  const usual = new Set(item.hours.flatMap(({ days }) => days))
  const isUsual = (day: string) => usual.has(weekdayCodes[new Date(`${day}T00:00:00Z`).getUTCDay()]!)
  return weekHours(snapshot, kind, item, isOver ? addDays(date, 1) : date).filter(
    (day) => day.spans.length > 0 || (day.reason !== undefined && isUsual(day.date)),
  )
}
