import { once } from 'node:events'
import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { build } from '../../content/builders.ts'
import { openHouse, type House } from '../../server/house.ts'
import { request } from '../../server/http.ts'

const open = async () => {
  const house = await openHouse()
  onTestFinished(() => house.close())
  return { house, cookie: await house.enterAs('admin') }
}

const notice = (title: string) => build('notices', { id: 'water', title: { de: title } })

const revisionOf = async (house: House) => ((await house.ask('/healthz')).json() as { revision: number }).revision

/** A network that carries every request whole, and breaks the connection in the moment in which the answer begins. */
async function loseAnswers(to: number): Promise<{ port: number; lost: () => number }> {
  let lost = 0
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => undefined)
    }
    near.pipe(far)
    far.once('data', () => {
      lost++
      near.resetAndDestroy()
      far.destroy()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of open) socket.destroy()
    server.close()
  })
  return { port: (server.address() as AddressInfo).port, lost: () => lost }
}

test('the connection breaks after the commit and the client tries again: the same answer, and no second revision', async () => {
  const { house, cookie } = await open()
  const network = await loseAnswers(house.port)
  const put = (port: number, title: string, condition: Record<string, string>) =>
    request(port, '/api/staff/items/notices/water', {
      method: 'PUT',
      body: JSON.stringify(notice(title)),
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie, ...condition },
    })
  const before = await revisionOf(house)

  await expect(put(network.port, 'Kein Wasser', { 'if-none-match': '*' })).rejects.toThrow()
  expect([network.lost(), await revisionOf(house)]).toEqual([1, before + 1])
  const again = await put(house.port, 'Kein Wasser', { 'if-none-match': '*' })
  expect([again.status, await revisionOf(house)]).toEqual([200, before + 1])

  const etag = again.headers.etag ?? ''
  await expect(put(network.port, 'Wieder Wasser', { 'if-match': etag })).rejects.toThrow()
  expect(await revisionOf(house)).toBe(before + 2)
  // The ETag is the one from before: the item is already what the client wants, so that does not matter.
  const repeated = await put(house.port, 'Wieder Wasser', { 'if-match': etag })
  expect([repeated.status, await revisionOf(house)]).toEqual([200, before + 2])
  expect(repeated.headers.etag).not.toBe(etag)
  const read = await house.ask('/api/staff/items/notices/water', { cookie })
  expect([read.headers.etag, read.json()]).toMatchObject([repeated.headers.etag, { item: { title: { de: 'Wieder Wasser' } } }])
})

test('a deletion whose answer was lost is repeated: 204, and no second revision', async () => {
  const { house, cookie } = await open()
  const network = await loseAnswers(house.port)
  const { headers } = await house.ask('/api/staff/items/notices/lift', { cookie })
  const remove = (port: number) =>
    request(port, '/api/staff/items/notices/lift', {
      method: 'DELETE',
      headers: { 'sec-fetch-site': 'same-origin', cookie, 'if-match': headers.etag ?? '' },
    })
  const before = await revisionOf(house)
  await expect(remove(network.port)).rejects.toThrow()
  expect((await remove(house.port)).status).toBe(204)
  expect(await revisionOf(house)).toBe(before + 1)
})

test('two people save one item at the same moment: one is saved, the other sees what is there, and nothing of theirs is mixed in', async () => {
  const { house, cookie } = await open()
  const other = await house.enterAs('editor')
  const put = (by: string, title: string, condition: Record<string, string>) =>
    house.ask('/api/staff/items/notices/water', { method: 'PUT', cookie: by, json: notice(title), headers: condition })
  const made = await put(cookie, 'Kein Wasser', { 'if-none-match': '*' })
  const seen = { 'if-match': made.headers.etag ?? '' }
  const before = await revisionOf(house)

  const answers = await Promise.all([put(cookie, 'von Ada', seen), put(other, 'von Edi', seen)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
  const [saved, refused] = answers.sort((a, b) => a.status - b.status)
  const winner = saved?.json() as { item: unknown; etag: string }
  expect(refused?.json()).toMatchObject({ current: winner.item, etag: winner.etag })
  expect(await revisionOf(house)).toBe(before + 1)

  // With what is there before their eyes, the other saves on top of it.
  const onTop = await put(other, 'von beiden', { 'if-match': refused?.headers.etag ?? '' })
  expect([onTop.status, await revisionOf(house)]).toEqual([200, before + 2])
})

test('two people make an item with the same id at the same moment: one is made, the other is told', async () => {
  const { house, cookie } = await open()
  const make = (title: string) =>
    house.ask('/api/staff/items/notices/water', {
      method: 'PUT',
      cookie,
      json: notice(title),
      headers: { 'if-none-match': '*' },
    })
  const answers = await Promise.all([make('eins'), make('zwei')])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 412])
})
