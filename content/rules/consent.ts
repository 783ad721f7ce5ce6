import type { Snapshot } from '../model/snapshot.ts'
import { isValidAt } from './valid.ts'

/** Ids of the pictures that may no longer be shown at `instant`, because the consent to it has ended. */
export const endedMedia = ({ media, timeline }: Snapshot, instant: number): string[] =>
  media.flatMap(({ id }) => (isValidAt(timeline, `media/${id}`, instant) ? [] : [id]))

/** The snapshot as it would be published without these pictures: what names one has none. */
export function withoutMedia(snapshot: Snapshot, ids: readonly string[]): Snapshot {
  if (ids.length === 0) return snapshot
  const gone = new Set(ids)
  const drop = <Item extends { image?: string | undefined }>(item: Item): Item =>
    item.image !== undefined && gone.has(item.image) ? { ...item, image: undefined } : item
  const { places, offers, events, notices, slides, media } = snapshot
  return {
    ...snapshot,
    places: places.map((place) => ({
      ...drop(place),
      people: place.people.map((person) => (gone.has(person.photo ?? '') ? { ...person, photo: undefined } : person)),
    })),
    offers: offers.map(drop),
    events: events.map(drop),
    notices: notices.map(drop),
    slides: slides.map(drop),
    media: media.filter(({ id }) => !gone.has(id)),
  }
}
