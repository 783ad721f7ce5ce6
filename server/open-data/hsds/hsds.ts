import { Problem } from '../../problem.ts'
import type { Reading } from '../reading.ts'
import { make, type Made } from '../send.ts'
import type { Source } from '../source.ts'
import { type Collection, openCollection } from './collections.ts'
import { hsdsFlags, readFlag } from './flag.ts'
import type { Records } from './records.ts'

/** What decides about an answer: the parameters of the API that mean something here. */
export const hsdsParameters = [
  'page',
  'per_page',
  'format',
  ...hsdsFlags,
  'search',
  'taxonomy_id',
  'taxonomy_term_id',
  'organization_id',
  'modified_after',
  'parent_id',
  'proximity',
] as const

const standard = 'https://docs.openreferral.org/en/3.0/hsds/'
const openapi = 'https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json'

/**
 * What is asked for below `/hsds/`, in the shape of the HSDS 3.0 API. Undefined: there is no such thing. Throws 400 for a value
 * that a parameter cannot have.
 */
export function writeHsds(address: string, query: URLSearchParams, source: Source, reading: Reading): Made | undefined {
  for (const name of hsdsFlags) readFlag(query, name)
  const records = { source, reading }
  const headers = { 'content-language': reading.language.tag }
  const answer = (value: unknown) => make('openData', Buffer.from(JSON.stringify(value)), headers)
  if (address === '') return answer(describeApi(records))
  const [name = '', id, ...more] = address.split('/')
  const collection = openCollection(name, records, query)
  if (!collection || more.length > 0) return undefined
  if ((query.get('format') ?? 'json') !== 'json') throw new Problem(400, 'No such format', 'Everything here is JSON.')
  if (id === undefined || id === '') return answer(writePage(collection, query))
  const record = collection.read(id, true)
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

const pageSize = 50
const largestPage = 100

function writePage({ list, read, readMinimal }: Collection, query: URLSearchParams) {
  const ids = list()
  const isMinimal = readMinimal !== undefined && readFlag(query, 'minimal')
  const isFull = readFlag(query, 'full')
  // Who asks for the least wants all of it at once.
  const size = isMinimal ? Math.max(1, ids.length) : Math.min(readNumber(query.get('per_page'), pageSize), largestPage)
  const page = readNumber(query.get('page'), 1)
  const pages = Math.max(1, Math.ceil(ids.length / size))
  const contents = ids.slice((page - 1) * size, page * size).map((id) => (isMinimal ? readMinimal(id) : read(id, isFull)))
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
