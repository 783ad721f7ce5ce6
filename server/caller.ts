import type { IncomingMessage } from 'node:http'
import { BlockList, isIP, isIPv6 } from 'node:net'
import type { TLSSocket } from 'node:tls'

/** Who asks, as far as it can be known. */
export interface Caller {
  /** For throttling, in memory only; never logged. */
  address: string
  /** Over TLS, to us or to a proxy we trust. */
  secure: boolean
  /** On this very machine's name, where browsers trust plain http. */
  local: boolean
  /** The origin that pages of this server have for the caller. */
  origin: string
}

const named: Record<string, [string, number, 'ipv4' | 'ipv6'][]> = {
  loopback: [
    ['127.0.0.0', 8, 'ipv4'],
    ['::1', 128, 'ipv6'],
  ],
  private: [
    ['10.0.0.0', 8, 'ipv4'],
    ['172.16.0.0', 12, 'ipv4'],
    ['192.168.0.0', 16, 'ipv4'],
    ['fc00::', 7, 'ipv6'],
  ],
}

/** Reads TRUST_PROXY: addresses, networks like `10.1.0.0/16`, `loopback`, `private`, with commas between. */
export const readProxies = (text: string): BlockList => {
  const list = new BlockList()
  for (const part of text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)) {
    const [address = '', bits] = part.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    try {
      // `10.0.0.0/` must not mean everybody.
      if (bits !== undefined && !/^\d+$/.test(bits)) throw new RangeError(bits)
      for (const [net, length, of] of named[part] ?? [
        [address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family],
      ]) {
        list.addSubnet(net, length, of as 'ipv4' | 'ipv6')
      }
    } catch {
      throw new Error(`TRUST_PROXY: "${part}" is neither an address, a network, "loopback" nor "private"`)
    }
  }
  return list
}

const plainAddress = (address: string) => address.replace(/^::ffff:(?=\d+\.)/, '')
const isListed = (list: BlockList, address: string) =>
  isIP(address) !== 0 && list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
const isLocalName = (host: string) => /^(localhost|[^:]+\.localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host)

/** The last address in X-Forwarded-For that is not a proxy of ours: what stands before it, anybody can write. */
const behindProxies = (forwarded: string, proxies: BlockList, nearest: string) => {
  for (const address of forwarded
    .split(',')
    .map((part) => plainAddress(part.trim()))
    .reverse()) {
    if (!address || !isListed(proxies, address)) return address || nearest
  }
  return nearest
}

export type KnowCaller = (request: IncomingMessage) => Caller

/** Works out only what is asked for: most requests ask for `secure` alone. */
class RequestCaller implements Caller {
  readonly secure: boolean
  readonly #request: IncomingMessage
  /** The proxies that stand before us, when one of them is the one that asks. */
  readonly #via: BlockList | undefined

  constructor(request: IncomingMessage, proxies: BlockList | undefined) {
    this.#request = request
    const nearest = proxies && plainAddress(request.socket.remoteAddress ?? '')
    this.#via = nearest && isListed(proxies, nearest) ? proxies : undefined
    this.secure =
      (request.socket as TLSSocket).encrypted === true || (this.#via !== undefined && this.#last('x-forwarded-proto') === 'https')
  }

  #last(header: string): string | undefined {
    return String(this.#request.headers[header] ?? '')
      .split(',')
      .at(-1)
      ?.trim()
  }

  get address(): string {
    const nearest = plainAddress(this.#request.socket.remoteAddress ?? '')
    const forwarded = this.#via && this.#request.headers['x-forwarded-for']
    return this.#via && forwarded ? behindProxies(String(forwarded), this.#via, nearest) : nearest
  }

  get local(): boolean {
    return isLocalName(this.#request.headers.host ?? '')
  }

  get origin(): string {
    return `${this.secure ? 'https' : 'http'}://${this.#request.headers.host ?? ''}`
  }
}

export const createCallerCheck = (proxies: BlockList): KnowCaller => {
  const known = proxies.rules.length > 0 ? proxies : undefined
  return (request) => new RequestCaller(request, known)
}
