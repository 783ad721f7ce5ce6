import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kinds } from '../../../content/model/kinds.ts'
import { jsonSchemaOf } from '../../../content/schema/json-schema.ts'

test.each(kinds)('the JSON Schema of %s is the one its model makes', (kind) => {
  const committed = readFileSync(new URL(`../../../content/schema/${kind}.json`, import.meta.url), 'utf8')
  expect(committed, 'run: node --import tsx content/schema/generate.ts').toBe(jsonSchemaOf(kind))
})
