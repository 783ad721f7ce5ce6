import type { PublicPlaylist, PublicScreen, Snapshot } from '../../model/snapshot.ts'
import { isValidAt } from '../valid.ts'

type Entry = PublicPlaylist['entries'][number]

/** Whose programme a browser without a screen of its own plays: the first signage of the default place. */
export const standIn = ({ screens, centre }: Snapshot): PublicScreen | undefined =>
  screens.find(({ kind, place }) => kind === 'signage' && place === centre.defaultPlace)

const isDaypart = ({ days, from, until }: PublicScreen['playlists'][number]) => Boolean(days ?? from ?? until)

/**
 * Playlists in the order in which a screen tries them: the daypart's, the default one, and where no screen is set up the first of
 * all. `dated` false: the clock cannot be trusted, dayparts neither.
 */
export function playlistsAt(
  snapshot: Snapshot,
  instant: number,
  screen: PublicScreen | undefined,
  dated: boolean,
): PublicPlaylist[] {
  const source = screen ?? standIn(snapshot)
  const entries = source?.playlists ?? []
  const now = entries.filter(
    (entry) => isDaypart(entry) && dated && isValidAt(snapshot.timeline, `screens/${source?.id}/${entry.id}`, instant),
  )
  const named = [...now, ...entries.filter((entry) => !isDaypart(entry))].map(({ playlist }) => playlist)
  const found = named.flatMap((id) => snapshot.playlists.find((playlist) => playlist.id === id) ?? [])
  return screen || found.length > 0 ? found : snapshot.playlists.slice(0, 1)
}

/** A slide's place in a round: the n-th of the `times` that the round shows it. */
export interface Appearance {
  slide: string
  nth: number
  times: number
}

/** Entries in order, each as often as its weight says and as far apart from itself as the round allows. */
export function spreadEntries(entries: readonly Entry[]): Appearance[] {
  const order = entries
    .flatMap(({ slide, weight }, index) =>
      Array.from({ length: weight }, (_, nth) => ({ at: (index / entries.length + nth / weight) % 1, index, slide })),
    )
    .toSorted((a, b) => a.at - b.at || a.index - b.index)
    .map(({ slide }) => slide)
  return order.map((slide, position) => ({
    slide,
    nth: order.slice(0, position).filter((each) => each === slide).length,
    times: order.filter((each) => each === slide).length,
  }))
}
