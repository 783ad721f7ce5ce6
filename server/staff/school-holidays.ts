import type { IncomingMessage } from 'node:http'
import type { CalendarEntry } from '../feeds/calendar-entry.ts'
import type { CalendarDesk } from '../feeds/calendar-desk.ts'
import { Problem } from '../problem.ts'
import { readBytes, requireType } from '../read-body.ts'
import type { Store } from '../store/store.ts'
import { sendData, type Answer } from './context.ts'

/** A calendar of holidays has some dozens of entries; a hundred years of them fit. */
const fileLimit = 500_000
const mostEntries = 1_000

export interface ReadHolidays {
  found: { name: string; from: string; until: string }[]
  /** Entries that are no whole days, repeat or could not be read. */
  leftOut: number
}

type Reader = Pick<CalendarDesk, 'readEntries'>

const isHoliday = ({ allDay, rule, dates, cancelled, title }: CalendarEntry): boolean =>
  allDay && rule === undefined && dates.length === 0 && !cancelled && title.trim() !== ''

/** Looks through a calendar file for free days; nothing is stored. Throws 400 for what is none. */
async function findHolidays({ readEntries }: Reader, bytes: Uint8Array, zone: string): Promise<ReadHolidays> {
  const { entries, report } = await readEntries({ bytes }, { zone, most: mostEntries })
  if (!report.isCalendar) throw new Problem(400, 'No calendar', 'This file is not an iCalendar file.')
  const holidays = entries.filter(isHoliday)
  return {
    found: holidays
      .map(({ title, start, end }) => ({ name: title.trim().slice(0, 160), from: start, until: end ?? start }))
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
    leftOut: report.leftOut + entries.length - holidays.length,
  }
}

/** `POST /api/staff/school-holidays`: what a calendar file says, for the page on which an admin decides what is taken. */
export const createHolidayReader = (store: Pick<Store, 'content'>, reader: Reader): Answer => {
  const zoneOf = () => [...store.content().centre.values()][0]?.timeZone ?? 'UTC'
  const receive = (request: IncomingMessage) => {
    requireType(request, ['text/calendar'])
    return readBytes(request, fileLimit)
  }
  return async (asked) => sendData(asked, await findHolidays(reader, await receive(asked.env.incoming), zoneOf()))
}
