import type { Text } from './text.ts'

/** A name in every language that the product itself speaks. */
export const named = (de: string, simple: string, ru: string, ar: string, prs: string, en: string): Text => ({
  de,
  'de-simple': simple,
  ru,
  ar,
  'fa-AF': prs,
  en,
})
