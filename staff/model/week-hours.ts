import type { OpeningSlot, SpecialDay } from '../../content/model/hours.ts'
import type { Messages } from '../messages/de.ts'
import { weekdays, type Weekday } from '../../content/model/time.ts'

export type Times = SpecialDay['slots'][number]

/** Without what is only the usual: open to everybody. */
export const tidyTimes = ({ from, until, byAppointment }: Times): Times => ({
  from,
  until,
  ...(byAppointment ? { byAppointment } : {}),
})

/** An end at or before the beginning lies on the next day. */
export const passesMidnight = ({ from, until }: Times): boolean => until <= from

/** When a night ends, in words; `morningAfter` is the name of the day after, where it is known. */
export function sayNight({ from, until }: Times, { hours }: Pick<Messages, 'hours'>, morningAfter?: string): string {
  if (until === '00:00') return from === '00:00' ? hours.wholeDay : hours.untilMidnight
  return hours.untilNextDay(until, morningAfter)
}
/** Weekly hours as people read them: by day. */
export type WeekHours = Record<Weekday, Times[]>

export function hoursByDay(slots: readonly OpeningSlot[]): WeekHours {
  const timesOn = (day: Weekday) =>
    slots
      .filter(({ days }) => days.includes(day))
      .map(tidyTimes)
      .sort((a, b) => (a.from < b.from ? -1 : 1))
  return Object.fromEntries(weekdays.map((day) => [day, timesOn(day)])) as WeekHours
}

/** Days with the same times share a slot, as somebody who writes the file by hand would put it. */
export function slotsOf(week: WeekHours): OpeningSlot[] {
  const slots = new Map<string, OpeningSlot>()
  for (const day of weekdays) {
    for (const times of week[day]) {
      const key = `${times.from}-${times.until}-${times.byAppointment ?? false}`
      const slot = slots.get(key) ?? { days: [], ...times }
      if (!slot.days.includes(day)) slot.days.push(day)
      slots.set(key, slot)
    }
  }
  return [...slots.values()]
}
