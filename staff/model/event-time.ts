import type { Occurrence } from '../../content/model/snapshot.ts'
import { addDays } from '../../content/rules/local-time.ts'
import { addMinutes } from './wall-clock.ts'

/** When an event takes place as the form shows it: days and hours apart. */
export interface EventTime {
  date: string
  /** Empty for whole days. */
  time: string
  endDate: string
  /** Empty: the event does not say when it ends. */
  endTime: string
  allDay: boolean
}

interface Written {
  start: string
  end?: string
  duration?: string
  allDay: boolean
}

export function readEventTime({ start, end, duration, allDay }: Written): EventTime {
  const date = start.slice(0, 10)
  const time = start.slice(11)
  const last = end ?? (duration ? endAfter(start, duration) : undefined)
  return { date, time, endDate: last?.slice(0, 10) ?? date, endTime: allDay ? '' : (last?.slice(11) ?? ''), allDay }
}

/** When one date takes place; what ends at 24:00 ends at the next day's midnight, as forms write it. */
export function readOccurrenceTime({ date, time, endDate, endTime, allDay }: Occurrence): EventTime {
  if (allDay) return { date, time: '', endDate, endTime: '', allDay }
  const isUntold = endDate === date && endTime === time
  const end =
    endTime === '24:00' ? { endDate: addDays(endDate, 1), endTime: '00:00' } : { endDate, endTime: isUntold ? '' : endTime }
  return { date, time, ...end, allDay: false }
}

/** What is written into the item; an end on a day without an hour, or before the start, is left for the check to find. */
export function writeEventTime({ date, time, endDate, endTime, allDay }: EventTime): Written {
  if (allDay) return { start: date, ...(endDate > date ? { end: endDate } : {}), allDay }
  return { start: time ? `${date}T${time}` : date, ...(endTime ? { end: `${endDate}T${endTime}` } : {}), allDay }
}

/** Moves the end along with the start, so that the length stays. */
export function moveStart(before: EventTime, date: string, time: string): EventTime {
  const days = Math.round((Date.parse(before.endDate) - Date.parse(before.date)) / 86_400_000)
  const endDate = date ? addDays(date, Number.isNaN(days) ? 0 : days) : before.endDate
  const isKept = before.time === time || !before.endTime || !before.time || !time || endDate !== date
  const endTime = isKept ? before.endTime : addMinutes(time, minutesOf(before.endTime) - minutesOf(before.time))
  return { ...before, date, time, endDate, endTime: endTime < time && endDate === date ? addMinutes(time, 60) : endTime }
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** ISO 8601 durations on the wall: good enough to show, and rewritten as an end only when somebody edits. */
function endAfter(start: string, duration: string): string {
  const count = (unit: RegExp) => Number(unit.exec(duration)?.[1] ?? 0)
  const minutes = count(/(\d+)W/) * 10_080 + count(/(\d+)D/) * 1_440 + count(/(\d+)H/) * 60 + count(/(\d+)M/)
  const whole = start.length === 10
  const end = new Date(
    Date.parse(`${start.slice(0, 10)}T${start.slice(11) || '00:00'}:00Z`) +
      (whole ? Math.max(0, minutes - 1_440) : minutes) * 60_000,
  )
  return end.toISOString().slice(0, whole ? 10 : 16)
}
