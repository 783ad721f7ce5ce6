/** A sentence for staff, in their languages. */
export interface Said {
  de: string
  en: string
}

/** Something about one entry of a calendar that staff should know. */
export interface EntryFault {
  /** `left-out`: the entry is not taken. `adapted`: it is, with a change. */
  kind: 'left-out' | 'adapted'
  /** Of the file, where the entry begins. */
  line: number
  uid?: string
  title?: string
  says: Said
}

/** Thrown inside the reading of one entry: it is left out, everything else goes on. */
export class UnreadableEntry extends Error {
  override readonly name = 'UnreadableEntry'
  readonly says: Said
  constructor(says: Said) {
    super(says.en)
    this.says = says
  }
}

const short = (value: string) => (value.length > 60 ? `${value.slice(0, 60)}…` : value)

/** What is said about entries: left out first, adapted after. */
export const say = {
  notClosed: (): Said => ({
    de: 'Der Eintrag hört mittendrin auf: sein Ende (END:VEVENT) fehlt.',
    en: 'The entry stops half-way: its end (END:VEVENT) is missing.',
  }),
  tooLarge: (): Said => ({ de: 'Der Eintrag ist viel zu groß.', en: 'The entry is far too large.' }),
  tooMany: (most: number): Said => ({
    de: `Der Kalender hat mehr als ${most} Einträge. Die übrigen wurden nicht gelesen.`,
    en: `The calendar has more than ${most} entries. The others were not read.`,
  }),
  noStart: (): Said => ({ de: 'Der Beginn (DTSTART) fehlt.', en: 'The start (DTSTART) is missing.' }),
  noTime: (name: string, value: string): Said => ({
    de: `${name} ist keine Zeit: „${short(value)}“.`,
    en: `${name} is not a time: "${short(value)}".`,
  }),
  noPlainLine: (name: string): Said => ({ de: `Die Zeile ${name} ist nicht lesbar.`, en: `The line ${name} cannot be read.` }),
  badRule: (value: string): Said => ({
    de: `Die Wiederholung (RRULE) ist nicht lesbar: „${short(value)}“.`,
    en: `The repetition (RRULE) cannot be read: "${short(value)}".`,
  }),
  severalRules: (): Said => ({
    de: 'Der Eintrag hat mehrere Wiederholungen (RRULE). Nur die erste gilt.',
    en: 'The entry has several repetitions (RRULE). Only the first counts.',
  }),
  countAndUntil: (): Said => ({
    de: 'Die Wiederholung nennt eine Anzahl und ein Ende. Das Ende gilt.',
    en: 'The repetition names a count and an end. The end counts.',
  }),
  exceptionRule: (): Said => ({
    de: 'Eine Regel für Ausnahmen (EXRULE) kennt Rotes Sofa nicht. Bitte die Termine prüfen.',
    en: 'A rule for exceptions (EXRULE) is not known here. Please check the dates.',
  }),
  fromHereOn: (): Said => ({
    de: 'Eine Änderung „dieser und alle folgenden“ konnte nicht übernommen werden. Bitte die Termine prüfen.',
    en: 'A change of "this and all following" could not be taken over. Please check the dates.',
  }),
  fromHereOnByDates: (year: string): Said => ({
    de: `Nach einer Änderung „dieser und alle folgenden“ wiederholt sich die Reihe nicht mehr nach einer Regel. Ihre Termine stehen bis Ende ${year} fest.`,
    en: `After a change of "this and all following" no rule makes the dates of this series. They are known until the end of ${year}.`,
  }),
  unknownZone: (name: string, zone: string): Said => ({
    de: `Die Zeitzone „${short(name)}“ ist unbekannt. Die Zeiten wurden als Zeiten in ${zone} gelesen.`,
    en: `The time zone "${short(name)}" is unknown. The times were read as times in ${zone}.`,
  }),
  endBeforeStart: (): Said => ({
    de: 'Das Ende liegt vor dem Beginn. Der Termin steht ohne Ende da.',
    en: 'The end lies before the start. The event stands without an end.',
  }),
  badEnd: (): Said => ({
    de: 'Das Ende ist nicht lesbar. Der Termin steht ohne Ende da.',
    en: 'The end cannot be read. The event stands without an end.',
  }),
  badDate: (name: string, value: string): Said => ({
    de: `Ein Datum in ${name} ist nicht lesbar und fehlt: „${short(value)}“.`,
    en: `A date in ${name} cannot be read and is missing: "${short(value)}".`,
  }),
  twice: (): Said => ({
    de: 'Der Eintrag kommt mehrmals vor. Der neueste gilt.',
    en: 'The entry is there several times. The newest counts.',
  }),
  orphan: (): Said => ({
    de: 'Der Eintrag ändert einen Termin einer Reihe, die nicht im Kalender steht. Er wurde ein einzelner Termin.',
    en: 'The entry changes one date of a series that is not in the calendar. It became an event of its own.',
  }),
  outOfMind: (): Said => ({ de: 'Der Eintrag konnte nicht verstanden werden.', en: 'The entry could not be understood.' }),
} as const
