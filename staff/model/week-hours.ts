import { weekdays, type Slot, type Weekday } from '../../content/model/time.ts'

export interface Times {
  from: string
  until: string
}
/** Weekly hours as people read them: by day. */
export type WeekHours = Record<Weekday, Times[]>

export function hoursByDay(slots: readonly Slot[]): WeekHours {
  const timesOn = (day: Weekday) =>
    slots
      .filter(({ days }) => days.includes(day))
      .map(({ from, until }) => ({ from, until }))
      .sort((a, b) => (a.from < b.from ? -1 : 1))
  return Object.fromEntries(weekdays.map((day) => [day, timesOn(day)])) as WeekHours
}

/** Days with the same times share a slot, as somebody who writes the file by hand would put it. */
export function slotsOf(week: WeekHours): Slot[] {
  const slots = new Map<string, Slot>()
  for (const day of weekdays) {
    for (const { from, until } of week[day]) {
      const slot = slots.get(`${from}-${until}`) ?? { days: [], from, until }
      if (!slot.days.includes(day)) slot.days.push(day)
      slots.set(`${from}-${until}`, slot)
    }
  }
  return [...slots.values()]
}
