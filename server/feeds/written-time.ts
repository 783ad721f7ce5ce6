import { isFarYear } from '../../content/model/far-dates.ts'
import { isPlainDate, readWall, writeMoment } from '../../content/resolve/wall.ts'
import { createZone, type Zone } from '../../content/resolve/zone.ts'

/** A time as the calendar writes it: `wall` is a moment of the model. */
export interface WrittenTime {
  wall: string
  /** The TZID beside it; `UTC` for a time with Z; undefined for a date, and for a time that floats. */
  zone?: string
}

const zones = new Map<string, Zone>()

/** Throws RangeError for a zone that does not exist. */
const zoneOf = (name: string): Zone => {
  const known = zones.get(name)
  if (known) return known
  const zone = createZone(name)
  zones.set(name, zone)
  return zone
}

/** `wall` is 20261124, 20261124T150000, with or without seconds and Z. Undefined when there is no such time. */
export const readWrittenTime = (text: string, zone?: string): WrittenTime | undefined => {
  const found = /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?(Z)?)?$/i.exec(text.trim())
  if (!found) return undefined
  const [, year, month, day, hour, minute, , utc] = found
  const date = `${year}-${month}-${day}`
  const read = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(read.getTime()) || !read.toISOString().startsWith(date) || isFarYear(Number(year))) return undefined
  if (hour === undefined) return { wall: date }
  if (Number(hour) > 23 || Number(minute) > 59) return undefined
  const wall = `${date}T${hour}:${minute}`
  if (utc) return { wall, zone: 'UTC' }
  return zone === undefined ? { wall } : { wall, zone }
}

/** The same instant on the clock of another zone; a date stays what it is. Throws RangeError for a zone that does not exist. */
export const toClock = (wall: string, from: string, to: string): string =>
  from === to || isPlainDate(wall) ? wall : writeMoment(zoneOf(to).toWall(zoneOf(from).toInstant(readWall(wall))))
