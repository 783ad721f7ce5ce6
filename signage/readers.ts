import { directionOf, languageChain } from '../content/rules/fallback.ts'
import type { PublicCentre } from '../content/model/snapshot.ts'
import type { Reader } from '../screen/language.ts'
// Most languages count by it: here it is in the first file, not one more to wait for behind the words.
import '../screen/messages/plural.ts'
import type { Messages } from './messages/de.ts'

const loaders: Record<string, () => Promise<{ messages: Messages }>> = {
  de: () => import('./messages/de.ts'),
  'de-simple': () => import('./messages/de-simple.ts'),
  ru: () => import('./messages/ru.ts'),
  ar: () => import('./messages/ar.ts'),
  'fa-AF': () => import('./messages/fa-AF.ts'),
  en: () => import('./messages/en.ts'),
}

export const arabic = () => import('./letters/arabic.ts')
export const cyrillic = () => import('./letters/cyrillic.ts')

/** The typeface's letters that a language needs from the first word on; those of German are there from the start. */
const letters: Record<string, () => Promise<unknown>> = { ru: cyrillic, ar: arabic, 'fa-AF': arabic }

const loaded = new Map<string, Messages>()

async function load(tag: string): Promise<Messages | undefined> {
  const known = loaded.get(tag)
  if (known) return known
  // Without its letters a language is still read, in another typeface.
  const [found] = await Promise.all([loaders[tag]?.(), letters[tag]?.().catch(() => undefined)]).catch(() => [])
  if (found) loaded.set(tag, found.messages)
  return found?.messages
}

/**
 * What the signage says in one of the centre's languages. A language without words of its own takes those of the next in its
 * chain; one that cannot be loaded those already here. Undefined while there are none at all.
 */
export async function loadReader(centre: PublicCentre, tag: string): Promise<Reader<Messages> | undefined> {
  for (const each of [...languageChain(centre, tag), 'de']) {
    const say = await load(each)
    if (say) return { tag, dir: directionOf(centre, tag), say }
  }
  const [any] = loaded.values()
  return any && { tag, dir: directionOf(centre, tag), say: any }
}
