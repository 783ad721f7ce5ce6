// Every language counts: with the first file, so that each language is one more file and no chain of them.
import '../../screen/messages/plural.ts'
import type { Messages } from './de.ts'

/** The languages the kiosk speaks, each a file of its own that is fetched when first read. */
export const loaders: Record<string, () => Promise<Messages>> = {
  de: async () => (await import('./de.ts')).messages,
  'de-simple': async () => (await import('./de-simple.ts')).messages,
  ru: async () => (await import('./ru.ts')).messages,
  ar: async () => (await import('./ar.ts')).messages,
  'fa-AF': async () => (await import('./fa-AF.ts')).messages,
  en: async () => (await import('./en.ts')).messages,
}
