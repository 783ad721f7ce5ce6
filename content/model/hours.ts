import * as v from 'valibot'
import { Id } from './id.ts'
import { LocalDate, LocalTime, Slot } from './time.ts'
import { Line } from './text.ts'

/** Somebody is there, but only for those who have agreed on it before: no open door. */
const byAppointment = v.optional(v.boolean())

/** A stretch of the weekly hours. An `until` at or before `from` lies on the next day. */
export const OpeningSlot = v.strictObject({ ...Slot.entries, byAppointment })
export type OpeningSlot = v.InferOutput<typeof OpeningSlot>

/** A dated exception to the weekly hours; without slots the door stays shut. */
export const SpecialDay = v.strictObject({
  id: Id,
  from: LocalDate,
  until: v.optional(LocalDate),
  slots: v.optional(v.array(v.strictObject({ from: LocalTime, until: LocalTime, byAppointment })), []),
  reason: v.optional(Line),
})
export type SpecialDay = v.InferOutput<typeof SpecialDay>

/** Weekly hours with their exceptions: places and offers share them. */
export const hoursFields = {
  hours: v.optional(v.array(OpeningSlot), []),
  specialDays: v.optional(v.array(SpecialDay), []),
  closedOnHolidays: v.optional(v.boolean(), true),
}
