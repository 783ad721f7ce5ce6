import type { Snapshot } from '../model/snapshot.ts'
import { isValidAt } from './valid.ts'

/** Ids of the pictures that may no longer be shown at `instant`, because the consent to it has ended. */
export const endedMedia = ({ media, timeline }: Snapshot, instant: number): string[] =>
  media.flatMap(({ id }) => (isValidAt(timeline, `media/${id}`, instant) ? [] : [id]))

/** The snapshot as it would be published without these pictures: what names one has none. */
export function withoutMedia(snapshot: Snapshot, ids: readonly string[]): Snapshot {
  if (ids.length === 0) return snapshot
  const isGone = (key: string, value: unknown) => /^(image|photo)$/.test(key) && ids.includes(value as string)
  const rest = JSON.parse(JSON.stringify(snapshot, (key, value: unknown) => (isGone(key, value) ? undefined : value))) as Snapshot
  return { ...rest, media: rest.media.filter(({ id }) => !ids.includes(id)) }
}
