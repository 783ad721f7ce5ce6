import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import * as v from 'valibot'
import { contentFormat, kinds, type Kind } from '../../content/model/kinds.ts'
import { StoreRefused } from './errors.ts'
import type { FileLayer } from './file-layer.ts'
import { readJson } from './json-text.ts'
import { ifPresent, writeDurably } from './write-durably.ts'

/**
 * `.store.json` says that this folder was once filled, and with which collections: a file that is missing then was lost,
 * or a volume is not mounted, and nobody must start anew on top of it.
 */
export interface Marker {
  format: number
  id: string
  kinds: string[]
}

const Shape = v.object({
  format: v.number(),
  id: v.pipe(v.string(), v.minLength(8)),
  kinds: v.array(v.string()),
})

export const newMarker = (): Marker => ({ format: contentFormat, id: randomUUID(), kinds: [...kinds] })

const markerPath = (folder: string) => join(folder, '.store.json')

export async function readMarker(files: FileLayer, folder: string): Promise<Marker | undefined> {
  const path = markerPath(folder)
  const bytes = await ifPresent(files.read(path))
  if (!bytes) return undefined
  const { value, fault } = readJson(bytes)
  if (fault) throw new StoreRefused(path, fault.reason)
  const marker = v.safeParse(Shape, value)
  if (!marker.success) throw new StoreRefused(path, 'this is not the mark of a content folder')
  if (marker.output.format > contentFormat) {
    throw new StoreRefused(
      path,
      `the folder has format ${marker.output.format}, this version knows formats up to ${contentFormat}`,
    )
  }
  return marker.output
}

/** Also says which collections there are since this version. */
export async function writeMarker(files: FileLayer, folder: string, marker: Marker): Promise<void> {
  await writeJson(files, folder, { ...marker, kinds: [...new Set([...marker.kinds, ...kinds])] })
}

/** The same collections under another id; false when the folder has no mark. */
export async function renewMarker(files: FileLayer, folder: string): Promise<boolean> {
  const marker = await readMarker(files, folder)
  if (marker) await writeJson(files, folder, { ...marker, id: randomUUID() })
  return marker !== undefined
}

const writeJson = (files: FileLayer, folder: string, marker: Marker) =>
  writeDurably(files, markerPath(folder), Buffer.from(`${JSON.stringify(marker, null, 2)}\n`))

export const wasFilled = (marker: Marker | undefined, kind: Kind): boolean => marker?.kinds.includes(kind) ?? false

export const marksAll = (marker: Marker | undefined): boolean => kinds.every((kind) => wasFilled(marker, kind))
