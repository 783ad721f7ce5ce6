import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { Writable, type Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { Said } from './entry-fault.ts'
import type { Address, Reach } from './reach.ts'

/** What a former answer said of itself: sent along, so that nothing comes that is known already. */
export interface Validators {
  etag?: string
  lastModified?: string
}

type Answered = { isNew: false } | { isNew: true; bytes: Buffer; validators: Validators }
export type Fetched = Answered & {
  /** Where the calendar lies for good now, as its server says (301, 308). */
  moved?: string
}

export interface FetchLimits {
  /** Milliseconds for everything: names, redirects, the last byte. */
  patience: number
  /** Bytes after decompression. */
  bytes: number
  redirects: number
}

export const fetchLimits: FetchLimits = { patience: 10_000, bytes: 5_000_000, redirects: 3 }

/** An address gave nothing that can be read. */
export class FetchFailed extends Error {
  override readonly name = 'FetchFailed'
  readonly says: Said
  constructor(says: Said) {
    super(says.en)
    this.says = says
  }
}

const failed = (de: string, en: string) => new FetchFailed({ de, en })

/**
 * Fetches a calendar from an address that anybody may have thought of: https only, never from this machine or the network around it
 * (also not by a redirect, nor by a name that changes its mind: the address that was looked at is the one that is called), and within
 * limits of time and size. Throws FetchFailed.
 */
export const fetchCalendar = async (
  address: string,
  known: Validators,
  reach: Reach,
  limits: FetchLimits = fetchLimits,
  signal?: AbortSignal,
): Promise<Fetched> => {
  const timeout = AbortSignal.timeout(limits.patience)
  const ended = signal ? AbortSignal.any([signal, timeout]) : timeout
  try {
    let subject = theAddress
    let url = readUrl(address, subject)
    let moved: string | undefined
    let isForGood = true
    for (let redirects = 0; ; redirects++) {
      const pinned = await pin(url, subject, reach, ended)
      const response = await unlessEnded(ask(url, pinned, known, reach, ended), ended)
      const target = redirectOf(response, url)
      if (target) {
        response.destroy()
        if (redirects >= limits.redirects)
          throw failed('Die Adresse leitet immer weiter.', 'The address redirects again and again.')
        subject = nextAddress(target)
        url = readUrl(target, subject)
        // What comes behind a detour of today may be another place tomorrow.
        isForGood &&= [301, 308].includes(response.statusCode ?? 0)
        if (isForGood) moved = target
        continue
      }
      const answer = await readAnswer(response, (known.etag ?? known.lastModified) !== undefined, limits, ended)
      return moved === undefined ? answer : { ...answer, moved }
    }
  } catch (error) {
    throw said(error, timeout)
  }
}

/** Which address a sentence is about, at its beginning. */
const theAddress: Said = { de: 'Die Adresse', en: 'The address' }

/** Staff know the address they gave; what it leads on to is named, without what may be a secret in it. */
const nextAddress = (target: string): Said => {
  const url = URL.canParse(target) ? new URL(target) : undefined
  const shown = url?.host ? `${url.protocol}//${url.host}` : target.slice(0, 40)
  return {
    de: `Die Adresse leitet weiter zu „${shown}“. Diese Adresse`,
    en: `The address redirects to "${shown}". That address`,
  }
}

const failedOf = (subject: Said, de: string, en: string) => failed(`${subject.de} ${de}`, `${subject.en} ${en}`)

const readUrl = (address: string, subject: Said): URL => {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || url.protocol !== 'https:') throw failedOf(subject, 'beginnt nicht mit https://.', 'does not begin with https://.')
  if (url.username || url.password) throw failedOf(subject, 'enthält ein Passwort.', 'contains a password.')
  return url
}

/** The one address that is called. A host with any address that is not allowed is refused as a whole. */
const pin = async ({ hostname }: URL, subject: Said, reach: Reach, signal: AbortSignal): Promise<Address> => {
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  const version = isIP(host)
  const addresses: Address[] =
    version > 0 ? [{ address: host, family: version === 6 ? 6 : 4 }] : await unlessEnded(reach.resolve(host), signal)
  const [first] = addresses
  if (!first) throw failed('Den Namen der Adresse gibt es nicht.', 'The name in the address does not exist.')
  if (!addresses.every(({ address }) => reach.isAllowed(address)))
    throw failedOf(subject, 'führt nicht ins offene Internet.', 'does not lead to the open internet.')
  return first
}

const unlessEnded = <T>(task: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const end = () => reject(signal.reason as Error)
    if (signal.aborted) return end()
    signal.addEventListener('abort', end, { once: true })
    task.then(resolve, reject).finally(() => signal.removeEventListener('abort', end))
  })

