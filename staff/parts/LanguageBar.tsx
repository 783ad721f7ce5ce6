import { Check } from 'lucide'
import { Icon } from '../look/Icon.tsx'
import { useEditing } from '../forms/editing.ts'
import { useSay } from '../staff.ts'

/** The original and its translations with how each stands; a tap shows one beside the original. */
export function LanguageBar({ onChoose }: { onChoose: (tag: string | undefined) => void }) {
  const say = useSay()
  const { editor, centre, beside } = useEditing()
  const states = editor.states.value
  const original = centre.languages.find(({ tag }) => tag === centre.sourceLanguage)
  const shown = centre.languages.find(({ tag }) => tag === beside)
  const state = beside === undefined ? undefined : (states[beside] ?? 'current')
  return (
    <div class="language-bar" role="group" aria-label={say.languages.beside}>
      <div class="language-chips">
        <span class="language-original">
          {original?.name} <small>{say.languages.original}</small>
        </span>
        {centre.languages
          .filter(({ tag }) => tag !== centre.sourceLanguage)
          .map(({ tag, name }) => (
            <button
              key={tag}
              type="button"
              class={`language-chip state-${states[tag] ?? 'current'}`}
              aria-pressed={tag === beside}
              onClick={() => onChoose(tag === beside ? undefined : tag)}
            >
              <span lang={tag === 'de-simple' ? 'de' : tag}>{name}</span>{' '}
              <small>{say.languages.states[states[tag] ?? 'current']}</small>
            </button>
          ))}
      </div>
      {shown && state && (
        <div class="language-note">
          <p class="help">
            <strong>{shown.name}:</strong> {say.languages.explain[state]}
          </p>
          {(state === 'outdated' || state === 'machine') && (
            <button type="button" class="tool" onClick={() => editor.markChecked(shown.tag)}>
              <Icon node={Check} size="20px" /> {say.languages.check}
            </button>
          )}
        </div>
      )}
    </div>
  )
}
