import type { Messages } from './de.ts'
import { pluralIn } from './plural.ts'

const plural = pluralIn('de')

export const messages: Messages = {
  today: 'Heute',
  tomorrow: 'Morgen',
  now: 'jetzt',
  free: 'kostet nichts',
  donation: 'Sie können Geld geben',
  cancelled: 'Fällt aus',
  moved: 'Neuer Termin',
  movedTo: (when) => `Neuer Termin: ${when}`,
  otherPlace: 'Anderer Ort',
  clockChange: 'An diesem Tag wird die Uhr umgestellt. Darum beginnt es eine Stunde später.',
  allDay: 'den ganzen Tag',
  untilDate: (date) => `bis ${date}`,
  closed: 'zu',
  openUntil: (time) => `offen bis ${time} Uhr`,
  openUntilDay: (day, time) => `offen bis ${day} um ${time} Uhr`,
  openAlways: 'immer offen',
  closesIn: (minutes) => `macht in ${plural(minutes, { one: '# Minute', other: '# Minuten' })} zu`,
  opensToday: (time) => `macht um ${time} Uhr auf`,
  opensOn: (day, time) => `macht ${day} um ${time} Uhr auf`,
  tomorrowInside: 'morgen',
  byAppointment: 'nur mit Termin',
  nowByAppointment: 'jetzt nur mit Termin',
  notTranslated: 'noch nicht in Einfacher Sprache',
  machineTranslated: 'Ein Computer hat das übersetzt',
  outdatedTranslation: 'Der Text ist vielleicht alt',
  noMoreToday: 'Heute gibt es nichts mehr.',
  running: 'Gibt es schon länger',
  nextDates: 'Die nächsten Termine',
  asOf: (time) => `Zuletzt geprüft: ${time} Uhr`,
  holdsUntil: (moment) => `Das gilt bis ${moment}`,
}
