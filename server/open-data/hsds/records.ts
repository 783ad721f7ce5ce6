import type { Offer } from '../../../content/model/offer.ts'
import type { Place } from '../../../content/model/place.ts'
import { resolveMarkdown } from '../../../content/resolve/markdown.ts'
import { describeCost } from '../describe.ts'
import { localeOf } from '../../../content/rules/locale.ts'
import { toPlainText, writeRichText } from '../plain-text.ts'
import type { Reading } from '../reading.ts'
import type { Source } from '../source.ts'
import { uuidOf } from '../uid.ts'
import { writeSchedules } from './schedules.ts'

/** Items in the words of the Human Services Data Specification 3.0 (openreferral.org). What is not known is absent. */

export interface Records {
  source: Source
  reading: Reading
}

/** An item is called the same for ever, in every language. */
export const idOf = ({ source }: Records, name: string): string => uuidOf(`${source.centre.id}/${name}`)

const filled = (fields: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined && field[1] !== ''),
  )

const unlessEmpty = (name: string, list: readonly unknown[]) => (list.length > 0 ? { [name]: list } : {})

const writePhones = (records: Records, owner: string, number: string | undefined) =>
  number === undefined ? [] : [{ id: idOf(records, `${owner}/phone`), number, type: 'voice' }]

/** The organisation alone, as lists and services carry it. */
export function writeOrganization(records: Records): Record<string, unknown> {
  const { source, reading } = records
  const { centre, publicUrl } = source
  const name = reading.line(centre.name)
  return {
    id: idOf(records, 'organization'),
    name,
    description: reading.line(centre.tagline) || name,
    ...filled({ email: centre.contact.mail }),
    website: publicUrl,
  }
}

/** `services`: as somebody wants them, simple or whole. */
export const writeFullOrganization = (records: Records, places: readonly Place[], services: readonly object[]): object => ({
  ...writeOrganization(records),
  ...unlessEmpty('services', services),
  ...unlessEmpty('phones', writePhones(records, 'organization', records.source.centre.contact.phone)),
  ...unlessEmpty(
    'locations',
    places.map((place) => writeLocation(records, place)),
  ),
})

/** The fields of which there is one, as lists have them. */
function writeListedLocation(records: Records, place: Place): object {
  const { line, choose } = records.reading
  const description = [line(place.summary), writeRichText(choose(resolveMarkdown(place.description))?.text ?? [])]
  return {
    id: idOf(records, `places/${place.id}`),
    location_type: 'physical',
    ...filled({
      name: line(place.name),
      description: description.filter((part) => part !== '').join('\n\n'),
      transportation: line(place.directions),
    }),
    ...(place.geo ? { latitude: place.geo.latitude, longitude: place.geo.longitude } : {}),
  }
}

export function writeLocation(records: Records, place: Place): object {
  const { source, reading } = records
  const { line } = reading
  const owner = `places/${place.id}`
  const access = [...place.accessibility, line(place.accessibilityNote)].filter((part) => part !== '')
  return {
    ...writeListedLocation(records, place),
    ...unlessEmpty('languages', writeLanguages(records, owner, [...new Set(place.people.flatMap(({ languages }) => languages))])),
    addresses: [
      {
        id: idOf(records, `${owner}/address`),
        address_1: place.address.street,
        city: place.address.city,
        state_province: source.centre.region,
        postal_code: place.address.postalCode,
        country: source.centre.region.slice(0, 2),
        address_type: 'physical',
      },
    ],
    ...unlessEmpty('phones', writePhones(records, owner, place.phone)),
    ...unlessEmpty(
      'contacts',
      place.people.map(({ id, name, role, phone, mail }) => ({
        id: idOf(records, `${owner}/people/${id}`),
        ...filled({ name: toPlainText(name), title: line(role), email: mail }),
        ...unlessEmpty('phones', writePhones(records, `${owner}/people/${id}`, phone)),
      })),
    ),
    ...unlessEmpty(
      'accessibility',
      access.length > 0 ? [{ id: idOf(records, `${owner}/access`), description: access.join(', ') }] : [],
    ),
    ...unlessEmpty('schedules', writeSchedules(owner, place, source, reading)),
  }
}

/** As an organisation lists its services: the rest is asked for by the id. */
export const writeSimpleService = (records: Records, offer: Offer): object => ({
  id: idOf(records, `offers/${offer.id}`),
  name: records.reading.line(offer.name),
  status: 'active',
})

