import * as v from 'valibot'
import { Id } from './id.ts'
import { LocalDate, LocalTime, Slot } from './time.ts'
import { Line } from './text.ts'

/** A dated exception to the weekly hours; without slots the door stays shut. */
export const SpecialDay = v.strictObject({
  id: Id,
  from: LocalDate,
  until: v.optional(LocalDate),
  slots: v.optional(v.array(v.strictObject({ from: LocalTime, until: LocalTime })), []),
  reason: v.optional(Line),
})
export type SpecialDay = v.InferOutput<typeof SpecialDay>

/** Weekly hours with their exceptions: places and offers share them. */
export const hoursFields = {
  hours: v.optional(v.array(Slot), []),
  specialDays: v.optional(v.array(SpecialDay), []),
  closedOnHolidays: v.optional(v.boolean(), true),
}
