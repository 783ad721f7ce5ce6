import { createSocket } from 'node:dgram'
import { stat } from 'node:fs/promises'
import { expect, onTestFinished, test } from 'vitest'
import { askNameServers, isPublicAddress } from '../../../server/feeds/reach.ts'

test.each([
  '9.9.9.9',
  '192.0.1.1',
  '172.15.255.255',
  '172.32.0.1',
  '100.63.0.1',
  '100.128.0.1',
  '2a00:1450:4001:80e::200e',
  '2606:4700::1111',
])('%s is the open internet', (address) => expect(isPublicAddress(address)).toBe(true))

test.each([
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '100.64.0.1',
  '100.127.255.255',
  '127.0.0.1',
  '127.255.255.255',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.2.1',
  '192.168.178.1',
  '198.18.0.1',
  '198.19.255.255',
  '203.0.113.9',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:9.9.9.9',
  '::ffff:7f00:1',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::1',
  '100::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  '2a00::1%eth0',
  'fec0::1',
  'ff02::1',
  '2001::1',
  '2001:0:7f00:1::',
  '2001:20::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '3fff::1',
  '',
  'localhost',
  '9.9.9',
  '0x7f000001',
  '2130706433',
  '127.1',
])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false))

const types = { 1: [9, 9, 9, 9], 28: [0x2a, ...Array.from({ length: 14 }, () => 0), 1] } as const

/** A name server that answers the questions of the given types, for any name; told of as a resolver wants it. */
const openNameServer = async (answered: readonly number[]) => {
  const socket = createSocket('udp4')
  socket.on('message', (query, { port, address }) => {
    const question = query.subarray(12, query.indexOf(0, 12) + 5)
    const type = question.readUInt16BE(question.length - 4)
    const bytes = answered.includes(type) ? types[type as keyof typeof types] : undefined
    const head = Buffer.from([...query.subarray(0, 2), 0x81, bytes ? 0x80 : 0x82, 0, 1, 0, bytes ? 1 : 0, 0, 0, 0, 0])
    const found = bytes ? Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 60, 0, bytes.length, ...bytes]) : Buffer.alloc(0)
    if (answered.length > 0) socket.send(Buffer.concat([head, question, found]), port, address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  onTestFinished(() => void socket.close())
  return [`127.0.0.1:${socket.address().port}`]
}

test.each([
  [
    [1, 28],
    [
      { address: '9.9.9.9', family: 4 },
      { address: '2a00::1', family: 6 },
    ],
  ],
  [[1], [{ address: '9.9.9.9', family: 4 }]],
  [[28], [{ address: '2a00::1', family: 6 }]],
])('name servers are asked for both kinds of address, and one is enough: %j', async (answered, addresses) => {
  expect(await askNameServers('calendar.example', await openNameServer(answered))).toEqual(addresses)
})

test('a name server that says nothing keeps nobody from the disk', async () => {
  const servers = await openNameServer([])
  const names = Array.from({ length: 8 }, (_, index) =>
    askNameServers(`calendar-${index}.example`, servers).then(() => 'an address', String),
  )
  const first = await Promise.race([stat(import.meta.filename).then(() => 'disk'), ...names])
  expect(first).toBe('disk')
  expect((await Promise.all(names)).every((name) => name.includes('ETIMEOUT'))).toBe(true)
})
