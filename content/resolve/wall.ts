/**
 * Wall time as a number: milliseconds since 1970 as if the clock on the wall showed UTC. It makes days, weeks and rules plain
 * arithmetic that no time zone, not even the process's own, can disturb; only zone.ts turns it into instants.
 */
export type Wall = number

export const minuteMs = 60_000
export const hourMs = 3_600_000
export const dayMs = 86_400_000

/** Of `2026-11-24T15:00`, or of a plain date its first minute. */
export const readWall = (moment: string): Wall => Date.parse(`${moment.slice(0, 10)}T${moment.slice(11) || '00:00'}:00Z`)

/** Of `15:00`, since midnight; `24:00` is a whole day. */
export const readTime = (time: string): number => Number(time.slice(0, 2)) * hourMs + Number(time.slice(3)) * minuteMs

export const isPlainDate = (moment: string): boolean => moment.length === 10

export const startOfDay = (wall: Wall): Wall => Math.floor(wall / dayMs) * dayMs

/** Written days by number since 1970: a window has about a hundred, and tens of thousands of dates fall on them. */
const writtenDays = new Map<number, string>()

/** `2026-11-24` */
export function writeDate(wall: Wall): string {
  const day = Math.floor(wall / dayMs)
  const known = writtenDays.get(day)
  if (known !== undefined) return known
  const written = new Date(wall).toISOString().slice(0, 10)
  if (writtenDays.size > 2_000) writtenDays.clear()
  writtenDays.set(day, written)
  return written
}

const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))

/** `15:00` */
export function writeTime(wall: Wall): string {
  const minutes = Math.floor((wall - startOfDay(wall)) / minuteMs)
  return `${twoDigits[Math.floor(minutes / 60)]}:${twoDigits[minutes % 60]}`
}

/** `2026-11-24T15:00` */
export const writeMoment = (wall: Wall): string => `${writeDate(wall)}T${writeTime(wall)}`

/** 0 = Monday … 6 = Sunday. 1 January 1970 was a Thursday. */
export const weekdayOf = (wall: Wall): number => (((Math.floor(wall / dayMs) + 3) % 7) + 7) % 7

/** The Monday of a date's week. */
export const mondayOf = (date: string): Wall => readWall(date) - weekdayOf(readWall(date)) * dayMs
