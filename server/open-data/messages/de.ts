/** What the open data and the public pages say themselves, in one language. */
export interface Messages {
  events: string
  notices: string
  today: string
  tomorrow: string
  cancelled: string
  moved: string
  movedTo: (when: string) => string
  movedFrom: (when: string) => string
  otherPlace: string
  skipped: string
  allDay: string
  untilDate: (date: string) => string
  free: string
  donation: string
  paid: string
  when: string
  where: string
  cost: string
  spokenLanguages: string
  registration: string
  organiser: string
  nextDate: string
  moreDates: string
  /** Opens those that come after the next ones. */
  laterDates: string
  noMoreDates: string
  addDate: string
  addSeries: string
  subscribe: string
  allEvents: string
  toHome: string
  chooseLanguage: string
  /** Another language stands in. */
  notTranslated: string
  /** The spring gap: the written hour does not exist that night. */
  gap: string
}

export const messages: Messages = {
  events: 'Termine',
  notices: 'Aktuelles',
  today: 'Heute',
  tomorrow: 'Morgen',
  cancelled: 'Fällt aus',
  moved: 'Verlegt',
  movedTo: (when) => `Verlegt auf ${when}`,
  movedFrom: (when) => `Verlegt (statt ${when})`,
  otherPlace: 'Anderer Ort',
  skipped: 'Entfällt',
  allDay: 'ganztägig',
  untilDate: (date) => `bis ${date}`,
  free: 'kostenlos',
  donation: 'Spende willkommen',
  paid: 'kostet etwas',
  when: 'Wann',
  where: 'Wo',
  cost: 'Kosten',
  spokenLanguages: 'Sprachen',
  registration: 'Anmeldung',
  organiser: 'Wer lädt ein',
  nextDate: 'Nächster Termin',
  moreDates: 'Weitere Termine',
  laterDates: 'Spätere Termine',
  noMoreDates: 'Zurzeit ist kein weiterer Termin geplant.',
  addDate: 'Diesen Termin in den Kalender',
  addSeries: 'Alle Termine in den Kalender',
  subscribe: 'Alle Termine des Hauses abonnieren',
  allEvents: 'Alle Termine',
  toHome: 'Zur Startseite',
  chooseLanguage: 'Sprache wählen',
  notTranslated: 'Noch nicht übersetzt',
  gap: 'In dieser Nacht wird die Uhr vorgestellt, darum eine Stunde später als sonst.',
}
