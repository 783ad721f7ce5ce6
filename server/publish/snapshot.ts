import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { type PublicKind, publicKinds, type Snapshot, type StateName } from '../../content/model/snapshot.ts'

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
const etagOf = (snapshot: Snapshot, encoding: string): string =>
  `"${stateOf(snapshot)}.${snapshot.publishedAt.toString(36)}${encoding}"`

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

/** Writes snapshots as JSON. What did not change since the last one is copied, not written again. */
export function createSnapshotWriter(): (snapshot: Snapshot) => Buffer {
  const write = createMemberWriter()

  return (snapshot) => {
    const { timeline, ...rest } = snapshot
    const { occurrences, openings, ...small } = timeline
    const head = Object.fromEntries(Object.entries(rest).filter(([name]) => !(publicKinds as readonly string[]).includes(name)))
    const list = (kind: PublicKind) => [
      quote(`"${kind}":[`),
      ...withoutFirstComma(snapshot[kind].map((item) => write(item))),
      quote('],'),
    ]
    const record = (entries: Record<string, object>) =>
      withoutFirstComma(Object.entries(entries).map(([name, value]) => write(value, name)))
    return Buffer.concat([
      open(head),
      ...publicKinds.flatMap(list),
      quote('"timeline":'),
      open(small),
      quote('"occurrences":{'),
      ...record(occurrences),
      quote('},"openings":{'),
      ...record(openings),
      quote('}}}'),
    ])
  }
}

/** `,{…}`, or `,"name":{…}`: a member of a list or of a record, each with the comma before it. A value has one name all its life. */
function createMemberWriter(): (value: object, name?: string) => Buffer {
  const written = new WeakMap<object, Buffer>()
  return (value, name) => {
    const known = written.get(value)
    if (known) return known
    const bytes = Buffer.from(`,${name === undefined ? '' : `${JSON.stringify(name)}:`}${JSON.stringify(value)}`)
    written.set(value, bytes)
    return bytes
  }
}

const quote = (json: string): Buffer => Buffer.from(json)

/** An object that goes on: `{…,` instead of `{…}`. */
const open = (fields: object): Buffer => Buffer.from(`${JSON.stringify(fields).slice(0, -1)},`)

const withoutFirstComma = ([first, ...others]: Buffer[]): Buffer[] => (first ? [first.subarray(1), ...others] : [])
