import { lastYear } from '../../content/model/far-dates.ts'
import { say, UnreadableEntry, type Said } from './entry-fault.ts'
import { readWrittenTime } from './written-time.ts'

/**
 * An RRULE as the model writes it, out of what programs send: small letters, blanks, `RRULE:` twice, an end with hyphens, parts without
 * a value. Whether the rule can be followed is the model's business. Throws UnreadableEntry when there is nothing of a rule.
 */
export const tidyRule = (written: string, notes: Said[]): string => {
  const parts = new Map<string, string>()
  for (const part of written
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/^RRULE:/, '')
    .split(';')) {
    const [name = '', value = ''] = part.split('=', 2)
    if (name !== '' && value !== '' && !name.startsWith('X-')) parts.set(name, value.replace(/,+$/, ''))
  }
  const frequency = parts.get('FREQ')
  if (frequency === undefined) throw new UnreadableEntry(say.badRule(written))
  // "For ever", as some programs write it.
  if (Number(parts.get('UNTIL')?.slice(0, 4)) > lastYear) parts.delete('UNTIL')
  const until = parts.get('UNTIL')
  if (until !== undefined) {
    const time = readWrittenTime(until)
    if (!time) throw new UnreadableEntry(say.badRule(written))
    parts.set('UNTIL', compact(time.wall, time.zone === 'UTC'))
  }
  if (parts.has('COUNT') && until !== undefined) {
    parts.delete('COUNT')
    notes.push(say.countAndUntil())
  }
  parts.delete('FREQ')
  return [`FREQ=${frequency}`, ...[...parts].map(([name, value]) => `${name}=${value}`)].join(';')
}

const compact = (wall: string, isUtc: boolean): string => {
  const digits = wall.replace(/[-:]/g, '')
  return digits.includes('T') ? `${digits}00${isUtc ? 'Z' : ''}` : digits
}
