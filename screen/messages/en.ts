import type { Messages } from './de.ts'
import { pluralIn } from './plural.ts'

const plural = pluralIn('en')

export const messages: Messages = {
  today: 'Today',
  tomorrow: 'Tomorrow',
  now: 'on now',
  free: 'free',
  donation: 'donations welcome',
  cancelled: 'Cancelled',
  moved: 'Moved',
  movedTo: (when) => `Moved to ${when}`,
  otherPlace: 'Different place',
  clockChange: 'An hour later because the clocks change',
  allDay: 'all day',
  untilDate: (date) => `until ${date}`,
  closed: 'closed',
  openUntil: (time) => `open until ${time}`,
  openUntilDay: (day, time) => `open until ${day} at ${time}`,
  openAlways: 'open around the clock',
  closesIn: (minutes) => `closes in ${plural(minutes, { one: '# minute', other: '# minutes' })}`,
  opensToday: (time) => `opens at ${time}`,
  opensOn: (day, time) => `opens ${day} at ${time}`,
  tomorrowInside: 'tomorrow',
  byAppointment: 'by appointment',
  nowByAppointment: 'now by appointment only',
  notTranslated: 'not translated yet',
  machineTranslated: 'translated automatically',
  outdatedTranslation: 'translation may be out of date',
  noMoreToday: 'Nothing more on today.',
  running: 'Already running',
  nextDates: 'Coming up',
  asOf: (time) => `As of ${time}`,
  holdsUntil: (moment) => `Applies until ${moment}`,
}
