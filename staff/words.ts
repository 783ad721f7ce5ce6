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

const isKnown = (tag: string | null | undefined): tag is UiLanguage => uiLanguages.some((each) => each.tag === tag)

/** As this device was told, else as its browser is set (`wanted`, the dearest first); German where that names none we have. */
export function createWords(storage: Storage, root: HTMLElement, wanted: readonly string[]): Words {
  const kept = storage.getItem(key)
  const ofBrowser = wanted.map((tag) => tag.split('-')[0]).find(isKnown)
  const tag = signal<UiLanguage>(isKnown(kept) ? kept : (ofBrowser ?? 'de'))
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
