import type { RuleWords } from '../model/say-repetition.ts'

const join = (all: readonly string[]): string =>
  all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`

const counted = (number: number): string => {
  const tail = number % 100 > 10 && number % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${tail}`
}
const nth = (position: number): string =>
  position === -1 ? 'last' : position < 0 ? `${counted(-position)} to last` : counted(position)

const weekday: Record<string, string> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
}
const month = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const named = (days: readonly string[]) => join(days.map((day) => weekday[day] ?? day))

export const ruleWords: RuleWords = {
  join,
  every: (unit, count) => (count === 1 ? `every ${unit}` : `every ${count} ${unit}s`),
  weekdays: (days) => `every ${named(days)}`,
  workdays: 'every day from Monday to Friday',
  onWeekdays: (days) => `on ${named(days)}`,
  nthOfMonth: (position, day) => `on the ${nth(position)} ${weekday[day]} of the month`,
  dayOfMonth: (day) => (day > 0 ? `on the ${nth(day)} of each month` : `on the ${nth(day)} day of each month`),
  onNth: (position, day) => `on the ${nth(position)} ${weekday[day]}`,
  onEach: (days) => `on every ${named(days)}`,
  onMonthDays: (days) => `on the ${join(days.map((day) => (day > 0 ? nth(day) : `${nth(day)} day`)))}`,
  onDate: (day, number) => `on ${day} ${month[number - 1]}`,
  inMonths: (numbers) => `in ${join(numbers.map((number) => month[number - 1] ?? ''))}`,
  inWeeks: (weeks) => `in calendar week ${join(weeks.map((week) => (week > 0 ? String(week) : `${nth(week)} of the year`)))}`,
  onYearDays: (days) => `on the ${join(days.map(nth))} day of the year`,
  atHours: (times) => `at ${join(times)}`,
  onlyPositions: (positions) => `only the ${join(positions.map(nth))} of these`,
  except: { holidays: 'on public holidays', 'school-holidays': 'in the school holidays' },
  exceptAll: (what) => `except ${join(what)}`,
  until: (date) => `until ${date}`,
  times: (count) => (count === 1 ? 'once' : `${count} times`),
  without: (dates) => `not on ${join(dates)}`,
  withoutMany: (count) => `without ${count} single days`,
  also: (dates) => `also on ${join(dates)}`,
  alsoMany: (count) => `also on ${count} single days`,
  unknown: 'a special repetition',
  date: (date) => `${Number(date.slice(8, 10))} ${month[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`,
}