const ask = (url: URL, pinned: Address, known: Validators, { ca }: Reach, signal: AbortSignal): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const lookup: LookupFunction = (_host, { all }, done) =>
      all ? done(null, [pinned]) : done(null, pinned.address, pinned.family)
    const headers = {
      accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
      'accept-encoding': 'gzip, br',
      'user-agent': 'RotesSofa (calendar subscription)',
      ...(known.etag === undefined ? {} : { 'if-none-match': known.etag }),
      ...(known.lastModified === undefined ? {} : { 'if-modified-since': known.lastModified }),
    }
    let before = 0
    const asking = request(url, { lookup, headers, signal, ca, agent: false })
      .on('response', resolve)
      .on('error', reject)
      // Whoever wants to speak another protocol gives no answer, and the request no error.
      .on('upgrade', ({ statusCode }, socket) => {
        socket.destroy()
        reject(notAsked(statusCode))
      })
      .on('information', ({ statusCode }) => {
        if (++before > mostInformation) asking.destroy(notAsked(statusCode))
      })
    asking.end()
  })

const notAsked = (status = 0) => failed(`Die Adresse antwortet mit ${status}.`, `The address answers ${status}.`)

/** Announcements before an answer (1xx); an honest server sends one or two. */
const mostInformation = 10

const redirectOf = ({ statusCode, headers }: IncomingMessage, from: URL): string | undefined => {
  if (![301, 302, 303, 307, 308].includes(statusCode ?? 0) || headers.location === undefined) return undefined
  return URL.canParse(headers.location, from.href) ? new URL(headers.location, from.href).href : headers.location
}

const otherTypes = /^(image|video|audio|font)\/|^text\/html|^application\/(json|pdf|zip|xhtml)/i

const readAnswer = async (
  response: IncomingMessage,
  isKnown: boolean,
  limits: FetchLimits,
  signal: AbortSignal,
): Promise<Answered> => {
  try {
    const { statusCode, headers } = response
    if (statusCode === 304 && isKnown) return { isNew: false }
    if (statusCode !== 200) throw notAsked(statusCode)
    if (otherTypes.test(headers['content-type'] ?? ''))
      throw failed('Unter der Adresse liegt kein Kalender.', 'There is no calendar at the address.')
    const bytes = await collect(response, headers['content-encoding'], limits.bytes, signal)
    return { isNew: true, bytes, validators: validatorsOf(response) }
  } finally {
    response.destroy()
  }
}

/** As much as is worth keeping. */
const validatorsOf = ({ headers }: IncomingMessage): Validators => {
  const short = (value: string | undefined) => (value !== undefined && value.length <= 200 ? value : undefined)
  return { etag: short(headers.etag), lastModified: short(headers['last-modified']) }
}

const decoders: Record<string, () => Duplex[]> = {
  '': () => [],
  identity: () => [],
  gzip: () => [createGunzip()],
  'x-gzip': () => [createGunzip()],
  deflate: () => [createInflate()],
  br: () => [createBrotliDecompress()],
}

/** Counted after decompression, piece by piece: a bomb ends at the limit. */
const collect = async (response: IncomingMessage, encoding = '', most: number, signal: AbortSignal): Promise<Buffer> => {
  const decode = decoders[encoding.trim().toLowerCase()]
  if (!decode) throw failed('Die Antwort ist auf unbekannte Art gepackt.', 'The answer is packed in an unknown way.')
  const pieces: Buffer[] = []
  let length = 0
  const counter = new Writable({
    write(piece: Buffer, _encoding, done) {
      length += piece.length
      if (length > most) return done(failed('Der Kalender ist zu groß.', 'The calendar is too large.'))
      pieces.push(piece)
      done()
    },
  })
  await pipeline([response, ...decode(), counter], { signal })
  return Buffer.concat(pieces)
}

const said = (error: unknown, timeout: AbortSignal): unknown => {
  if (error instanceof FetchFailed) return error
  if (timeout.aborted) return failed('Die Adresse antwortet zu langsam.', 'The address answers too slowly.')
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (['ENOTFOUND', 'EAI_AGAIN', 'ENODATA', 'ESERVFAIL', 'ETIMEOUT'].includes(code))
    return failed('Der Name der Adresse ist nicht zu finden.', 'The name in the address cannot be found.')
  if (/CERT|SIGNATURE|ALTNAME|SELF_SIGNED/.test(code))
    return failed('Das Zertifikat der Adresse gilt nicht.', 'The certificate of the address is not valid.')
  if (code.startsWith('Z_') || code.startsWith('ERR_')) return failed('Die Antwort ist beschädigt.', 'The answer is damaged.')
  return failed(
    `Die Adresse ist nicht zu erreichen${code && ` (${code})`}.`,
    `The address cannot be reached${code && ` (${code})`}.`,
  )
}
