import * as v from 'valibot'

/**
 * What the JSON Schemas of HSDS 3.0 (Open Referral, github.com/openreferral/specification, schema/*.json) demand of the records we write:
 * which fields there are, their types, formats and codes, and which must not be missing. Those schemas let other fields pass; here
 * a field that HSDS does not know is a fault.
 */

const uuid = v.pipe(v.string(), v.uuid())
const text = v.string()
const uri = v.pipe(v.string(), v.url())
const email = v.pipe(v.string(), v.email())
const date = v.pipe(v.string(), v.isoDate())
const time = v.pipe(v.string(), v.regex(/^\d\d:\d\d$/))
const optional = v.optional
const many = <T extends v.GenericSchema>(schema: T) => v.optional(v.pipe(v.array(schema), v.minLength(1)))

const language = v.strictObject({
  id: uuid,
  name: optional(text),
  code: optional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/))),
  note: optional(text),
})
const phone = v.strictObject({
  id: uuid,
  number: text,
  type: optional(v.picklist(['text', 'voice', 'fax', 'cell', 'video', 'pager', 'textphone'])),
  description: optional(text),
  languages: many(language),
})
const contact = v.strictObject({
  id: uuid,
  name: optional(text),
  title: optional(text),
  department: optional(text),
  email: optional(email),
  phones: many(phone),
})
const schedule = v.strictObject({
  id: uuid,
  valid_from: optional(date),
  valid_to: optional(date),
  dtstart: optional(date),
  timezone: optional(v.number()),
  until: optional(date),
  count: optional(v.number()),
  wkst: optional(v.picklist(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'])),
  freq: optional(v.picklist(['WEEKLY', 'MONTHLY'])),
  interval: optional(v.number()),
  byday: optional(v.pipe(v.string(), v.regex(/^(-?\d)?(MO|TU|WE|TH|FR|SA|SU)(,(-?\d)?(MO|TU|WE|TH|FR|SA|SU))*$/))),
  bymonthday: optional(text),
  description: optional(text),
  opens_at: optional(time),
  closes_at: optional(time),
  attending_type: optional(text),
  notes: optional(text),
})
const address = v.strictObject({
  id: uuid,
  address_1: text,
  address_2: optional(text),
  city: text,
  region: optional(text),
  state_province: text,
  postal_code: text,
  country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
  address_type: v.picklist(['physical', 'postal', 'virtual']),
})
const accessibility = v.strictObject({ id: uuid, description: optional(text), details: optional(text), url: optional(uri) })

export const location = v.strictObject({
  id: uuid,
  location_type: v.picklist(['physical', 'postal', 'virtual']),
  name: optional(text),
  description: optional(text),
  transportation: optional(text),
  latitude: optional(v.number()),
  longitude: optional(v.number()),
  languages: many(language),
  addresses: many(address),
  contacts: many(contact),
  accessibility: many(accessibility),
  phones: many(phone),
  schedules: many(schedule),
})

export const serviceAtLocation = v.strictObject({
  id: uuid,
  service_id: optional(uuid),
  location_id: optional(uuid),
  description: optional(text),
  contacts: many(contact),
  phones: many(phone),
  schedules: many(schedule),
  location: optional(location),
})

export const taxonomy = v.strictObject({ id: uuid, name: text, description: text, uri: optional(uri), version: optional(text) })

export const taxonomyTerm = v.strictObject({
  id: uuid,
  code: optional(text),
  name: text,
  description: text,
  parent_id: optional(uuid),
  taxonomy: optional(text),
  taxonomy_detail: optional(taxonomy),
  language: optional(text),
  taxonomy_id: optional(uuid),
  term_uri: optional(uri),
})

const attribute = v.strictObject({
  id: uuid,
  link_id: uuid,
  taxonomy_term_id: uuid,
  link_type: optional(text),
  link_entity: text,
  value: optional(text),
  taxonomy_term: optional(taxonomyTerm),
})

const listed = { id: uuid, name: text, description: text, email: optional(email), website: optional(uri) }
export const listedOrganization = v.strictObject(listed)
export const organization = v.strictObject({ ...listed, phones: many(phone), contacts: many(contact), locations: many(location) })

const oneToOne = {
  id: uuid,
  name: text,
  alternate_name: optional(text),
  description: optional(text),
  url: optional(uri),
  email: optional(email),
  status: v.picklist(['active', 'inactive', 'defunct', 'temporarily closed']),
  application_process: optional(text),
  fees_description: optional(text),
  eligibility_description: optional(text),
  minimum_age: optional(v.number()),
  maximum_age: optional(v.number()),
  assured_date: optional(date),
  alert: optional(text),
  last_modified: optional(v.pipe(v.string(), v.isoTimestamp())),
  organization: optional(listedOrganization),
}
export const listedService = v.strictObject(oneToOne)

export const service = v.strictObject({
  ...oneToOne,
  phones: many(phone),
  schedules: many(schedule),
  service_at_locations: many(serviceAtLocation),
  languages: many(language),
  cost_options: many(
    v.strictObject({
      id: uuid,
      valid_from: optional(date),
      valid_to: optional(date),
      option: optional(text),
      currency: optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
      amount: optional(v.number()),
      amount_description: optional(text),
    }),
  ),
  required_documents: many(v.strictObject({ id: uuid, document: optional(text), uri: optional(uri) })),
  contacts: many(contact),
  attributes: many(attribute),
})

export const pageOf = <T extends v.GenericSchema>(contents: T) =>
  v.strictObject({
    total_items: v.number(),
    total_pages: v.number(),
    page_number: v.number(),
    size: v.number(),
    first_page: v.boolean(),
    last_page: v.boolean(),
    empty: v.boolean(),
    contents: v.array(contents),
  })
