import type { RuleWords } from '../model/say-repetition.ts'

const join = (all: readonly string[]): string =>
  all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} und ${all.at(-1)}`

const nth = (position: number): string => (position === -1 ? 'letzten' : position < 0 ? `${-position}.-letzten` : `${position}.`)

const weekday: Record<string, string> = {
  MO: 'Montag',
  TU: 'Dienstag',
  WE: 'Mittwoch',
  TH: 'Donnerstag',
  FR: 'Freitag',
  SA: 'Samstag',
  SU: 'Sonntag',
}
const month = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
]

const units = {
  day: ['jeden Tag', 'Tage'],
  week: ['jede Woche', 'Wochen'],
  month: ['jeden Monat', 'Monate'],
  year: ['jedes Jahr', 'Jahre'],
} as const

export const ruleWords: RuleWords = {
  join,
  every: (unit, count) => (count === 1 ? units[unit][0] : `alle ${count} ${units[unit][1]}`),
  weekdays: (days) => `jeden ${join(days.map((day) => weekday[day] ?? day))}`,
  workdays: 'jeden Tag von Montag bis Freitag',
  onWeekdays: (days) => join(days.map((day) => `${(weekday[day] ?? day).toLowerCase()}s`)),
  nthOfMonth: (position, day) =>
    position > 0 ? `jeden ${position}. ${weekday[day]} im Monat` : `am ${nth(position)} ${weekday[day]} im Monat`,
  dayOfMonth: (day) => (day > 0 ? `am ${day}. jedes Monats` : `am ${nth(day)} Tag jedes Monats`),
  onNth: (position, day) => `am ${nth(position)} ${weekday[day]}`,
  onEach: (days) => `an jedem ${join(days.map((day) => weekday[day] ?? day))}`,
  onMonthDays: (days) => `am ${join(days.map((day) => (day > 0 ? `${day}.` : `${nth(day)} Tag`)))}`,
  onDate: (day, number) => `am ${day}. ${month[number - 1]}`,
  inMonths: (numbers) => `im ${join(numbers.map((number) => month[number - 1] ?? ''))}`,
  inWeeks: (weeks) => `in Kalenderwoche ${join(weeks.map((week) => (week > 0 ? String(week) : `${nth(week)} des Jahres`)))}`,
  onYearDays: (days) => `am ${join(days.map(nth))} Tag des Jahres`,
  atHours: (times) => `um ${join(times)} Uhr`,
  onlyPositions: (positions) =>
    `davon nur ${join(positions.map((position) => (position > 0 ? `der ${position}.` : position === -1 ? 'der letzte' : `der ${-position}.-letzte`)))} Termin`,
  except: { holidays: 'an Feiertagen', 'school-holidays': 'in den Schulferien' },
  exceptAll: (what) => `außer ${join(what)}`,
  until: (date) => `bis ${date}`,
  times: (count) => (count === 1 ? 'ein Mal' : `${count} Mal`),
  without: (dates) => `nicht am ${join(dates)}`,
  withoutMany: (count) => `ohne ${count} einzelne Tage`,
  also: (dates) => `dazu am ${join(dates)}`,
  alsoMany: (count) => `dazu an ${count} einzelnen Tagen`,
  unknown: 'eine besondere Wiederholung',
  date: (date) => `${Number(date.slice(8, 10))}. ${month[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`,
}
