import { Alert } from './alert.ts'
import { Centre } from './centre.ts'
import { Event } from './event.ts'
import { Feed } from './feed.ts'
import { Media } from './media.ts'
import { Notice } from './notice.ts'
import { Offer } from './offer.ts'
import { Page } from './page.ts'
import { Place } from './place.ts'
import { Playlist } from './playlist.ts'
import { Screen } from './screen.ts'
import { Slide } from './slide.ts'
import { Survey } from './survey.ts'

/** Every collection and the schema of its items: a new kind is one line here and one in `Items`. */
export const schemas = {
  centre: Centre,
  places: Place,
  offers: Offer,
  events: Event,
  notices: Notice,
  alerts: Alert,
  pages: Page,
  slides: Slide,
  playlists: Playlist,
  screens: Screen,
  surveys: Survey,
  feeds: Feed,
  media: Media,
} as const

export interface Items {
  centre: Centre
  places: Place
  offers: Offer
  events: Event
  notices: Notice
  alerts: Alert
  pages: Page
  slides: Slide
  playlists: Playlist
  screens: Screen
  surveys: Survey
  feeds: Feed
  media: Media
}

/** The name of a collection: of its file, of its path under /api/staff/items, of its array in the snapshot. */
export type Kind = keyof Items
export type Item = Items[Kind]

export const kinds = Object.keys(schemas) as Kind[]

export const isKind = (name: string): name is Kind => (kinds as string[]).includes(name)

/** The whole content: by collection, by id. Treated as immutable: a change makes new maps of what it touches. */
export type Content = { readonly [K in Kind]: ReadonlyMap<string, Items[K]> }

/** The number in every collection's file; a newer one is refused by name. */
export const contentFormat = 1
