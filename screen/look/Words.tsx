import type { Shown } from '../../content/rules/fallback.ts'
import { keepNumbers } from '../keep-numbers.ts'
import { htmlLang } from '../language.ts'
import type { Messages } from '../messages/de.ts'

/** The word that tells a reader why a text is not quite hers; undefined for a current one. */
export const noteOf = (say: Messages, state: Shown['state']): string | undefined =>
  ({ missing: say.notTranslated, machine: say.machineTranslated, outdated: say.outdatedTranslation, current: undefined })[state]

interface WordsProps {
  shown: Shown | undefined
}

/** A text in its own language and direction, whole inside whatever surrounds it. */
export function Words({ shown }: WordsProps) {
  if (!shown) return null
  return (
    <bdi lang={htmlLang(shown.lang)} dir={shown.dir}>
      {keepNumbers(shown.text)}
    </bdi>
  )
}

/** "noch nicht übersetzt" where it is so. */
export function TranslationNote({ shown, say }: WordsProps & { say: Messages }) {
  const note = shown && noteOf(say, shown.state)
  return note ? <span class="translation-note">{note}</span> : null
}
