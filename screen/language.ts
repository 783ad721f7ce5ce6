import { type ReadonlySignal, signal } from '@preact/signals-core'

/** A reader's language with everything the interface says in it. */
export interface Reader<Texts> {
  tag: string
  dir: 'ltr' | 'rtl'
  say: Texts
}

type Loaders<Texts> = Record<string, () => Promise<Texts>>

export interface Language<Texts> {
  reader: ReadonlySignal<Reader<Texts> | undefined>
  /**
   * Loads a language's texts and then switches to it. Where the interface does not speak it, the first of `standIns` that it
   * speaks lends its words; with none the language stays unchosen. Sets `lang` and `dir` of the page.
   */
  choose(tag: string, dir?: 'ltr' | 'rtl', standIns?: readonly string[]): Promise<boolean>
}

/** Direction by script, for the time before the centre's own list of languages is known. */
const rightToLeft = /^(ar|fa|ps|ur|he|ckb)\b/
export const directionOfTag = (tag: string): 'ltr' | 'rtl' => (rightToLeft.test(tag) ? 'rtl' : 'ltr')

/** The BCP 47 tag for `lang` attributes; Einfache Sprache is German to a screen reader. */
export const htmlLang = (tag: string): string => (tag === 'de-simple' ? 'de' : tag)

export function createLanguage<Texts>(loaders: Loaders<Texts>, root: HTMLElement): Language<Texts> {
  const reader = signal<Reader<Texts> | undefined>(undefined)
  let wanted = ''
  return {
    reader,
    async choose(tag, dir = directionOfTag(tag), standIns = []) {
      const spoken = [tag, ...standIns].find((each) => loaders[each])
      const load = spoken === undefined ? undefined : loaders[spoken]
      if (!load) return false
      wanted = tag
      const say = await load()
      // A later choice may have loaded faster.
      if (wanted !== tag) return false
      root.lang = htmlLang(tag)
      root.dir = dir
      reader.value = { tag, dir, say }
      return true
    },
  }
}
