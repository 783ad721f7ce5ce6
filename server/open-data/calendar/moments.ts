import { type Wall, writeDate, writeMoment } from '../../../content/resolve/wall.ts'
import type { JCalProperty } from './jcal.ts'

/** How the moments of one event are written: whole days as dates, everything else on the wall of its zone. */
export interface MomentForm {
  allDay: boolean
  /** IANA name. */
  zone: string
}

const writeOne = ({ allDay }: MomentForm, wall: Wall) => (allDay ? writeDate(wall) : `${writeMoment(wall)}:00`)

export const momentProperty = (name: string, form: MomentForm, ...walls: readonly Wall[]): JCalProperty => [
  name,
  form.allDay ? {} : { tzid: form.zone },
  form.allDay ? 'date' : 'date-time',
  ...walls.map((wall) => writeOne(form, wall)),
]

/** `2026-11-24T14:00:00Z` */
export const writeInstant = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`

/** Exact milliseconds as a duration of iCalendar. */
export const writeDuration = (length: number): string => {
  const minutes = Math.round(length / 60_000)
  const hours = Math.floor(minutes / 60)
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes % 60 > 0 || hours === 0 ? `${minutes % 60}M` : ''}`
}
