import ICAL from 'ical.js'
import { findIana } from 'windows-iana'
import { readRuleParts } from '../../content/model/rule.ts'
import { createZone } from '../../content/resolve/zone.ts'
import type { CalendarPart } from './calendar-parts.ts'

/** Finds the IANA zone that a calendar means by a TZID. */
export interface ForeignZones {
  /** From the calendar's own VTIMEZONE. */
  add(part: CalendarPart): void
  /** Undefined when nobody knows what is meant. */
  find(id: string): string | undefined
}

const parseZone = (part: CalendarPart): ICAL.Component =>
  new ICAL.Component(ICAL.parse(part.lines.map(({ text }) => text).join('\r\n')) as unknown[])

/** The canonical spelling of an IANA name, or undefined. UTC in all its names is `UTC`. */
export const ianaName = (name: string): string | undefined => {
  if (!/^[A-Za-z][\w+/-]*$/.test(name)) return undefined
  const zone = tolerantly(() => new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone)
  return zone !== undefined && /^(Etc\/)?(UTC|GMT|UCT|Zulu|Universal|Greenwich)$/i.test(zone) ? 'UTC' : zone
}

/** `W. Europe Standard Time`; the centre's zone, when it is one of those that Windows calls so. */
const windowsZone = (id: string, home: string): string | undefined => {
  const names: string[] = findIana(id)
  return names.includes(home) ? home : names.map(ianaName).find((name) => name !== undefined)
}

/** Mozilla and Evolution put the name at the end of a path: `/freeassociation.sourceforge.net/Europe/Berlin`. */
const atTheEnd = (id: string): string | undefined => {
  const words = id.split('/').filter(Boolean)
  const tails = words.length > 1 ? [words.slice(-3), words.slice(-2)] : []
  return tails.map((tail) => ianaName(tail.join('/'))).find((name) => name?.includes('/'))
}

/** Old Outlook names a zone by its cities: `(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna`. */
const byCity = (id: string, home: string): string | undefined => {
  if (!/^\((UTC|GMT)/.test(id)) return undefined
  const cities = id
    .slice(id.indexOf(')') + 1)
    .split(',')
    .map((city) => city.trim().replaceAll(' ', '_'))
  const isHome = cities.some((city) => home.endsWith(`/${city}`))
  return isHome ? home : Intl.supportedValuesOf('timeZone').find((name) => cities.some((city) => name.endsWith(`/${city}`)))
}

/** How the rules of zones are really written: one day of a year, which old senders find by a weekday among seven days of a month. */
const ruleOfClocks: Record<string, RegExp> = {
  FREQ: /^YEARLY$/,
  INTERVAL: /^1$/,
  UNTIL: /./,
  COUNT: /./,
  WKST: /./,
  BYMONTH: /^\d\d?$/,
  BYMONTHDAY: /^\d\d?(,\d\d?){0,6}$/,
  BYDAY: /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/,
  BYHOUR: /^\d\d?$/,
  BYMINUTE: /^\d\d?$/,
  BYSECOND: /^\d\d?$/,
}

/**
 * ical.js writes down every change since the year in which a zone begins, and looks for ever for a day that never comes: a rule of
 * seconds since 1601 needs more memory than there is, and one of the 30th of February has no end. So only rules that surely fit are tried.
 */
const changesOnceAYear = ({ lines }: CalendarPart): boolean =>
  lines.every(({ text }) => {
    const rule = /^RRULE(?:;[^:]*)?:(.*)$/i.exec(text)?.[1]
    if (rule === undefined) return true
    const parts = readRuleParts(rule.trim().toUpperCase())
    const days = parts.get('BYMONTHDAY')
    if (days !== undefined && (/\d/.test(parts.get('BYDAY') ?? '') || days.split(',').every((day) => Number(day) > 28)))
      return false
    return (
      parts.has('FREQ') &&
      [...parts].every(([name, value]) => Object.hasOwn(ruleOfClocks, name) && ruleOfClocks[name]?.test(value))
    )
  })

/** A moment in each month of three years, at which two zones that are the same show the same. */
const samples = [2024, 2025, 2026].flatMap((year) =>
  Array.from({ length: 24 }, (_, half) => Date.UTC(year, Math.floor(half / 2), half % 2 === 0 ? 5 : 28, 12)),
)

/** The zone whose clock goes as the VTIMEZONE says: the centre's if it is that, else the first by name. */
const byClock = (component: ICAL.Component, home: string): string | undefined => {
  const zone = new ICAL.Timezone({ component, tzid: 'own' })
  const offsets = samples.map((instant) => {
    const date = new Date(instant)
    const time = new ICAL.Time(
      { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour: 12, minute: 0, second: 0 },
      zone,
    )
    return zone.utcOffset(time) * 1000
  })
  const goesAlike = (name: string) => {
    const other = createZone(name)
    return samples.every((instant, index) => other.offsetAt(instant - offsets[index]!) === offsets[index])
  }
  return [home, 'Europe/Berlin', 'UTC', ...Intl.supportedValuesOf('timeZone')].find(goesAlike)
}

/** `home`: the zone that is preferred when several fit. */
export const createForeignZones = (home: string): ForeignZones => {
  const own = new Map<string, CalendarPart>()
  const known = new Map<string, string | undefined>()
  let clocksLeft = mostClocks

  const search = (id: string): string | undefined => {
    const byName = ianaName(id) ?? windowsZone(id, home) ?? atTheEnd(id)
    if (byName) return byName
    const part = own.get(id)
    const component = part && tolerantly(() => parseZone(part))
    if (!component) return byCity(id, home)
    if (clocksLeft-- <= 0) return byCity(id, home)
    const hint = component.getFirstPropertyValue('x-lic-location')
    const named = (typeof hint === 'string' ? ianaName(hint) : undefined) ?? byCity(id, home)
    return named ?? (changesOnceAYear(part) ? tolerantly(() => byClock(component, home)) : undefined)
  }

  return {
    add(part) {
      const id = idOf(part)
      if (id !== undefined && own.size < mostZones) own.set(id, part)
    },
    find(id) {
      const name = id.trim().replace(/^"(.*)"$/, '$1')
      if (!known.has(name)) known.set(name, known.size < mostZones ? search(name) : undefined)
      return known.get(name)
    },
  }
}

const mostZones = 200
/** Zones of one calendar that are told by how their clock goes: a rule made for it takes seconds. */
const mostClocks = 8

const idOf = ({ lines }: CalendarPart): string | undefined =>
  lines
    .find(({ text }) => /^TZID[;:]/i.test(text))
    ?.text.replace(/^[^:]*:/, '')
    .trim()

/** Undefined for what ical.js or Intl refuses, whatever they throw. */
const tolerantly = <T>(attempt: () => T): T | undefined => {
  try {
    return attempt()
  } catch {
    return undefined
  }
}
