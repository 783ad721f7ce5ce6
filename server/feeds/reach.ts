import { lookup, Resolver } from 'node:dns/promises'
import { BlockList, isIP, isIPv6 } from 'node:net'

export interface Address {
  address: string
  family: 4 | 6
}

/** What of the network is reached by name. Tests bring their own: there is no setting that opens a hole. */
export interface Reach {
  /** All addresses of a host. Rejects when it has none. */
  resolve(host: string): Promise<Address[]>
  isAllowed(address: string): boolean
  /** PEM of certificates that are trusted instead of the usual ones. */
  ca?: string
}

/** What is not the open internet (the special-purpose registries of IANA): this machine, the house's network, groups, examples. */
const closed4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const

/** Inside 2000::/3, the only part of IPv6 that is the open internet: tunnels that carry IPv4 addresses, and examples. */
const closed6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const closed = new BlockList()
for (const [net, prefix] of closed4) closed.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of closed6) closed.addSubnet(net, prefix, 'ipv6')
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')

/** Whether an address is one of the open internet. What is not an address is not. */
export const isPublicAddress = (address: string): boolean => {
  if (isIP(address) === 0 || address.includes('%')) return false
  return isIPv6(address) ? open6.check(address, 'ipv6') && !closed.check(address, 'ipv6') : !closed.check(address, 'ipv4')
}

/** Milliseconds for each of two questions. */
const nameServerPatience = { timeout: 2_000, tries: 2 }

/**
 * Asks the name servers itself: the system's own way keeps one of four threads for as long as a name server is silent, and the disk waits
 * for the same threads. `servers`: for tests.
 */
export const askNameServers = async (host: string, servers?: string[]): Promise<Address[]> => {
  // Made anew each time: so it knows the name servers of the network that is there now.
  const resolver = new Resolver(nameServerPatience)
  if (servers) resolver.setServers(servers)
  const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  if (four.status === 'rejected' && six.status === 'rejected') throw four.reason
  const found = (answer: typeof four, family: 4 | 6): Address[] =>
    answer.status === 'fulfilled' ? answer.value.map((address) => ({ address, family })) : []
  return [...found(four, 4), ...found(six, 6)]
}

/** A name without a dot is one of this machine or its network, which only the system knows. */
const askSystem = async (host: string): Promise<Address[]> =>
  (await lookup(host, { all: true })).map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }))

export const openInternet: Reach = {
  resolve: (host) => (host.includes('.') ? askNameServers(host) : askSystem(host)),
  isAllowed: isPublicAddress,
}
