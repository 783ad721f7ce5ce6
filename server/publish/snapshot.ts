import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { PublicKind, Snapshot, StateName } from '../../content/model/snapshot.ts'

/** The published snapshot as bytes. */

export const stateOf = ({ store, revision }: Pick<Snapshot, 'store' | 'revision'>): StateName => `${store}:${revision}`

/** One answer to `GET /api/content`. The ETag is strong and has its quotes. */
export interface Body {
  bytes: Buffer
  etag: string
}

/** The answers for one published state; brotli follows when the state has stood for a while. */
export interface Bodies {
  state: StateName
  identity: Body
  gzip?: Body
  brotli?: Body
}

/** The same state is published anew after a restart, with another instant in it: so that is part of the ETag. */
const etagOf = (snapshot: Snapshot, encoding: string): string => `"${stateOf(snapshot)}.${snapshot.publishedAt.toString(36)}${encoding}"`

export const identityOf = (snapshot: Snapshot, bytes: Buffer): Body => ({ bytes, etag: etagOf(snapshot, '') })

const gzipped = promisify(gzip)
const brotlied = promisify(brotliCompress)

/** Both compress in a thread of their own. */
export const gzipBody = async (snapshot: Snapshot, bytes: Buffer): Promise<Body> => ({
  bytes: await gzipped(bytes, { level: 6 }),
  etag: etagOf(snapshot, '-gzip'),
})

export const brotliBody = async (snapshot: Snapshot, bytes: Buffer): Promise<Body> => ({
  bytes: await brotlied(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 7, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }),
  etag: etagOf(snapshot, '-br'),
})

const collections: PublicKind[] = ['places', 'offers', 'events', 'notices', 'alerts', 'pages', 'slides', 'playlists', 'screens', 'surveys', 'media']

/** Writes snapshots as JSON. What did not change since the last one is copied, not written again. */
export function createSnapshotWriter(): (snapshot: Snapshot) => Buffer {
  const written = new WeakMap<object, Buffer>()
  const write = (value: object): Buffer => {
    const known = written.get(value)
    if (known) return known
    const bytes = Buffer.from(JSON.stringify(value))
    written.set(value, bytes)
    return bytes
  }
  const list = (items: readonly object[]): Buffer[] => ['[', ...separate(items.map((item) => [write(item)])), ']'].map(toBytes)
  const record = (entries: Record<string, object>): Buffer[] =>
    ['{', ...separate(Object.entries(entries).map(([key, value]) => [`${JSON.stringify(key)}:`, write(value)])), '}'].map(toBytes)

  return (snapshot) => {
    const { timeline, ...rest } = snapshot
    const { occurrences, openings, ...small } = timeline
    const head = Object.fromEntries(Object.entries(rest).filter(([name]) => !(collections as string[]).includes(name)))
    return Buffer.concat([
      open(head),
      ...collections.flatMap((kind) => [toBytes(`"${kind}":`), ...list(snapshot[kind]), comma]),
      toBytes('"timeline":'),
      open(small),
      toBytes('"occurrences":'),
      ...record(occurrences),
      toBytes(',"openings":'),
      ...record(openings),
      toBytes('}}'),
    ])
  }
}

const comma = Buffer.from(',')
const toBytes = (part: string | Buffer): Buffer => (typeof part === 'string' ? Buffer.from(part) : part)

/** An object that goes on: `{…,` instead of `{…}`. */
const open = (fields: object): Buffer => Buffer.from(`${JSON.stringify(fields).slice(0, -1)},`)

const separate = (groups: (string | Buffer)[][]): (string | Buffer)[] => groups.flatMap((group, index) => (index === 0 ? group : [comma, ...group]))
