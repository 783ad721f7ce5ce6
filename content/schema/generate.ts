import { writeFile } from 'node:fs/promises'
import { kinds } from '../model/kinds.ts'
import { jsonSchemaOf } from './json-schema.ts'

// Writes the JSON Schema of every collection's file beside this script (`node --import tsx content/schema/generate.ts`), so
// that an editor completes and checks a file that is edited by hand.
for (const kind of kinds) await writeFile(new URL(`${kind}.json`, import.meta.url), jsonSchemaOf(kind))
