import type { Media, Variant } from '../../content/model/media.ts'
import type { Ask } from '../api/request.ts'
import type { Stored } from './draft.ts'
import { newId } from './new-id.ts'

/** bytes, as the server takes them */
export const uploadLimit = 25_000_000

/** What the server takes; a phone that photographs in another format converts for this list. */
export const pictureTypes = 'image/jpeg,image/png,image/webp,image/avif,image/gif,image/svg+xml'

/** Sends the file; the answer is the same picture in the sizes screens ask for. Throws Refused or NotReached. */
export async function sendPicture(ask: Ask, file: File): Promise<Variant[]> {
  const { variants } = await ask<{ variants: Variant[] }>('POST', '/api/staff/media', { bytes: file })
  return variants
}

export const nameOfFile = (file: File): string => file.name.replace(/\.[^.]*$/, '').slice(0, 120)

/** A published item for a described picture. */
export function makeMedia(name: string, alt: Media['alt'], variants: Variant[], random: () => number): Media {
  return {
    id: newId(name, random),
    status: 'published',
    translations: {},
    name,
    alt,
    variants,
    focalPoint: { x: 0.5, y: 0.5 },
    rights: '',
  }
}

/** Safe to repeat: the same item again changes nothing. Throws Refused or NotReached. */
export const storeMedia = (ask: Ask, item: Media): Promise<Stored<'media'>> =>
  ask<Stored<'media'>>('PUT', `/api/staff/items/media/${item.id}`, { json: item, headers: { 'if-none-match': '*' } })
