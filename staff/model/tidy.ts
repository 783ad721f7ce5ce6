import type { Draft } from './draft.ts'

/** What a form leaves behind when nothing is written in it. */
function isNothing(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  return typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0
}

function tidyValue(value: unknown): unknown {
  if (typeof value === 'string') return value.trim()
  if (Array.isArray(value)) return value.map(tidyValue)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]) => [name, tidyValue(inner)] as const)
      .filter(([, inner]) => !isNothing(inner)),
  )
}

/** The draft as it is sent: texts trimmed, empty fields gone, so that an untouched optional field is absent and not blank. */
export const tidyDraft = (draft: Draft): Draft => ({
  ...(tidyValue(draft) as Draft),
  id: draft.id,
  translations: draft.translations,
})
