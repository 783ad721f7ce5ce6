import { createHash } from 'node:crypto'
import type { Event } from '../../content/model/event.ts'

/**
 * What an event is called in calendars: for ever, whatever is edited, restored or moved to another address. An imported one keeps
 * the name its source gave it, so that whoever reads both calendars has it once.
 */
export const uidOf = ({ id, source }: Pick<Event, 'id'> & Partial<Pick<Event, 'source'>>, centreId: string): string =>
  source?.uid ?? `${id}${ending(centreId)}`

/** The id of our own event that a UID names; undefined where somebody else gave it. */
export const eventIdOf = (uid: string, centreId: string): string | undefined =>
  uid.endsWith(ending(centreId)) ? uid.slice(0, -ending(centreId).length) : undefined

const ending = (centreId: string) => `@${centreId}.rotes-sofa`

/** The same name always has the same UUID (RFC 9562, version 8: by SHA-256). */
export const uuidOf = (name: string): string => {
  const bytes = createHash('sha256').update(`rotes-sofa ${name}`).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
