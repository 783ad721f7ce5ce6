import type { Shown } from '../../content/rules/fallback.ts'
import { hyphenate } from '../../screen/hyphenate.ts'
import { keepNumbers } from '../../screen/keep-numbers.ts'
import { htmlLang } from '../../screen/language.ts'

/** A text in its own language and direction, its long words able to break. */
export function Say({ shown }: { shown: Pick<Shown, 'text' | 'lang' | 'dir'> | undefined }) {
  if (!shown) return null
  return (
    <bdi lang={htmlLang(shown.lang)} dir={shown.dir}>
      {keepNumbers(hyphenate(shown.text, shown.lang))}
    </bdi>
  )
}
