import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Variant } from '../../content/model/media.ts'
import { findPackageRoot } from '../package-root.ts'
import { makeVariants } from './pictures.ts'

/**
 * npm run sample:pictures
 * Draws content/sample/pictures/<id>.svg as the files screens show, and writes their hashes and sizes into media.json.
 * Everything else in media.json (names, alternative texts, focal points) is written by hand and stays.
 */
interface MediaFile {
  items: { id: string; variants: Variant[] }[]
}

const sample = join(findPackageRoot(import.meta.url), 'content/sample')
const [mediaJson, folder] = [join(sample, 'media.json'), join(sample, 'media')]

const drawAll = async (items: MediaFile['items']): Promise<Map<string, Buffer>> => {
  const all = new Map<string, Buffer>()
  for (const item of items) {
    const { variants, files } = await makeVariants(await readFile(join(sample, 'pictures', `${item.id}.svg`)))
    item.variants = variants
    for (const [name, bytes] of files) all.set(name, bytes)
  }
  return all
}

const file = JSON.parse(await readFile(mediaJson, 'utf8')) as MediaFile
const files = await drawAll(file.items)
await mkdir(folder, { recursive: true })
for (const name of await readdir(folder)) if (!files.has(name)) await rm(join(folder, name))
for (const [name, bytes] of files) await writeFile(join(folder, name), bytes)
await writeFile(mediaJson, `${JSON.stringify(file, null, 2)}\n`)
const total = [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0)
process.stdout.write(`${file.items.length} pictures, ${files.size} files, ${Math.round(total / 1000)} kB\n`)
