import { Agent, request, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { removeFolder, startServer } from '../../browser/server.ts'
import { build } from '../../content/builders.ts'
import { openHouse } from '../../server/house.ts'
import { holdOpen } from '../raw.ts'

// Both wait most of their time, for limits of the server that are not theirs to move: so they wait together.
const patience = { timeout: 240_000 }

it.concurrent('requests that never end are ended, and readers never notice them', patience, async ({ onTestFinished }) => {
  const house = await openHouse()
  onTestFinished(() => house.close())
  const line = 'POST /api/staff/session HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: same-origin\r\n'
  const beginnings = [
    '',
    'GET /api/con',
    'GET /api/content HTTP/1.1\r\nhost: localhost\r\nx-slow: ',
    `${line}content-type: application/json\r\ncontent-length: 90000\r\n\r\n{"name"`,
    `${line}content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n7\r\n{"name"\r\n`,
  ]
  const held = (await Promise.all(beginnings.map((begin) => holdOpen(house.port, 200, begin)))).flat()
  onTestFinished(() => held.forEach((socket) => socket.destroy()))
  const ended = held.map(async (socket) => {
    let answered = ''
    socket.on('data', (bytes) => (answered += bytes.toString()))
    await once(socket, 'close')
    return answered.slice(0, 12)
  })
  for (let round = 0; round < 100; round++) expect((await house.ask('/api/content')).status).toBe(200)
  const answers = new Set(await Promise.all(ended))
  expect([...answers].filter((answer) => answer !== '')).toEqual(['HTTP/1.1 408'])
  expect(house.log.filter(({ level }) => level !== 'info')).toEqual([])
})

const ask = (agent: Agent, origin: string, path: string, method = 'GET', headers = {}, json?: object) =>
  new Promise<{ status?: number; headers: IncomingMessage['headers']; text: string }>((resolve, reject) => {
    const all = { origin, 'content-type': 'application/json', ...headers }
    const sent = request(`${origin}${path}`, { agent, method, headers: all }, (response) => {
      let text = ''
      response.on('data', (bytes: Buffer) => (text += bytes.toString()))
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }))
    })
    sent.on('error', reject)
    sent.end(json && JSON.stringify(json))
  })

it.concurrent('more connections than the process may open files leave it able to save', patience, async ({ onTestFinished }) => {
  const server = await startServer({ from: 'source', openFiles: 400, env: { HOST: '127.0.0.1' } })
  onTestFinished(async () => {
    await server.stop('SIGKILL')
    await removeFolder(server.folder)
  })
  const origin = `http://127.0.0.1:${server.port}`
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const token = /#setup=([\w-]+)/.exec(server.output())?.[1]
  const credentials = { token, name: 'maria', password: 'ein rotes sofa am markt' }
  const entered = await ask(agent, origin, '/api/staff/setup', 'POST', {}, credentials)
  const cookie = entered.headers['set-cookie']?.[0]?.split(';')[0] ?? ''

  const held = await holdOpen(server.port, 600, 'GET /api/live HTTP/1.1\r\nhost: localhost\r\n\r\n')
  onTestFinished(() => held.forEach((socket) => socket.destroy()))
  for (const socket of held) socket.on('error', () => undefined)
  const health = async () => JSON.parse((await ask(agent, origin, '/healthz')).text) as Record<string, unknown>
  // As many as are let in; the rest hear 503 or nothing.
  await expect.poll(async () => (await health())['screens'], { timeout: 30_000 }).toBe(240)

  const picture = (await ask(agent, origin, '/api/content')).text.match(/[0-9a-f]{64}/)?.[0]
  expect((await ask(agent, origin, `/media/${picture}.webp`)).status).toBe(200)
  const notice = build('notices', { title: { de: 'Noch da' } })
  const saved = await ask(agent, origin, '/api/staff/items/notices/lift', 'PUT', { cookie, 'if-none-match': '*' }, notice)
  expect(saved.status).toBe(201)
  await expect.poll(() => readFile(join(server.folder, 'notices.json'), 'utf8'), { timeout: 30_000 }).toContain('Noch da')
  expect(await health()).toMatchObject({ status: 'ok', problems: [] })
  agent.destroy()
})
