import type { OpeningSlot, SpecialDay } from '../../../content/model/hours.ts'
import type { Reading } from '../reading.ts'
import type { Source } from '../source.ts'
import { uuidOf } from '../uid.ts'

interface Hours {
  hours: OpeningSlot[]
  specialDays: SpecialDay[]
}

/**
 * HSDS `schedule`: weekly hours as RRULEs, dated exceptions as days of their own. Times are of the clock on the wall: an offset would be
 * wrong for half of the year.
 */
export function writeSchedules(owner: string, { hours, specialDays }: Hours, { centre }: Source, { line }: Reading): object[] {
  const notes = `Local time in ${centre.timeZone}.`
  const weekly = hours.map(({ days, from, until, byAppointment }, index) => ({
    id: uuidOf(`${centre.id}/${owner}/hours/${index}`),
    freq: 'WEEKLY',
    wkst: 'MO',
    byday: days.join(','),
    opens_at: from,
    closes_at: endOfDay(until),
    ...(byAppointment ? { attending_type: 'by appointment' } : {}),
    notes,
  }))
  const exceptions = specialDays.flatMap(({ id, from, until, slots, reason }) => {
    const day = { dtstart: from, valid_from: from, valid_to: until ?? from }
    const why = line(reason)
    const description = why === '' ? {} : { description: why }
    // Without hours: the doors stay shut.
    const open = slots.length > 0 ? slots : [undefined]
    return open.map((slot, index) => ({
      id: uuidOf(`${centre.id}/${owner}/special-days/${id}/${index}`),
      ...day,
      ...description,
      ...(slot ? { opens_at: slot.from, closes_at: endOfDay(slot.until), notes } : { notes: 'Closed.' }),
    }))
  })
  return [...weekly, ...exceptions]
}

/** `24:00` is no time of HSDS's. */
const endOfDay = (until: string): string => (until === '24:00' ? '00:00' : until)
