import * as v from 'valibot'
import { kinds } from '../../content/model/kinds.ts'

/**
 * What a backup is: one gzipped tar. Unpacked by hand it is a content folder; its last file, `manifest.json`, says what must
 * be in the others.
 */
export const archiveFormat = 1

export const manifestName = 'manifest.json'

const Size = v.pipe(v.number(), v.integer(), v.minValue(0))

export const Manifest = v.object({
  format: v.number(),
  app: v.literal('rotes-sofa'),
  /** Of the program that wrote it. */
  version: v.string(),
  /** The id the folder had. */
  store: v.string(),
  /** Every acknowledged change up to this one is in it, and none after it. */
  revision: Size,
  /** ISO 8601 instant. */
  created: v.string(),
  files: v.array(v.strictObject({ path: v.string(), size: Size, sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) })),
})
export type Manifest = v.InferOutput<typeof Manifest>
export type ArchivedFile = Manifest['files'][number]

const collection = `(?:${kinds.join('|')})\\.json`
export const mediaFile = /^[0-9a-f]{64}\.(?:webp|jpg|png|avif)$/

const known = new RegExp(
  [
    `^${collection}`,
    `^\\.base/(?:${collection}|saved\\.json)`,
    '^history/\\d{4}-\\d{2}\\.ndjson',
    '^media/[0-9a-f]{64}\\.(?:webp|jpg|png|avif)',
    '^private/accounts\\.json',
    '^\\.store\\.json',
    '^manifest\\.json',
  ]
    .map((pattern) => `(?:${pattern}$)`)
    .join('|'),
)

/** The only names that are ever written to the disk: flat, without a way out. */
export const isArchivePath = (path: string): boolean => known.test(path)
