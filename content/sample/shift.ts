import * as v from 'valibot'
import { type Kind, schemas } from '../model/kinds.ts'
import { addDays } from '../rules/local-time.ts'
import { dayMs, mondayOf } from '../resolve/wall.ts'

/** Items by collection as the sample's files have them, not yet parsed. */
export type Collections = Partial<Record<Kind, unknown[]>>

/**
 * The sample as if it had been written for the week of `today`: every date that a schema marks moves by as many whole weeks as lie
 * between the weeks of `from` and `today`, so that weekdays stay. Official school holidays do not move.
 */
export function shiftSample(collections: Collections, from: string, today: string): Collections {
  const days = (mondayOf(today) - mondayOf(from)) / dayMs
  return Object.fromEntries(
    Object.entries(collections).map(([kind, items]) => [kind, items.map((item) => shift(schemas[kind as Kind], item, days, kind))]),
  )
}

const official = 'centre.schoolHolidays'

/** The little of a valibot schema that is read here. */
interface SchemaShape {
  type: string
  wrapped?: SchemaShape
  item?: SchemaShape
  value?: SchemaShape
  entries?: Record<string, SchemaShape>
}

function shift(schema: SchemaShape, value: unknown, days: number, path: string): unknown {
  if (value === undefined || value === null || path === official) return value
  if (schema.wrapped) return shift(schema.wrapped, value, days, path)
  const { time } = v.getMetadata(schema as unknown as v.GenericSchema) as { time?: string }
  if (typeof value === 'string') return shiftText(time, value, days)
  if (Array.isArray(value)) return schema.item ? value.map((entry) => shift(schema.item!, entry, days, path)) : value
  if (typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const field = fieldOf(schema, name)
      return [name, field ? shift(field, inner, days, `${path}.${name}`) : inner]
    }),
  )
}

const fieldOf = (schema: SchemaShape, name: string): SchemaShape | undefined => (schema.type === 'record' ? schema.value : schema.entries?.[name])

function shiftText(time: string | undefined, text: string, days: number): string {
  if (time === 'date' || time === 'dateTime' || time === 'moment') return addDays(text.slice(0, 10), days) + text.slice(10)
  if (time !== 'rule') return text
  return text.replace(/UNTIL=(\d{4})(\d{2})(\d{2})/, (_, ...[year, month, day]: string[]) => {
    return `UNTIL=${addDays(`${year}-${month}-${day}`, days).replaceAll('-', '')}`
  })
}
