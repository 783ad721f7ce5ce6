import { writeFile } from 'node:fs/promises'
import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import { contentFormat, kinds, schemas, type Kind } from '../model/kinds.ts'

/**
 * Writes the JSON Schema of every collection's file beside this script (`npm run schemas`), so that an editor completes
 * and checks a file that is edited by hand. What JSON Schema cannot say, the store says when it reads the file.
 */
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

if (process.argv[1] === import.meta.filename) {
  for (const kind of kinds) await writeFile(new URL(`${kind}.json`, import.meta.url), jsonSchemaOf(kind))
}
