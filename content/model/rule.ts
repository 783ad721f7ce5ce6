/** The parts of an RRULE (RFC 5545, 3.3.10) and what their values look like. Seconds and minutes are no times to open a door at. */
const parts: Record<string, RegExp> = {
  FREQ: /^(YEARLY|MONTHLY|WEEKLY|DAILY|HOURLY)$/,
  INTERVAL: /^[1-9]\d{0,3}$/,
  COUNT: /^[1-9]\d{0,3}$/,
  UNTIL: /^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3])[0-5]\d[0-5]\dZ?)?$/,
  WKST: /^(MO|TU|WE|TH|FR|SA|SU)$/,
  BYDAY: listOf('([+-]?[1-9]\\d?)?(MO|TU|WE|TH|FR|SA|SU)'),
  BYMONTH: listOf('(0?[1-9]|1[0-2])'),
  BYMONTHDAY: listOf('[+-]?(0?[1-9]|[12]\\d|3[01])'),
  BYYEARDAY: listOf('[+-]?[1-9]\\d{0,2}'),
  BYWEEKNO: listOf('[+-]?(0?[1-9]|[1-4]\\d|5[0-3])'),
  BYSETPOS: listOf('[+-]?[1-9]\\d{0,2}'),
  BYHOUR: listOf('([01]?\\d|2[0-3])'),
  BYMINUTE: listOf('[0-5]?\\d'),
  BYSECOND: listOf('0{1,2}'),
}

function listOf(one: string): RegExp {
  return new RegExp(`^${one}(,${one})*$`)
}

/** Whether a rule has only known parts, each once, with values in their range. */
export function isRule(rule: string): boolean {
  const written = rule.split(';').map((part) => part.split('='))
  const names = new Set(written.map(([name]) => name))
  return (
    names.size === written.length &&
    written.every(([name = '', value = '', ...more]) => more.length === 0 && parts[name]?.test(value) === true)
  )
}