/** The fields that a list of services has: those of which there is one. */
export function writeService(records: Records, offer: Offer): Record<string, unknown> {
  const { source, reading } = records
  const { line, choose } = reading
  const text = writeRichText(choose(resolveMarkdown(offer.description))?.text ?? [])
  return {
    id: idOf(records, `offers/${offer.id}`),
    name: line(offer.name),
    ...filled({
      description: [line(offer.summary), text].filter((part) => part !== '').join('\n\n'),
      email: offer.contact?.mail,
      application_process: line(offer.howTo),
      fees_description: describeCost(offer, reading),
      assured_date: offer.checkedAt,
    }),
    url: `${source.publicUrl}/kiosk/offers/${offer.id}?lang=${reading.language.tag}`,
    status: 'active',
    ...(offer.ages?.from === undefined ? {} : { minimum_age: offer.ages.from }),
    ...(offer.ages?.until === undefined ? {} : { maximum_age: offer.ages.until }),
    last_modified: new Date(source.marks.of('offers', offer.id).changedAt).toISOString(),
    organization: writeOrganization(records),
  }
}

/** Where it is asked for by itself; the place within a service is `writeServiceAtLocation`'s. */
export const writeFullService = (records: Records, offer: Offer): object => ({
  ...writeServiceWithLists(records, offer),
  service_at_locations: [writeServiceAtLocation(records, offer)],
})

function writeServiceWithLists(records: Records, offer: Offer): object {
  const { source, reading } = records
  const owner = `offers/${offer.id}`
  const { contact } = offer
  const bring = reading.line(offer.bring)
  return {
    ...writeService(records, offer),
    ...unlessEmpty('phones', writePhones(records, owner, contact?.phone)),
    ...unlessEmpty('schedules', writeSchedules(owner, offer, source, reading)),
    ...unlessEmpty('languages', writeLanguages(records, owner, offer.spokenLanguages)),
    cost_options: [writeCost(records, offer)],
    ...unlessEmpty('required_documents', bring === '' ? [] : [{ id: idOf(records, `${owner}/bring`), document: bring }]),
    ...unlessEmpty('contacts', contact?.name ? [{ id: idOf(records, `${owner}/contact`), name: toPlainText(contact.name) }] : []),
    ...unlessEmpty('attributes', writeAttributes(records, offer)),
  }
}

const writeLink = (records: Records, offer: Offer) => ({
  id: idOf(records, `offers/${offer.id}/at/${offer.place}`),
  service_id: idOf(records, `offers/${offer.id}`),
  location_id: idOf(records, `places/${offer.place}`),
})

function writeServiceAtLocation(records: Records, offer: Offer): object {
  const place = records.source.content.places.get(offer.place)
  return { ...writeLink(records, offer), ...(place ? { location: writeLocation(records, place) } : {}) }
}

/** By itself it names both sides. */
export const writeFullServiceAtLocation = (records: Records, offer: Offer): object => ({
  ...writeServiceAtLocation(records, offer),
  service: writeServiceWithLists(records, offer),
})

export function writeListedServiceAtLocation(records: Records, offer: Offer): object {
  const place = records.source.content.places.get(offer.place)
  return {
    ...writeLink(records, offer),
    ...(place ? { location: writeListedLocation(records, place) } : {}),
    service: writeService(records, offer),
  }
}

function writeLanguages(records: Records, owner: string, tags: readonly string[]): object[] {
  const names = new Intl.DisplayNames(localeOf(records.reading.language.tag), { type: 'language' })
  return tags.map((tag) => ({
    id: idOf(records, `${owner}/languages/${tag}`),
    name: names.of(tag === 'de-simple' ? 'de' : tag) ?? tag,
    // ISO 639 has no regions and no Einfache Sprache.
    code: tag.split('-')[0],
  }))
}

function writeCost(records: Records, offer: Offer): object {
  const { cost } = offer
  const words = describeCost(offer, records.reading)
  return {
    id: idOf(records, `offers/${offer.id}/cost`),
    ...(cost.kind === 'paid' ? {} : { amount: 0, currency: 'EUR' }),
    amount_description: words,
  }
}

const writeAttributes = (records: Records, offer: Offer): object[] =>
  offer.topics.flatMap((topic) => {
    const term = writeTerm(records, topic)
    if (!term) return []
    return [
      {
        id: idOf(records, `offers/${offer.id}/topics/${topic}`),
        link_id: idOf(records, `offers/${offer.id}`),
        taxonomy_term_id: term.id,
        link_type: 'topic',
        link_entity: 'service',
        taxonomy_term: term,
      },
    ]
  })

/** The topics of the centre are its own taxonomy. */
export function writeTaxonomy(records: Records) {
  const name = records.reading.line(records.source.centre.name)
  return { id: idOf(records, 'taxonomy'), name, description: `${name}: topics` }
}

/** Undefined: the centre has no such topic. */
export function writeTerm(records: Records, topic: string): { id: string; name: string } | undefined {
  const { centre } = records.source
  const known = centre.topics.find(({ id }) => id === topic)
  if (!known) return undefined
  const name = records.reading.line(known.name)
  return {
    id: idOf(records, `topics/${topic}`),
    name,
    description: name,
    code: topic,
    taxonomy: records.reading.line(centre.name),
    taxonomy_id: idOf(records, 'taxonomy'),
    language: records.reading.language.tag.split('-')[0],
  } as { id: string; name: string }
}
