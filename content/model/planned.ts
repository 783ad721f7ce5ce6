import type { Occurrence } from './snapshot.ts'
import type { Status } from './item.ts'
import type { Text } from './text.ts'

/** Another date at the same time in the same room. */
export interface Clash {
  event: string
  key: string
  /** Local day and clock text of its start. */
  date: string
  time: string
}

/** One date of an event as staff see it, also of a draft: what the screens are told of it, and what somebody should look at. */
export interface PlannedDate {
  event: string
  status: Status
  title: Text
  /** True where the event has a rule or further dates. */
  repeats: boolean
  occurrence: Occurrence
  /** Where this date is. */
  place?: string
  room?: Text
  /** It does not take place because of these free days, and is no date of the event: their name. */
  skipped?: Text
  /** Others at the same time in the same room, those of drafts too. */
  clashes: Clash[]
  /** It lies, in part, outside the hours in which the doors of its place are open; with the reason where one is given. */
  outsideHours?: { reason?: Text }
}

/** What `GET /api/staff/calendar` answers: every date from one local day through another. */
export interface PlannedDays {
  from: string
  until: string
  dates: PlannedDate[]
  /** Dates beyond the most that one answer holds. */
  left: number
  holidays: { kind: 'public' | 'school'; from: string; until: string; name: Text }[]
}

/** What `POST /api/staff/preview/dates` answers about a draft: its next dates, and later ones that were changed. */
export interface ComingDates {
  dates: PlannedDate[]
  /** Nothing follows the listed ones. */
  isAll: boolean
  /** Original starts of changes to come for which the series has no date: they are kept, and nothing shows them. */
  lost: string[]
}
