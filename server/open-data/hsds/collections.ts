import type { Centre } from '../../../content/model/centre.ts'
import type { Place } from '../../../content/model/place.ts'
import { Problem } from '../../problem.ts'
import { byId } from './by-id.ts'
import { readFlag } from './flag.ts'
import { type Filters, is, narrow, offerFilters, searchIn, topicFilters } from './filters.ts'
import {
  type Records,
  idOf,
  writeFullOrganization,
  writeFullService,
  writeFullServiceAtLocation,
  writeListedServiceAtLocation,
  writeLocation,
  writeOrganization,
  writeService,
  writeSimpleService,
  writeTaxonomy,
  writeTerm,
} from './records.ts'

/** One address of the HSDS API: its records by id, each as a list has it and as a whole. */
export interface Collection {
  /** Those that meet every parameter. */
  list(): readonly string[]
  /** As lists have it; the whole where `full`. */
  read(id: string, full: boolean): object | undefined
  /** For who only wants to know what has changed. */
  readMinimal?(id: string): object
}

type Topic = Centre['topics'][number]

/** Public ones alone, by their id in HSDS. */
function offersOf(records: Records) {
  const { content, isPublic } = records.source
  return byId(
    [...content.offers.values()].filter(({ id }) => isPublic('offers', id)),
    ({ id }) => idOf(records, `offers/${id}`),
  )
}
function placesOf(records: Records) {
  const { content, isPublic } = records.source
  return byId(
    [...content.places.values()].filter(({ id }) => isPublic('places', id)),
    ({ id }) => idOf(records, `places/${id}`),
  )
}

const collections = new Map<string, (records: Records, query: URLSearchParams) => Collection>([
  [
    'services',
    (records, query) => ({
      ...listed(offersOf(records), offerFilters(records), query, (offer, full) =>
        (full ? writeFullService : writeService)(records, offer),
      ),
      readMinimal: (id) => {
        const offer = offersOf(records).get(id)!
        return { id, modified_date: writeService(records, offer)['last_modified'] }
      },
    }),
  ],
  [
    'service_at_locations',
    (records, query) => {
      if (query.has('proximity')) throw new Problem(400, 'No distances', 'How far away a place is cannot be asked here.')
      const links = byId([...offersOf(records).values()], ({ id, place }) => idOf(records, `offers/${id}/at/${place}`))
      return listed(links, offerFilters(records), query, (offer, full) =>
        (full ? writeFullServiceAtLocation : writeListedServiceAtLocation)(records, offer),
      )
    },
  ],
  [
    'locations',
    (records, query) => {
      const { line } = records.reading
      const search = searchIn(({ name, summary, address }: Place) => [line(name), line(summary), address.street, address.city])
      return listed(placesOf(records), { search }, query, (place) => writeLocation(records, place))
    },
  ],
  [
    'organizations',
    (records, query) => {
      const { centre } = records.source
      const { line } = records.reading
      const offers = [...offersOf(records).values()]
      const isFullService = readFlag(query, 'full_service')
      const services = () => offers.map((offer) => (isFullService ? writeFullService : writeSimpleService)(records, offer))
      const filters = {
        search: searchIn((each: Centre) => [line(each.name), line(each.tagline)]),
        ...topicFilters(records, ({ topics }: Centre) =>
          topics.filter(({ id }) => offers.some((each) => each.topics.includes(id))),
        ),
      }
      return listed(new Map([[idOf(records, 'organization'), centre]]), filters, query, (_, full) =>
        full ? writeFullOrganization(records, [...placesOf(records).values()], services()) : writeOrganization(records),
      )
    },
  ],
  [
    'taxonomies',
    (records, query) => {
      const taxonomy = writeTaxonomy(records)
      const search = searchIn(({ name, description }: typeof taxonomy) => [name, description])
      return listed(new Map([[taxonomy.id, taxonomy]]), { search }, query, (each) => each)
    },
  ],
  [
    'taxonomy_terms',
    (records, query) => {
      const topics = byId(records.source.centre.topics, ({ id }) => idOf(records, `topics/${id}`))
      const filters: Filters<Topic> = {
        search: searchIn(({ name }) => [records.reading.line(name)]),
        taxonomy_id: is(() => idOf(records, 'taxonomy')),
        // No topic is part of another: every one is at the top.
        parent_id: () => () => false,
      }
      return listed(topics, filters, query, ({ id }) => writeTerm(records, id))
    },
  ],
])

function listed<Thing>(
  things: ReadonlyMap<string, Thing>,
  filters: Filters<Thing>,
  query: URLSearchParams,
  write: (thing: Thing, full: boolean) => object | undefined,
): Collection {
  return {
    list: () => {
      const left = new Set(narrow([...things.values()], filters, query))
      return [...things].flatMap(([id, thing]) => (left.has(thing) ? [id] : []))
    },
    read: (id, full) => {
      const thing = things.get(id)
      return thing && write(thing, full)
    },
  }
}

/** What lies below `/hsds/<name>`, as the parameters want it. Undefined: nothing does. */
export const openCollection = (name: string, records: Records, query: URLSearchParams): Collection | undefined =>
  collections.get(name)?.(records, query)
