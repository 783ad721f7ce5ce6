import type { Event, OccurrenceChange } from '../../content/model/event.ts'
import { readPlan } from '../../content/resolve/plan.ts'
import { expandRule } from '../../content/resolve/rule.ts'
import { dayMs, isPlainDate, readWall, startOfDay, writeDate, writeMoment, type Wall } from '../../content/resolve/wall.ts'
import type { Zone } from '../../content/resolve/zone.ts'

/** For so many days the dates of a series that is gone are shown as cancelled: whoever comes every week reads it. */
const shownFor = 28
const mostShown = 60
/** A series that has no date for longer than this has none that anybody waits for. */
const furthest = 400

const reason: Record<string, string> = {
  de: 'Vom Veranstalter abgesagt',
  'de-simple': 'Der Termin fällt aus.',
  en: 'Cancelled by the organiser',
  ru: 'Отменено организатором',
  ar: 'ألغاه المنظّم',
  'fa-AF': 'از طرف برگزارکننده لغو شد',
}

export interface WithdrawSurroundings {
  /** Of the event. */
  zone: Zone
  /** Now, as epoch milliseconds. */
  now: number
  /** Of the centre: the reason is told in each. */
  languages: string[]
}

/**
 * The event after its calendar has dropped it: a date that was shown must not vanish without a word, so those to come are cancelled
 * and a series ends with the last of them. Undefined when nothing of it is to come. Throws when its rule cannot be read.
 */
export const withdrawEvent = (event: Event, { zone, now, languages }: WithdrawSurroundings): Event | undefined => {
  const wall = zone.toWall(now)
  const today = startOfDay(wall)
  const { starts, lasts } = comingStarts(event, event.allDay ? today : wall, zone)
  if (starts.length === 0) return undefined
  const write = event.allDay ? writeDate : writeMoment
  const originals = starts.map(write)
  const told = Object.fromEntries(Object.entries(reason).filter(([language]) => languages.includes(language)))
  const cancel = (original: string): OccurrenceChange => {
    const known = event.changes.find((change) => change.original === original)
    return {
      ...(known ?? { id: `src-w${original.replace(/\D/g, '')}`, original }),
      cancelled: true,
      reason: known?.reason ?? told,
    }
  }
  const others = event.changes.filter(({ original }) => !originals.includes(original))
  return {
    ...event,
    changes: [...others, ...originals.map(cancel)],
    recurrence: lasts === undefined ? event.recurrence : endRecurrence(event, lasts),
    source: event.source && { ...event.source, withdrawn: writeDate(today) },
  }
}

/** Planned starts of dates that are not over at `now` and are still shown; `lasts` where more would follow. */
const comingStarts = (event: Event, now: Wall, zone: Zone): { starts: Wall[]; lasts?: Wall } => {
  const { start, length } = readLength(event)
  const excluded = new Set(event.excludedDates)
  const write = event.allDay ? writeDate : writeMoment
  const isComing = (wall: Wall) => wall + length >= now && !excluded.has(write(wall))
  if (!event.recurrence) return { starts: isComing(start) ? [start] : [] }
  const { rule, dates } = event.recurrence
  const from = now - length
  const made = rule === undefined ? [start] : expandRule(rule, start, zone, from, now + furthest * dayMs)
  const all = [...new Set([...made, ...dates.map(readWall)])].filter(isComing).sort((a, b) => a - b)
  const soon = all.filter((wall, index) => index === 0 || wall < now + shownFor * dayMs).slice(0, mostShown)
  return { starts: soon, lasts: soon.at(-1) }
}

const readLength = (event: Event): { start: Wall; length: number } => {
  const { nominal, exact } = readPlan(event).length
  return { start: readWall(event.start), length: nominal + exact }
}

const endRecurrence = ({ recurrence, allDay }: Event, last: Wall): Event['recurrence'] => {
  const until = (allDay ? writeDate(last) : `${writeMoment(last)}:00`).replace(/[-:]/g, '')
  const parts = recurrence?.rule?.split(';').filter((part) => !/^(UNTIL|COUNT)=/.test(part))
  return {
    rule: parts && [...parts, `UNTIL=${until}`].join(';'),
    dates: (recurrence?.dates ?? []).filter((date) => readWall(isPlainDate(date) ? date : date.slice(0, 16)) <= last),
  }
}
