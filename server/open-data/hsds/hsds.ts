import { Problem } from '../../problem.ts'
import type { Reading } from '../reading.ts'
import { make, type Made } from '../send.ts'
import type { Source } from '../source.ts'
import { byId } from './by-id.ts'
import {
  type Records,
  idOf,
  writeFullOrganization,
  writeFullService,
  writeLocation,
  writeOrganization,
  writeService,
  writeServiceAtLocation,
  writeTaxonomy,
  writeTerm,
} from './records.ts'

/** One address of the HSDS API: its records by id, each as a list has it and as a whole. */
interface Collection {
  ids: readonly string[]
  /** As lists have it; the whole where `full`. */
  read(id: string, full: boolean): object | undefined
}

const standard = 'https://docs.openreferral.org/en/3.0/hsds/'
const openapi = 'https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json'

/**
 * What is asked for below `/hsds/`, in the shape of the HSDS 3.0 API. Undefined: there is no such thing. Throws 400 for a page that
 * is no number.
 */
export function writeHsds(address: string, query: URLSearchParams, source: Source, reading: Reading): Made | undefined {
  const records = { source, reading }
  const headers = { 'content-language': reading.language.tag }
  const answer = (value: unknown) => make('openData', Buffer.from(JSON.stringify(value)), headers)
  if (address === '') return answer(describeApi(records))
  const [name = '', id, ...more] = address.split('/')
  const collection = collections.get(name)?.(records)
  if (!collection || more.length > 0) return undefined
  if (id === undefined || id === '') return answer(writePage(collection, query))
  const record = collection.ids.includes(id) ? collection.read(id, true) : undefined
  return record && answer(record)
}

const describeApi = ({ source, reading }: Records) => ({
  version: '3.0',
  profile: standard,
  openapi_url: openapi,
  description: reading.line(source.centre.tagline) || reading.line(source.centre.name),
  publisher: {
    name: reading.line(source.centre.name),
    ...(source.centre.contact.mail ? { email: source.centre.contact.mail } : {}),
    website: source.publicUrl,
  },
})

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

const collections = new Map<string, (records: Records) => Collection>([
  [
    'services',
    (records) => {
      const offers = offersOf(records)
      return {
        ids: [...offers.keys()],
        read: (id, full) => (offers.has(id) ? (full ? writeFullService : writeService)(records, offers.get(id)!) : undefined),
      }
    },
  ],
  [
    'service_at_locations',
    (records) => {
      const links = byId([...offersOf(records).values()], ({ id, place }) => idOf(records, `offers/${id}/at/${place}`))
      return {
        ids: [...links.keys()],
        read: (id) => (links.has(id) ? writeServiceAtLocation(records, links.get(id)!) : undefined),
      }
    },
  ],
  [
    'locations',
    (records) => {
      const places = placesOf(records)
      return { ids: [...places.keys()], read: (id) => (places.has(id) ? writeLocation(records, places.get(id)!) : undefined) }
    },
  ],
  [
    'organizations',
    (records) => ({
      ids: [idOf(records, 'organization')],
      read: (_, full) => (full ? writeFullOrganization(records, [...placesOf(records).values()]) : writeOrganization(records)),
    }),
  ],
  ['taxonomies', (records) => ({ ids: [idOf(records, 'taxonomy')], read: () => writeTaxonomy(records) })],
  [
    'taxonomy_terms',
    (records) => {
      const topics = byId(records.source.centre.topics, ({ id }) => idOf(records, `topics/${id}`))
      return { ids: [...topics.keys()], read: (id) => writeTerm(records, topics.get(id)?.id ?? '') }
    },
  ],
])

const pageSize = 50
const largestPage = 100

function writePage({ ids, read }: Collection, query: URLSearchParams) {
  const size = Math.min(readNumber(query.get('per_page'), pageSize), largestPage)
  const page = readNumber(query.get('page'), 1)
  const pages = Math.max(1, Math.ceil(ids.length / size))
  const contents = ids.slice((page - 1) * size, page * size).map((id) => read(id, query.get('full') === 'true'))
  return {
    total_items: ids.length,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents,
  }
}

function readNumber(written: string | null, otherwise: number): number {
  if (written === null) return otherwise
  if (!/^[1-9]\d{0,5}$/.test(written))
    throw new Problem(400, 'No such page', 'Pages and their sizes are whole numbers from 1 on.')
  return Number(written)
}
