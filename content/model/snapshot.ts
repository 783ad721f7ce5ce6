import type { Alert } from './alert.ts'
import type { Centre } from './centre.ts'
import type { Event } from './event.ts'
import type { Media } from './media.ts'
import type { Notice } from './notice.ts'
import type { Offer } from './offer.ts'
import type { Page } from './page.ts'
import type { Person, Place } from './place.ts'
import type { Playlist } from './playlist.ts'
import type { RichText } from './rich-text.ts'
import type { Screen } from './screen.ts'
import type { Slide } from './slide.ts'
import type { Survey } from './survey.ts'
import type { Text, TranslationState } from './text.ts'

/** A screen that meets a newer one keeps its content and updates itself first. */
export const snapshotFormat = 1

/** What bookkeeping leaves out and what the reader is told instead: one word a language. */
type Public<T, Replaced extends string = never> = Omit<T, 'status' | 'translations' | Replaced> & {
  /** Only languages that are not simply current. */
  states: Record<string, TranslationState>
}

export type PublicCentre = Public<Centre, 'schoolHolidays'>
export type PublicPerson = Person
export type PublicPlace = Public<Place, 'description' | 'hours' | 'specialDays'> & {
  description?: RichText
  hours: Place['hours']
  specialDays: Place['specialDays']
}
export type PublicOffer = Public<Offer, 'description'> & { description?: RichText }
/** Dates are in the timeline; what a rule says is told as words nowhere: the dates speak. */
export type PublicEvent = Public<
  Event,
  'description' | 'start' | 'end' | 'duration' | 'timeZone' | 'recurrence' | 'excludedDates' | 'skip' | 'changes' | 'source'
> & {
  description?: RichText
  /** True where the item has a rule or further dates. */
  repeats: boolean
}
export type PublicNotice = Public<Notice, 'body' | 'from' | 'until'> & { body?: RichText }
export type PublicAlert = Public<Alert, 'from' | 'until' | 'hours'>
export type PublicPage = Public<Page, 'body'> & { body: RichText }
export type PublicSlide = Public<Slide, 'from' | 'until'>
export type PublicPlaylist = Public<Playlist>
export type PublicScreen = Public<Screen, 'onHours'>
export type PublicSurvey = Public<Survey, 'from' | 'until'>
export type PublicMedia = Public<Media, 'name' | 'consentUntil'>

/** [from, until) in epoch milliseconds; `null`: without end on that side. */
export type Interval = [from: number | null, until: number | null]

/** One local day. `offset` is what local wall time is ahead of UTC, in minutes, from the day's first instant. */
export interface Day {
  /** `2026-11-24` */
  date: string
  /** Epoch milliseconds of the instant at which the day begins. */
  start: number
  offset: number
  /** On a day with a clock change: the instant and the offset from then on. */
  shift?: { at: number; offset: number }
}

/** From when to when. */
export interface Hours {
  /** Epoch milliseconds, [start, end). */
  start: number
  end: number
  /**
   * Local day and clock text of start and end, in the centre's zone: what a person reads. What ends at midnight ends at `24:00` of the
   * day before, so whole days go from `00:00` to `24:00` of their last day. Equal to date and time when the event tells no end: then
   * `end` is an hour after the start, for as long as it is shown.
   */
  date: string
  time: string
  endDate: string
  endTime: string
  allDay?: true
  /** Set when the written time falls into the spring gap and is shown an hour later. */
  gap?: true
}

/** One date of an event. */
export interface Occurrence extends Hours {
  /** The original start as written in the item: names the date for ever. */
  key: string
  status: 'planned' | 'cancelled' | 'moved'
  /** Of a moved one: the hours it would have had, for those who come then. */
  was?: Hours
  /** Why it is cancelled, moved or at another hour. */
  reason?: Text
  /** Where this date differs from its event; `elsewhere`: it is at none of the public places. What holds is told by rules/where. */
  place?: string
  elsewhere?: true
  room?: Text
  title?: Text
  summary?: Text
}

/** A date that the rule makes and a holiday takes: it is in no list of what happens, and its event's page says why it does not. */
export interface SkippedDate extends Hours {
  key: string
  status: 'skipped'
  holiday: 'public' | 'school'
  /** The holiday's name. */
  reason: Text
}

