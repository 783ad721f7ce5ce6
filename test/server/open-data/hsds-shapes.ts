import * as v from 'valibot'
import { about, added, page, publisher, records } from './hsds-facts.ts'

/**
 * Shapes that hold a record against the facts of HSDS 3.0: its fields, their types, formats and words, and which must not be missing. A
 * field that HSDS does not know is a fault, though its schemas would let it pass.
 */

const formats: Record<string, v.GenericSchema> = {
  uuid: v.pipe(v.string(), v.uuid()),
  uri: v.pipe(v.string(), v.url()),
  email: v.pipe(v.string(), v.email()),
  'date-time': v.pipe(v.string(), v.isoTimestamp()),
  number: v.number(),
  boolean: v.boolean(),
}

/** What the descriptions say of texts that have no format of their own. */
const date = v.pipe(v.string(), v.isoDate())
const clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
const code = v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/))
const described: Record<string, v.GenericSchema> = {
  'service.assured_date': date,
  'schedule.valid_from': date,
  'schedule.valid_to': date,
  'schedule.dtstart': date,
  'schedule.opens_at': clock,
  'schedule.closes_at': clock,
  'schedule.byday': v.pipe(v.string(), v.regex(/^(-?\d)?(MO|TU|WE|TH|FR|SA|SU)(,(-?\d)?(MO|TU|WE|TH|FR|SA|SU))*$/)),
  'language.code': code,
  'taxonomy_term.language': code,
  'address.country': v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
  'phone.type': v.picklist(['text', 'voice', 'fax', 'cell', 'video', 'pager', 'textphone']),
  'cost_option.currency': v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
}

type Depth = 'whole' | 'listed'

interface Field {
  name: string
  required: boolean
  /** As the facts have it; '' for any text. */
  type: string
}

const readFields = (facts: string): Field[] =>
  facts
    .trim()
    .split(/\s+/)
    .filter((field) => !field.startsWith('+'))
    .map((field) => {
      const [name = '', type = ''] = field.split(':')
      return { name: name.replace('!', ''), required: name.endsWith('!'), type }
    })

/** Lists have the fields of which there is one. */
function shapeOf(facts: string, owner: string, depth: Depth): v.GenericSchema {
  const fields = readFields(facts).filter(({ type }) => depth === 'whole' || !type.startsWith('['))
  return v.strictObject(
    Object.fromEntries(
      fields.map(({ name, required, type }) => {
        const schema = schemaOf(type, `${owner}.${name}`, depth)
        return [name, required ? schema : v.optional(schema)]
      }),
    ),
  )
}

/** Made once: records are in each other, and there are many. */
const known = new Map<string, v.GenericSchema>()
function nested(kind: string, depth: Depth): v.GenericSchema {
  const shape =
    known.get(`${kind}/${depth}`) ?? shapeOf(kind === 'publisher' ? publisher : (records[kind] ?? 'unknown!'), kind, depth)
  known.set(`${kind}/${depth}`, shape)
  return shape
}

function schemaOf(type: string, path: string, depth: Depth): v.GenericSchema {
  const of = type.replace(/[[\]=]/g, '')
  if (type.startsWith('[')) return v.pipe(v.array(v.lazy(() => nested(of, depth))), v.minLength(1))
  if (type.startsWith('=')) return v.lazy(() => nested(of, depth))
  if (type.includes('|')) return v.picklist(type.split('|').map((word) => word.replaceAll('_', ' ')))
  return formats[type] ?? described[path] ?? v.string()
}

/** A record that is an answer of its own, or one of a list. */
export const recordShape = (kind: string, depth: Depth): v.GenericSchema =>
  shapeOf(`${records[kind]} ${added[kind] ?? ''}`, kind, depth)

export const pageShape = (kind: string, depth: Depth): v.GenericSchema =>
  v.strictObject({
    ...(shapeOf(page, 'page', 'whole') as v.StrictObjectSchema<v.ObjectEntries, undefined>).entries,
    contents: v.array(recordShape(kind, depth)),
  })

export const aboutShape = shapeOf(about, 'about', 'whole')
