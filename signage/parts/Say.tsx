import type { Shown } from '../../content/rules/fallback.ts'
import { hyphenate } from '../../screen/hyphenate.ts'
import { htmlLang } from '../../screen/language.ts'

const number = /\+?\d[\d /()-]{4,}\d/g

/** Phone numbers stay on one line and in their own order, also within Arabic script. */
const keepNumbers = (text: string): string =>
  text.replace(number, (digits) => `\u2066${digits.replaceAll(' ', '\u00a0').replaceAll('-', '\u2060-\u2060')}\u2069`)

/** A text in its own language and direction, its long words able to break. */
export function Say({ shown }: { shown: Pick<Shown, 'text' | 'lang' | 'dir'> | undefined }) {
  if (!shown) return null
  return (
    <bdi lang={htmlLang(shown.lang)} dir={shown.dir}>
      {keepNumbers(hyphenate(shown.text, shown.lang))}
    </bdi>
  )
}
