import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { publicKinds, type Snapshot, type StateName } from '../../content/model/snapshot.ts'

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

/** Writes snapshots as JSON, one member a step. What did not change since the last one is copied, not written again. */
export function createSnapshotWriter(): (snapshot: Snapshot) => Generator<void, Buffer> {
  const write = createMemberWriter()

  function* writeList(pieces: Buffer[], members: Iterable<[value: object, name?: string]>): Generator<void> {
    let isFirst = true
    for (const [value, name] of members) {
      const bytes = write(value, name)
      pieces.push(isFirst ? bytes.subarray(1) : bytes)
      isFirst = false
      yield
    }
  }

  return function* (snapshot) {
    const { timeline, ...rest } = snapshot
    const { occurrences, skipped = {}, openings, ...small } = timeline
    const head = Object.fromEntries(Object.entries(rest).filter(([name]) => !(publicKinds as readonly string[]).includes(name)))
    const pieces = [open(head)]
    for (const kind of publicKinds) {
      pieces.push(quote(`"${kind}":[`))
      yield* writeList(pieces, unnamed(snapshot[kind]))
      pieces.push(quote('],'))
    }
    pieces.push(quote('"timeline":'), open(small), quote('"occurrences":{'))
    yield* writeList(pieces, named(occurrences))
    pieces.push(quote('},"skipped":{'))
    yield* writeList(pieces, named(skipped))
    pieces.push(quote('},"openings":{'))
    yield* writeList(pieces, named(openings))
    pieces.push(quote('}}}'))
    return yield* joinPieces(pieces)
  }
}

function* unnamed(members: Iterable<object>): Generator<[object]> {
  for (const value of members) yield [value]
}

function* named(members: Record<string, object>): Generator<[object, string]> {
  for (const name in members) yield [members[name]!, name]
}

function* joinPieces(pieces: readonly Buffer[]): Generator<void, Buffer> {
  const whole = Buffer.allocUnsafe(pieces.reduce((length, piece) => length + piece.length, 0))
  let length = 0
  for (const piece of pieces) {
    length += piece.copy(whole, length)
    yield
  }
  return whole
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
