import type { Items } from '../model/kinds.ts'
import type { PublicCentre, PublicItems, PublicKind } from '../model/snapshot.ts'
import { resolveMarkdown } from './markdown.ts'
import type { Surroundings } from './surroundings.ts'
import { translationStates } from './translations.ts'

/** An item as it leaves the house: without bookkeeping, Markdown as trees, and without the names of what is not public. */
export function toPublic<K extends PublicKind>(kind: K, item: Items[K], surroundings: Surroundings): PublicItems[K] {
  const states = translationStates(kind, item, surroundings.centre, surroundings.hash)
  const fields = leaveOut(item, 'status', 'translations')
  return withoutUndefined({ ...publishers[kind](fields as Fields<K>, surroundings), states } as PublicItems[K])
}

export function toPublicCentre(centre: Items['centre'], hash: Surroundings['hash']): PublicCentre {
  const states = translationStates('centre', centre, centre, hash)
  return withoutUndefined({ ...leaveOut(centre, 'status', 'translations', 'schoolHolidays'), states })
}

type Fields<K extends PublicKind> = Omit<Items[K], 'status' | 'translations'>
type Publishers = { [K in PublicKind]: (fields: Fields<K>, surroundings: Surroundings) => Omit<PublicItems[K], 'states'> }

const publishers: Publishers = {
  places: (place, around) => ({
    ...place,
    description: resolveMarkdown(place.description),
    people: place.people.map((person) => withoutUndefined({ ...person, photo: named('media', person.photo, around) })),
    image: named('media', place.image, around),
  }),
  offers: (offer, around) => ({
    ...offer,
    description: resolveMarkdown(offer.description),
    image: named('media', offer.image, around),
  }),
  events: (event, around) => ({
    ...leaveOut(event, 'start', 'end', 'duration', 'timeZone', 'recurrence', 'excludedDates', 'skip', 'changes', 'source'),
    description: resolveMarkdown(event.description),
    repeats: Boolean(event.recurrence?.rule) || (event.recurrence?.dates ?? []).length > 0,
    place: named('places', event.place, around),
    offer: named('offers', event.offer, around),
    image: named('media', event.image, around),
  }),
  notices: (notice, around) => ({
    ...leaveOut(notice, 'from', 'until'),
    body: resolveMarkdown(notice.body),
    places: everyNamed('places', notice.places, around),
    about: notice.about && around.isPublic(notice.about.kind, notice.about.id) ? notice.about : undefined,
    image: named('media', notice.image, around),
  }),
  alerts: (alert, around) => ({
    ...leaveOut(alert, 'from', 'until', 'hours'),
    places: everyNamed('places', alert.places, around),
  }),
  pages: (page) => ({ ...page, body: resolveMarkdown(page.body) ?? {} }),
  slides: (slide, around) => ({ ...leaveOut(slide, 'from', 'until'), image: named('media', slide.image, around) }),
  playlists: (playlist, around) => ({
    ...playlist,
    entries: playlist.entries.filter(({ slide }) => around.isPublic('slides', slide)),
  }),
  screens: (screen, around) => ({
    ...leaveOut(screen, 'onHours'),
    playlists: screen.playlists.filter(({ playlist }) => around.isPublic('playlists', playlist)),
  }),
  surveys: (survey, around) => ({ ...leaveOut(survey, 'from', 'until'), places: everyNamed('places', survey.places, around) }),
  media: (media) => leaveOut(media, 'name', 'consentUntil'),
}

const named = (kind: PublicKind, id: string | undefined, { isPublic }: Surroundings) =>
  id !== undefined && isPublic(kind, id) ? id : undefined

const everyNamed = (kind: PublicKind, ids: string[], { isPublic }: Surroundings) => ids.filter((id) => isPublic(kind, id))

function leaveOut<T extends object, K extends keyof T & string>(item: T, ...names: K[]): Omit<T, K> {
  return pick(item, (name) => !(names as string[]).includes(name))
}

/** What is not there is absent, so that an item is the same before and after its way through JSON. */
const withoutUndefined = <T extends object>(item: T): T => pick(item, (_, value) => value !== undefined) as T

/** A new object: `delete` would leave one that is slow to read ever after. */
function pick<T extends object>(item: T, isWanted: (name: string, value: unknown) => boolean): T {
  const picked: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(item)) if (isWanted(name, value)) picked[name] = value
  return picked as T
}