/**
 * Everything about time, resolved by the server, for [window.from, window.until). Screens only compare instants with it.
 * Records are keyed so that a live change replaces single entries.
 */
export interface Timeline {
  /** Every local day of the window, in order. */
  days: Day[]
  /** By event id, in order of start. */
  occurrences: Record<string, Occurrence[]>
  /** By event id, in order of start; only events that skip something. Snapshots of earlier versions have none. */
  skipped?: Record<string, SkippedDate[]>
  /** When the doors are open: by `places/<id>` or `offers/<id>`, in order; present for all that have hours. */
  openings: Record<string, [from: number, until: number][]>
  /** When somebody is there by appointment: by the same keys, only where it is so. Absent in what older servers sent. */
  appointments?: Record<string, [from: number, until: number][]>
  /**
   * When things are valid, by `<kind>/<id>` for notices, alerts, slides, surveys and pictures whose consent ends, by `screens/<id>/on` for on-hours and
   * `screens/<id>/<entry id>` for dayparts. No entry: always.
   */
  intervals: Record<string, Interval[]>
  /** Public and school holidays in the window, by first day. */
  holidays: { kind: 'public' | 'school'; from: string; until: string; name: Text }[]
}

/** Public collections of many items, each sorted by id. */
export interface PublicItems {
  places: PublicPlace
  offers: PublicOffer
  events: PublicEvent
  notices: PublicNotice
  alerts: PublicAlert
  pages: PublicPage
  slides: PublicSlide
  playlists: PublicPlaylist
  screens: PublicScreen
  surveys: PublicSurvey
  media: PublicMedia
}
export type PublicKind = keyof PublicItems

export const publicKinds: readonly PublicKind[] = [
  'places',
  'offers',
  'events',
  'notices',
  'alerts',
  'pages',
  'slides',
  'playlists',
  'screens',
  'surveys',
  'media',
]

/** Everything a screen needs, at one revision. */
export interface Snapshot extends PublicCollections {
  format: number
  /**
   * A screen that sees another store takes the whole snapshot, whatever its revision. It is the store's id, which every restore
   * renews, the local day of the window, and a name of the server's settings and version, `<id>.2026-11-24~5c0f3b9a1e2d4c68`: so the
   * nightly move and another address for phones, changes without an edit, are other stores too.
   */
  store: string
  /** The store's at the last edit that changed anything public. */
  revision: number
  /** Epoch milliseconds. */
  publishedAt: number
  /** The address for visitors' phones, without a slash at its end. */
  publicUrl: string
  /** Epoch milliseconds: the timeline says nothing outside. */
  window: { from: number; until: number }
  centre: PublicCentre
  timeline: Timeline
}
export type PublicCollections = { [K in PublicKind]: PublicItems[K][] }

/**
 * What one published change does to a snapshot at `from`: puts replace or add whole items, removes take them out, and
 * `null` in the timeline removes an entry. `apply` in rules/ is the only reader.
 */
export interface LiveChange {
  from: number
  to: number
  publishedAt: number
  centre?: PublicCentre
  puts: Partial<PublicCollections>
  removes: Partial<Record<PublicKind, string[]>>
  timeline: {
    occurrences?: Record<string, Occurrence[] | null>
    skipped?: Record<string, SkippedDate[] | null>
    openings?: Record<string, [number, number][] | null>
    appointments?: Record<string, [number, number][] | null>
    intervals?: Record<string, Interval[] | null>
  }
}

/** `<store>:<revision>`: names one published state. Equal states show the same. */
export type StateName = `${string}:${number}`

/** First event of `/api/live`. */
export interface LiveHello {
  /** From where the stream goes on: the screen's own state when what it missed follows, else the current one. */
  state: StateName
  /** The server's clock, epoch milliseconds. */
  now: number
}
/** `change` as sent: the change and the server's clock. `window`, `days` and `holidays` move only with a new snapshot. */
export interface LiveMessage extends LiveChange {
  store: string
  now: number
}

/** What `/api/live` sends, by the event's name. */
export interface LiveEvents {
  hello: LiveHello
  change: LiveMessage
  /** Only the whole snapshot helps, at leisure. */
  refresh: { now: number }
  heartbeat: { now: number }
}
