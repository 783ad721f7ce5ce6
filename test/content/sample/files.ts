import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { type Content, type Item, type Items, type Kind, kinds, schemas } from '../../../content/model/kinds.ts'
import type { Collections } from '../../../content/sample/shift.ts'

/** The sample as its files have it, and as content. */

export const sampleFolder = new URL('../../../content/sample/', import.meta.url)

export const sample: Collections = Object.fromEntries(
  kinds.map((kind) => [
    kind,
    (JSON.parse(readFileSync(new URL(`${kind}.json`, sampleFolder), 'utf8')) as { items: unknown[] }).items,
  ]),
)

export const parseItems = <K extends Kind>(kind: K, items: unknown[] = []): Items[K][] =>
  items.map((item) => v.parse(schemas[kind] as unknown as v.GenericSchema<unknown, Items[K]>, item))

export const toContent = (collections: Collections): Content =>
  Object.fromEntries(
    kinds.map((kind) => [kind, new Map(parseItems(kind, collections[kind]).map((item) => [item.id, item]))]),
  ) as unknown as Content

export const everyItem = (content: Content): [Kind, Item][] =>
  kinds.flatMap((kind) => [...content[kind].values()].map((item): [Kind, Item] => [kind, item]))
