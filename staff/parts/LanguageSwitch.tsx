import { Segments } from '../fields/Segments.tsx'
import { useSay, useStaff } from '../staff.ts'
import { type UiLanguage, uiLanguages } from '../words.ts'

export function LanguageSwitch() {
  const say = useSay()
  const { words } = useStaff()
  return (
    <Segments
      label={say.account.language}
      options={uiLanguages.map(({ tag, name }) => ({ value: tag, label: name }))}
      value={words.tag.value}
      onChoose={(tag) => words.choose(tag as UiLanguage)}
    />
  )
}
