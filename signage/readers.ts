import { directionOf, languageChain } from '../content/rules/fallback.ts'
import type { PublicCentre } from '../content/model/snapshot.ts'
import type { Reader } from '../screen/language.ts'
import type { Messages } from './messages/de.ts'

const loaders: Record<string, () => Promise<{ messages: Messages }>> = {
  de: () => import('./messages/de.ts'),
  'de-simple': () => import('./messages/de-simple.ts'),
  ru: () => import('./messages/ru.ts'),
  ar: () => import('./messages/ar.ts'),
  'fa-AF': () => import('./messages/fa-AF.ts'),
  en: () => import('./messages/en.ts'),
}

const loaded = new Map<string, Messages>()

async function load(tag: string): Promise<Messages | undefined> {
  const known = loaded.get(tag)
  if (known) return known
  const found = await loaders[tag]?.().catch(() => undefined)
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
