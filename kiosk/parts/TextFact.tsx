import type { IconNode } from 'lucide'
import type { Text, TranslationState } from '../../content/model/text.ts'
import { Words } from '../../screen/look/Words.tsx'
import { useView } from '../view.ts'
import { Fact } from './Facts.tsx'
import { Note } from './Note.tsx'

interface TextFactProps {
  icon: IconNode
  label: string
  text: Text | undefined
  states: Record<string, TranslationState>
}

/** A fact that is told in a sentence or two. */
export function TextFact({ icon, label, text, states }: TextFactProps) {
  const shown = useView().choose(text, states)
  if (!shown) return null
  return (
    <Fact icon={icon} label={label}>
      <span class="line">
        <Words shown={shown} />
      </span>{' '}
      <Note shown={shown} />
    </Fact>
  )
}
