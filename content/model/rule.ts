/** The parts of an RRULE by name, as written. */
export type RuleParts = ReadonlyMap<string, string>

/** What a rule says that it may not: `part` is the name as written, empty for the whole rule. */
export interface RuleFault {
  part: string
  message: string
}

/** The parts of a rule, each as written; of one that is written twice the last. */
export const readRuleParts = (rule: string): Map<string, string> =>
  new Map(
    rule
      .split(';')
      .filter(Boolean)
      .map((part): [string, string] => {
        const [name = '', ...value] = part.split('=')
        return [name, value.join('=')]
      }),
  )

/** The rule again, with other parts where given. */
export const writeRuleParts = (parts: RuleParts, others: Record<string, string> = {}): string =>
  [...new Map([...parts, ...Object.entries(others)])].map(([name, value]) => `${name}=${value}`).join(';')

/** RFC 5545, 3.3.10: what the value of each part looks like, and in words. */
const grammar: Record<string, { value: RegExp; words: string }> = {
  FREQ: { value: /^(YEARLY|MONTHLY|WEEKLY|DAILY)$/, words: 'YEARLY, MONTHLY, WEEKLY or DAILY' },
  INTERVAL: { value: /^0*[1-9]\d{0,3}$/, words: 'a whole number from 1 to 9999' },
  COUNT: { value: /^0*[1-9]\d{0,3}$/, words: 'a whole number from 1 to 9999' },
  UNTIL: {
    value: /^\d{8}(T([01]\d|2[0-3])[0-5]\d([0-5]\d|60)Z?)?$/,
    words: 'a date like 20261231 or a time like 20261231T170000Z',
  },
  WKST: { value: /^(MO|TU|WE|TH|FR|SA|SU)$/, words: 'one of MO, TU, WE, TH, FR, SA, SU' },
  BYMONTH: { value: listOf('0?[1-9]|1[0-2]'), words: 'months from 1 to 12' },
  BYWEEKNO: { value: listOf(`[+-]?(${upTo(53)})`), words: 'weeks from 1 to 53 or -53 to -1' },
  BYYEARDAY: { value: listOf(`[+-]?(${upTo(366)})`), words: 'days from 1 to 366 or -366 to -1' },
  BYMONTHDAY: { value: listOf(`[+-]?(${upTo(31)})`), words: 'days from 1 to 31 or -31 to -1' },
  BYDAY: { value: listOf(`([+-]?(${upTo(53)}))?(MO|TU|WE|TH|FR|SA|SU)`), words: 'weekdays like MO, 2TU or -1FR' },
  BYHOUR: { value: listOf('[01]?\\d|2[0-3]'), words: 'hours from 0 to 23' },
  BYMINUTE: { value: listOf('[0-5]?\\d'), words: 'minutes from 0 to 59' },
  BYSECOND: { value: listOf('0{1,2}'), words: '0: no door opens at a second' },
  BYSETPOS: { value: listOf(`[+-]?(${upTo(366)})`), words: 'positions from 1 to 366 or -366 to -1' },
}

function listOf(one: string): RegExp {
  return new RegExp(`^(${one})(,(${one}))*$`)
}

/** Every number from 1, with zeros before it or without: the RFC's digits say no more. */
function upTo(most: 31 | 53 | 366): string {
  const numbers = { 31: '[1-9]|[12]\\d|3[01]', 53: '[1-9]|[1-4]\\d|5[0-3]', 366: '[1-9]|[1-9]\\d|[12]\\d\\d|3[0-5]\\d|36[0-6]' }
  return `0*(${numbers[most]})`
}

/** What is wrong with a rule; undefined for one that RFC 5545 allows and that is not finer than a day. */
export function findRuleFault(rule: string): RuleFault | undefined {
  const written = rule.split(';').map((part) => part.split('=', 1)[0] ?? '')
  const parts = readRuleParts(rule)
  for (const name of written) {
    const fault = faultOfPart(name, parts.get(name) ?? '')
    if (fault) return { part: name, message: fault }
    if (written.indexOf(name) !== written.lastIndexOf(name)) return { part: name, message: 'it stands here twice' }
  }
  if (!parts.has('FREQ')) return { part: 'FREQ', message: 'a rule says whether it is YEARLY, MONTHLY, WEEKLY or DAILY' }
  return combinations.find(({ isWrong }) => isWrong(parts))
}

function faultOfPart(name: string, value: string): string | undefined {
  const known = Object.hasOwn(grammar, name) ? grammar[name] : undefined
  if (!known) return 'no such part is known'
  if (name === 'FREQ' && /^(HOURLY|MINUTELY|SECONDLY)$/.test(value)) return 'finer than daily is refused'
  if (!known.value.test(value) || (name === 'UNTIL' && !isRealDate(value))) return `expected are ${known.words}`
  return undefined
}

function isRealDate(until: string): boolean {
  const date = `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`
  const read = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date)
}

const isOf = (parts: RuleParts, ...frequencies: string[]) => frequencies.includes(parts.get('FREQ') ?? '')
const hasOrdinals = (parts: RuleParts) => /\d/.test(parts.get('BYDAY') ?? '')
const sets = Object.keys(grammar).filter((name) => name.startsWith('BY') && name !== 'BYSETPOS')

/** As many starts as a day can have. Beyond it a list of hours and minutes is a mistake that no screen could show. */
export const mostStartsADay = 24
const countOf = (parts: RuleParts, name: string) => new Set(parts.get(name)?.split(',').map(Number)).size || 1
export const startsADay = (parts: RuleParts): number => countOf(parts, 'BYHOUR') * countOf(parts, 'BYMINUTE')

/** What may not stand together. */
const combinations: (RuleFault & { isWrong: (parts: RuleParts) => boolean })[] = [
  {
    part: 'COUNT',
    message: 'a rule ends by COUNT or by UNTIL, not by both',
    isWrong: (parts) => parts.has('COUNT') && parts.has('UNTIL'),
  },
  {
    part: 'BYWEEKNO',
    message: 'weeks are counted in YEARLY rules only',
    isWrong: (parts) => parts.has('BYWEEKNO') && !isOf(parts, 'YEARLY'),
  },
  {
    part: 'BYYEARDAY',
    message: 'days of the year are not for DAILY, WEEKLY and MONTHLY rules',
    isWrong: (parts) => parts.has('BYYEARDAY') && !isOf(parts, 'YEARLY'),
  },
  {
    part: 'BYMONTHDAY',
    message: 'days of the month are not for WEEKLY rules',
    isWrong: (parts) => parts.has('BYMONTHDAY') && isOf(parts, 'WEEKLY'),
  },
  {
    part: 'BYDAY',
    message: 'a weekday has a number in MONTHLY and YEARLY rules only',
    isWrong: (parts) => hasOrdinals(parts) && !isOf(parts, 'MONTHLY', 'YEARLY'),
  },
  {
    part: 'BYDAY',
    message: 'a weekday has no number beside BYWEEKNO',
    isWrong: (parts) => hasOrdinals(parts) && parts.has('BYWEEKNO'),
  },
  {
    part: 'BYSETPOS',
    message: 'it picks from what another BY… part makes, and there is none',
    isWrong: (parts) => parts.has('BYSETPOS') && !sets.some((name) => parts.has(name)),
  },
  {
    part: 'BYMINUTE',
    message: `with BYHOUR it makes more than ${mostStartsADay} starts a day`,
    isWrong: (parts) => startsADay(parts) > mostStartsADay,
  },
]
