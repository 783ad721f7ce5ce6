import { join } from 'node:path'
import { kinds } from '../../content/model/kinds.ts'
import { findPackageRoot } from '../package-root.ts'
import type { FileLayer } from './file-layer.ts'
import { ifPresent, writeDurably } from './write-durably.ts'

/** Puts the JSON Schemas beside the files that name them, so that an editor helps whoever edits by hand. */
export async function copySchemas(files: FileLayer, folder: string): Promise<void> {
  const source = join(findPackageRoot(import.meta.url), 'content', 'schema')
  for (const kind of kinds) {
    const schema = await files.read(join(source, `${kind}.json`))
    const target = join(folder, '.schema', `${kind}.json`)
    const present = await ifPresent(files.read(target))
    if (!present?.equals(schema)) await writeDurably(files, target, schema)
  }
}
