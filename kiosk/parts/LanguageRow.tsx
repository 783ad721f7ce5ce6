import type { CentreLanguage } from '../../content/model/centre.ts'
import { htmlLang } from '../../screen/language.ts'
import { useView } from '../view.ts'

interface LanguageRowProps {
  choose(language: CentreLanguage): void
}

/** Each language named in itself, always in the centre's order, so that a reader finds hers where it was. */
export function LanguageRow({ choose }: LanguageRowProps) {
  const { snapshot, screen, reader, say } = useView()
  const offered = screen?.languages.length
    ? snapshot.centre.languages.filter(({ tag }) => screen.languages.includes(tag))
    : snapshot.centre.languages
  if (offered.length < 2) return null
  return (
    <nav aria-label={say.chooseLanguage}>
      <ul class="languages">
        {offered.map((language) => (
          <li key={language.tag}>
            <button
              type="button"
              class="language"
              lang={htmlLang(language.tag)}
              dir={language.direction}
              aria-current={language.tag === reader.tag ? 'true' : undefined}
              onClick={() => choose(language)}
            >
              {language.name}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
