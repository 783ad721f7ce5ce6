import { languageChain } from '../content/rules/fallback.ts'
import { trouble as ar } from '../screen/messages/trouble/ar.ts'
import { trouble as deSimple } from '../screen/messages/trouble/de-simple.ts'
import { trouble as de, type Trouble } from '../screen/messages/trouble/de.ts'
import { trouble as en } from '../screen/messages/trouble/en.ts'
import { trouble as faAF } from '../screen/messages/trouble/fa-AF.ts'
import { trouble as ru } from '../screen/messages/trouble/ru.ts'
import { htmlLang } from '../screen/language.ts'
import { matchLanguage } from '../screen/match-language.ts'
import { tellNote } from './note.ts'

const words: Record<string, Trouble> = { de, 'de-simple': deSimple, en, ru, ar, 'fa-AF': faAF }

/** What stands below the sofa while there is no content, and so no language of the centre's: in the device's own. */
export function tellWaiting(languages: readonly string[]): { lang: string; text: string } {
  const tag = matchLanguage(Object.keys(words), languages) ?? 'de'
  return { lang: htmlLang(tag), text: (words[tag] ?? de).waiting }
}

/** They come after the first slide, in every language at once: whoever needs them may have no network. */
export function loadNote(): void {
  tellNote.value = ({ snapshot, reader }, note) => {
    const { stale, undated } = languageChain(snapshot.centre, reader.tag).flatMap((tag) => words[tag] ?? [])[0] ?? de
    return note === 'stale' ? stale : undated[note]
  }
}
