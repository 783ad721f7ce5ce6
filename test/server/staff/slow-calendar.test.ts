import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import type { FeedState } from '../../../content/model/feed-state.ts'
import type { Feeds } from '../../../server/feeds/feeds.ts'
import type { Env } from '../../../server/staff/context.ts'
import { createFeedRoutes } from '../../../server/staff/feed-routes.ts'

const portOf = (server: Server) => (server.address() as AddressInfo).port

test('a calendar that takes longer than connections may stand still is answered all the same', async () => {
  const state: FeedState = { failures: 0, readAt: 1 }
  /** As long as it takes until another connection, on which nothing moved since this work began, is ended. */
  const takeLong = async () => {
    const idle = connect(portOf(server), '127.0.0.1')
    idle.resume()
    await once(idle, 'close')
    return state
  }
  const feeds = { readNow: takeLong, bring: takeLong } as unknown as Feeds
  const routes = createFeedRoutes(feeds, tmpdir())
  const hono = new Hono<Env>().post('/:id/read', routes.read).post('/:id/file', routes.bring)
  const caller = { address: '', secure: false, local: true, origin: '' }
  const listener = getRequestListener((request, env) => hono.fetch(request, { ...env, caller }))
  const server = createServer((request, response) => void listener(request, response))
  // Long for a request of a few bytes, on any machine.
  server.timeout = 3_000
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  const asked = [
    ['read', null],
    ['file', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'],
  ] as const
  const answers = asked.map(async ([path, body]) => {
    const headers = { 'content-type': 'text/calendar' }
    const answer = await fetch(`http://127.0.0.1:${portOf(server)}/garden/${path}`, { method: 'POST', headers, body })
    return [answer.status, await answer.json()]
  })
  expect(await Promise.all(answers)).toEqual([
    [200, state],
    [200, state],
  ])
})
