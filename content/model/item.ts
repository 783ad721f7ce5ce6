import * as v from 'valibot'
import { Id } from './id.ts'
import { Translations } from './text.ts'

export const Status = v.picklist(['draft', 'published', 'archived'])
export type Status = v.InferOutput<typeof Status>

/** What every item has beside the fields of its kind. */
export const itemFields = {
  id: Id,
  status: Status,
  translations: v.optional(Translations, {}),
}
