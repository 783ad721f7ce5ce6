import { pluralIn } from './plural.ts'

const plural = pluralIn('de')

/** Texts kiosk and signage share. The shape of this file is the shape of every language. */
export const messages = {
  today: 'Heute',
  tomorrow: 'Morgen',
  now: 'läuft jetzt',
  free: 'kostenlos',
  donation: 'Spende willkommen',
  cancelled: 'Fällt aus',
  moved: 'Verlegt',
  /** "Do., 26. Nov., 16:00" */
  movedTo: (when: string) => `Verlegt auf ${when}`,
  /** A date that is not where its event usually is. */
  otherPlace: 'Anderer Ort',
  /** A date in the night in which the clocks go forward. */
  clockChange: 'Wegen der Zeitumstellung eine Stunde später',
  allDay: 'ganztägig',
  untilDate: (date: string) => `bis ${date}`,
  closed: 'geschlossen',
  openUntil: (time: string) => `geöffnet bis ${time} Uhr`,
  openUntilDay: (day: string, time: string) => `geöffnet bis ${day} um ${time} Uhr`,
  openAlways: 'rund um die Uhr geöffnet',
  /** Minutes, in the last half hour. */
  closesIn: (minutes: number) => `schließt in ${plural(minutes, { one: '# Minute', other: '# Minuten' })}`,
  opensToday: (time: string) => `öffnet um ${time} Uhr`,
  opensOn: (day: string, time: string) => `öffnet ${day} um ${time} Uhr`,
  tomorrowInside: 'morgen',
  byAppointment: 'nach Vereinbarung',
  nowByAppointment: 'jetzt nur nach Vereinbarung',
  notTranslated: 'noch nicht übersetzt',
  machineTranslated: 'automatisch übersetzt',
  outdatedTranslation: 'Übersetzung nicht ganz aktuell',
  noMoreToday: 'Heute ist nichts mehr los.',
  /** Exhibitions and the like. */
  running: 'Läuft schon länger',
  nextDates: 'Als Nächstes',
  asOf: (time: string) => `Stand ${time} Uhr`,
  /** Until when an emergency message holds. */
  holdsUntil: (moment: string) => `Gilt bis ${moment}`,
}
export type Messages = typeof messages
