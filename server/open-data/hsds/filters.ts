import type { Offer } from '../../../content/model/offer.ts'
import { Problem } from '../../problem.ts'
import { describeCost } from '../describe.ts'
import { idOf, type Records } from './records.ts'

/** By the parameter's name: reads its value once, and says of each record of the list whether it stays. Throws 400 for what it cannot read. */
export type Filters<Thing> = Record<string, (value: string) => (thing: Thing) => boolean>

/** "Query parameters are cumulative": what stays meets them all. */
export function narrow<Thing>(things: Thing[], filters: Filters<Thing>, query: URLSearchParams): Thing[] {
  return Object.entries(filters).reduce((left, [name, read]) => {
    const value = query.get(name)
    return value === null ? left : left.filter(read(value))
  }, things)
}

/** Every word somewhere in the texts. */
export const searchIn =
  <Thing>(textsOf: (thing: Thing) => readonly string[]) =>
  (value: string) => {
    const words = value
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '')
    return (thing: Thing): boolean => {
      const text = textsOf(thing).join('\n').toLowerCase()
      return words.every((word) => text.includes(word))
    }
  }

export const is =
  <Thing>(idOfThing: (thing: Thing) => string) =>
  (value: string) =>
  (thing: Thing): boolean =>
    idOfThing(thing) === value

/** How services and services at a location are narrowed. */
export function offerFilters(records: Records): Filters<Offer> {
  const { source, reading } = records
  const { line } = reading
  const topicsOf = (offer: Offer) => source.centre.topics.filter(({ id }) => offer.topics.includes(id))
  return {
    search: searchIn((offer) => [
      line(offer.name),
      line(offer.summary),
      line(offer.description),
      line(offer.howTo),
      describeCost(offer, reading),
      line(source.content.places.get(offer.place)?.name),
      ...topicsOf(offer).map(({ name }) => line(name)),
    ]),
    ...topicFilters(records, topicsOf),
    organization_id: is(() => idOf(records, 'organization')),
    modified_after: (value) => {
      const instant = readInstant(value)
      return ({ id }) => source.marks.of('offers', id).changedAt >= instant
    },
  }
}

/** By the topics of the centre, which are one taxonomy. */
export const topicFilters = <Thing>(records: Records, topicsOf: (thing: Thing) => readonly { id: string }[]): Filters<Thing> => ({
  taxonomy_term_id: (value) => (thing) => topicsOf(thing).some(({ id }) => idOf(records, `topics/${id}`) === value),
  taxonomy_id: (value) => (thing) => topicsOf(thing).length > 0 && idOf(records, 'taxonomy') === value,
})

/** A date, or a time with its offset. */
function readInstant(value: string): number {
  // In an address a plus is a blank.
  const written = value.replace(/ (\d\d:\d\d)$/, '+$1')
  const isInstant = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(written)
  // Of the 31st of February `Date` makes the 3rd of March.
  const isDay = new Date(`${written.slice(0, 10)}T00:00Z`).getUTCDate() === Number(written.slice(8, 10))
  const instant = isInstant && isDay ? Date.parse(written) : NaN
  if (Number.isNaN(instant)) throw new Problem(400, 'No such time', 'Times are written like 2026-01-31T15:00:00Z.')
  return instant
}
