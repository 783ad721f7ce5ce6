import * as v from 'valibot'
import { enumerations, limits, types } from './schema-org-facts.ts'

/** Holds JSON-LD against the facts of schema.org's vocabulary: a property or a value it does not know is a fault. */

const day = String.raw`\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])`
const hour = String.raw`([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?`
const like = (pattern: string) => v.pipe(v.string(), v.regex(new RegExp(`^${pattern}$`)))

/** Text that says nothing, or what only a program could have made of nothing, is no text. */
const text = v.pipe(v.string(), v.minLength(1), v.regex(/^(?!.*(undefined|null|NaN|\[object))/s))

const values: Record<string, v.GenericSchema> = {
  Text: text,
  URL: v.pipe(v.string(), v.url()),
  Boolean: v.boolean(),
  Number: v.number(),
  Integer: v.pipe(v.number(), v.integer()),
  Date: like(day),
  DateTime: like(`${day}T${hour}(Z|[+-]${hour})?`),
  Time: like(hour),
  Duration: like(String.raw`P[1-9]\d*[DWMY]`),
}

const chains = new Map(
  Object.keys(types).map((head): [string, { head: string; parent: string | undefined }] => {
    const [name = '', parent] = head.split(' < ')
    return [name, { head, parent }]
  }),
)

function fieldsOf(name: string): [string, string][] {
  const found = chains.get(name)
  if (!found) return []
  const own = types[found.head]!.split(/\s+/).filter((field) => field !== '')
  return [
    ...(found.parent === undefined ? [] : fieldsOf(found.parent)),
    ...own.map((field) => field.split(':') as [string, string]),
  ]
}

const known = new Map<string, v.GenericSchema>()

/** An object of this type, or of one that is a kind of it. */
function objectOf(name: string): v.GenericSchema {
  const before = known.get(name)
  if (before) return before
  const kinds = [...chains].flatMap(([each, { parent }]) => (parent === name && name !== 'Thing' ? [each] : []))
  const own = v.strictObject({
    '@type': v.literal(name),
    '@id': v.optional(values['URL']!),
    ...Object.fromEntries(fieldsOf(name).map(([field, expected]) => [field, v.optional(valueOf(name, field, expected))])),
  })
  const shape = kinds.length === 0 ? own : v.union([own, ...kinds.map((kind) => v.lazy(() => objectOf(kind)))])
  known.set(name, shape)
  return shape
}

/** One value, or several. Types nothing of ours has are passed over. */
function valueOf(owner: string, field: string, expected: string): v.GenericSchema {
  const range = limits[`${owner}.${field}`]
  const each = expected.split('|').flatMap((type): v.GenericSchema[] => {
    const members = enumerations[type]
    if (members) return [v.picklist(members.map((member) => `https://schema.org/${member}`))]
    if (chains.has(type)) return [v.lazy(() => objectOf(type))]
    const value = values[type]
    if (!value) return []
    return [range && type === 'Integer' ? v.pipe(v.number(), v.integer(), v.minValue(range[0]), v.maxValue(range[1])) : value]
  })
  const one = each.length === 1 ? each[0]! : v.union(each)
  return v.union([one, v.pipe(v.array(one), v.minLength(1))])
}

/** The faults of a whole page's data. */
export function findDataFaults(data: Record<string, unknown>): string[] {
  const { '@context': context, ...thing } = data
  const { issues } = v.safeParse(objectOf(String(thing['@type'])), thing)
  return [
    ...(context === 'https://schema.org' ? [] : [`@context: ${String(context)}`]),
    ...(issues ?? []).flatMap((issue) => deepest(issue)).map((issue) => `${v.getDotPath(issue)}: ${issue.message}`),
  ]
}

/** Of a choice that fits nowhere, what is wrong within each. */
const deepest = (issue: v.BaseIssue<unknown>): v.BaseIssue<unknown>[] =>
  issue.issues && issue.issues.length > 0 ? [issue, ...issue.issues.flatMap((inner) => deepest(inner))] : [issue]
