import type { Snapshot } from '../content/model/snapshot.ts'
import { mediaAddress, pickVariant } from '../screen/cache/media.ts'
import { findMedia } from './view.ts'

/** Pixels across of the pictures the signage shows: beside a row, and over half of the panel or all of it. */
export const widths = { small: 800, large: 1600 } as const

export const addressOf = (snapshot: Snapshot, id: string | undefined, width: number): string | undefined => {
  const media = findMedia(snapshot, id)
  return media && mediaAddress(pickVariant(media, width))
}

/** The slides that cannot be shown because their picture cannot. */
export const slidesWithout = (snapshot: Snapshot, broken: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(
    snapshot.slides
      .filter(({ template, image }) => {
        const address = template === 'text' || template === 'image' ? addressOf(snapshot, image, widths.large) : undefined
        return address !== undefined && broken.has(address)
      })
      .map(({ id }) => id),
  )
