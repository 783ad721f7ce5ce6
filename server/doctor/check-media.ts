import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Item } from '../../content/model/kinds.ts'
import type { Media } from '../../content/model/media.ts'
import { mediaFileName } from '../publish/media.ts'
import { note, someOf, well, wrong, type Finding } from './finding.ts'

const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** Every picture that an item names is there and is what its name says; what nobody names is counted. */
export const checkMedia = async (folder: string, items: readonly Item[]): Promise<Finding[]> => {
  const present = new Set(await readdir(join(folder, 'media')).catch(() => []))
  const named = new Map(
    (items as Media[]).flatMap(({ name, variants }) => variants.map((each) => [mediaFileName(each), { name, hash: each.hash }])),
  )
  const missing = new Set<string>()
  const damaged = new Set<string>()
  for (const [file, { name, hash }] of named) {
    if (!present.has(file)) missing.add(name)
    else if ((await hashOf(join(folder, 'media', file)).catch(() => '')) !== hash) damaged.add(name)
  }
  const stray = [...present].filter((file) => !named.has(file) && !file.startsWith('.'))
  const takeBack = 'Upload the picture again, or put the file back out of a backup.'
  return [
    ...(missing.size > 0 ? [wrong(`Files are missing in media/ for the pictures ${someOf([...missing])}`, takeBack)] : []),
    ...(damaged.size > 0 ? [wrong(`Files in media/ are damaged, of the pictures ${someOf([...damaged])}`, takeBack)] : []),
    ...(missing.size + damaged.size === 0 ? [well(`All ${named.size} picture files are there and undamaged`)] : []),
    ...(stray.length > 0
      ? [note(`No item names ${stray.length} files in media/: they may still be needed to undo a change`)]
      : []),
  ]
}
