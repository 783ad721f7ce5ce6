import * as v from 'valibot'
import { itemFields } from './item.ts'
import { Line, Markdown } from './text.ts'

export const pageSlots = ['about', 'accessibility', 'privacy', 'imprint'] as const

export const Page = v.strictObject({
  ...itemFields,
  slot: v.picklist(pageSlots),
  title: Line,
  body: Markdown,
})
export type Page = v.InferOutput<typeof Page>
