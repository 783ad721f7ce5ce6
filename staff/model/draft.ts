import type { Item, Items, Kind } from '../../content/model/kinds.ts'
import type { Status } from '../../content/model/item.ts'
import type { Translations } from '../../content/model/text.ts'

/** An item while somebody writes it: its fields may be missing or half filled. The schemas decide when it is sent. */
export type Draft = { id: string; status: Status; translations: Translations } & { [field: string]: unknown }

export const toDraft = (item: Item): Draft => item as unknown as Draft

/** An item as the server keeps it, with the ETag that a later edit has to name. */
export interface Stored<K extends Kind = Kind> {
  item: Items[K]
  etag: string
}
