import { TranslationNote } from '../../screen/look/Words.tsx'
import type { Shown } from '../../content/rules/fallback.ts'
import { useView } from '../view.ts'

/** Why a text is not quite the reader's own, where it is so. Rich texts and lines alike. */
export function Note({ shown }: { shown: Shown<unknown> | undefined }) {
  const { say } = useView()
  return shown ? <TranslationNote shown={{ ...shown, text: '' }} say={say} /> : null
}
