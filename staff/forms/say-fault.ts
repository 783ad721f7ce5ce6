import type { Messages } from '../messages/de.ts'
import type { FieldFault } from '../model/check-draft.ts'

type Sentence = (say: Messages) => string

/** What schemas and rules say, in words for people at work: looked up by their message, in the order listed. */
const sentences: readonly [pattern: RegExp, sentence: Sentence][] = [
  [/^at least one topic/, (say) => say.faults.noTopic],
  [/^at least one kind of screen/, (say) => say.faults.noScreen],
  [/the end lies after|an until/, (say) => say.faults.endBeforeStart],
  [/last day is not before|UNTIL: it lies before the start/, (say) => say.faults.lastDayBeforeFirst],
  [/at least one day/, (say) => say.faults.noDay],
  [/whole days starts/, (say) => say.faults.wholeDay],
  [/another (entry|item)|is listed twice|not both/, (say) => say.faults.twice],
  [/Invalid (value|integer)|Expected number/, (say) => say.faults.number],
  [/the year lies/, (say) => say.faults.year],
  [/does not exist|a date is written/, (say) => say.faults.date],
  [/the start needs a time|a duration is written|both have a time|a time is written|write 2026/, (say) => say.faults.time],
  [/phone number/, (say) => say.faults.phone],
  [/mail address/, (say) => say.faults.mail],
  [/highest age/, (say) => say.faults.ages],
  [/no day (ever )?fits this rule/, (say) => say.faults.noDate],
  [/rule/, (say) => say.faults.rule],
]

export function sayFault({ path, message, missing }: FieldFault, say: Messages): string {
  const unknown = /Expected never but received "(.*)"/.exec(message)?.[1]
  if (unknown) return say.faults.unknown(unknown)
  if (missing || /is needed|Invalid key/.test(message))
    return /^title\b/.test(path) ? say.faults.missingTitle : /^name\b/.test(path) ? say.faults.missingName : say.faults.missing
  const length = /^at most (\d+) characters/.exec(message)?.[1] ?? /length.*<=(\d+)/.exec(message)?.[1]
  if (length) return say.faults.tooLong(length)
  if (/length.*>=1/.test(message)) return say.faults.missing
  return sentences.find(([pattern]) => pattern.test(message))?.[1](say) ?? say.faults.generic
}
