import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import { contentFormat, schemas, type Kind } from '../model/kinds.ts'

/** The JSON Schema of a collection's file. What JSON Schema cannot say, the store says when it reads the file. */
export function jsonSchemaOf(kind: Kind): string {
  const item = toJsonSchema(schemas[kind] as GenericSchema, { errorMode: 'ignore', typeMode: 'input' })
  delete item.$schema
  const file = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: kind,
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      format: { const: contentFormat },
      items: { type: 'array', items: item },
    },
    required: ['format', 'items'],
    additionalProperties: false,
  }
  return `${JSON.stringify(file, null, 2)}\n`
}
