import { computed, signal, type ReadonlySignal } from '@preact/signals'
import type { Messages } from './messages/de.ts'
import { messages as de } from './messages/de.ts'
import { messages as en } from './messages/en.ts'

const languages = { de, en }
export type UiLanguage = keyof typeof languages
export const uiLanguages: readonly { tag: UiLanguage; name: string }[] = [
  { tag: 'de', name: 'Deutsch' },
  { tag: 'en', name: 'English' },
]

export interface Words {
  tag: ReadonlySignal<UiLanguage>
  say: ReadonlySignal<Messages>
  choose(tag: UiLanguage): void
}

const key = 'rotes-sofa-staff/language'

/** German unless this device was told otherwise. */
export function createWords(storage: Storage, root: HTMLElement): Words {
  const kept = storage.getItem(key)
  const tag = signal<UiLanguage>(kept === 'en' ? 'en' : 'de')
  root.lang = tag.value
  return {
    tag,
    say: computed(() => languages[tag.value]),
    choose(next) {
      tag.value = next
      root.lang = next
      storage.setItem(key, next)
    },
  }
}
