import type { CentreLanguage } from '../../content/model/centre.ts'
import type { Text } from '../../content/model/text.ts'
import { chooseText, type Shown } from '../../content/rules/fallback.ts'
import { messagesFor } from './messages/messages.ts'
import type { Messages } from './messages/de.ts'
import type { Source } from './source.ts'
import { toPlainLine } from './plain-text.ts'

/** One language's view of the source. */
export interface Reading {
  language: CentreLanguage
  say: Messages
  choose<T>(map: Record<string, T> | undefined): Shown<T> | undefined
  /** The text alone, fit for one line; '' where there is none. */
  line(text: Text | undefined): string
}

/** Undefined: the centre does not speak this language. Without a wish it is the source language. */
export function readIn(source: Source, tag = source.centre.sourceLanguage): Reading | undefined {
  const language = source.centre.languages.find((each) => each.tag === tag)
  if (!language) return undefined
  const choose = <T>(map: Record<string, T> | undefined) => chooseText(source.centre, map, tag)
  return { language, say: messagesFor(language), choose, line: (text) => toPlainLine(choose(text)?.text ?? '') }
}
