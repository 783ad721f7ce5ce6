import { connect } from 'node:net'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { createCallerCheck, readProxies } from '../../../server/caller.ts'
import {
  createEventStream,
  encodeMessage,
  streamDefaults,
  type EventStream,
  type StreamOptions,
} from '../../../server/publish/stream.ts'
import { listenTo } from '../event-stream.ts'
import { request, serve } from '../http.ts'

const callerOf = createCallerCheck(readProxies(''))
const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

const start = async (options: Partial<StreamOptions> = {}, stillWelcome?: () => boolean) => {
  const stream: EventStream = createEventStream({ ...streamDefaults, ...options })
  const { port, close } = await serve((asked, response) => {
    stream.join(asked, response, callerOf(asked), [encodeMessage('hello', { port })], stillWelcome)
  })
  open.push(close, () => stream.close())
  return { stream, port }
}

describe('an event stream', () => {
  it('greets, then writes the same message to everybody', async () => {
    const { stream, port } = await start()
    const readers = await Promise.all([listenTo(port, '/'), listenTo(port, '/')])
    for (const reader of readers) expect(await reader.next()).toEqual({ event: 'hello', data: { port } })
    expect(stream.size()).toBe(2)
    stream.send(encodeMessage('change', { text: 'Neu\nund schön' }, 'a:2'))
    for (const reader of readers)
      expect(await reader.next()).toEqual({ event: 'change', id: 'a:2', data: { text: 'Neu\nund schön' } })
  })

  it('spreads the return of its readers over some seconds', async () => {
    let next = 0
    const { port } = await start({ random: () => (next += 0.3) })
    const readers = [await listenTo(port, '/'), await listenTo(port, '/')]
    for (const reader of readers) await reader.next()
    expect(readers.map((reader) => reader.retry())).toEqual([3800, 5600])
  })

  it('tells the time at every heartbeat', async () => {
    const { port } = await start({ heartbeat: 20, now: () => 1_764_000_000_000 })
    const reader = await listenTo(port, '/')
    await reader.next()
    expect(await reader.next()).toEqual({ event: 'heartbeat', data: { now: 1_764_000_000_000 } })
  })

  it('forgets who has left', async () => {
    const { stream, port } = await start({ heartbeat: 20 })
    const [leaving, staying] = [await listenTo(port, '/'), await listenTo(port, '/')]
    await staying.next()
    leaving.close()
    while (stream.size() > 1) await staying.next()
    expect(stream.size()).toBe(1)
  })

  it('drops a reader that does not read, and nobody else', async () => {
    let dropped = 0
    const { stream, port } = await start({ cap: 100_000, onDrop: () => void dropped++ })
    const sleeping = connect(port, '127.0.0.1')
    open.push(() => sleeping.destroy())
    sleeping.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n')
    await once(sleeping, 'readable')
    sleeping.pause()
    const reader = await listenTo(port, '/')
    await reader.next()
    const message = encodeMessage('change', 'x'.repeat(50_000))
    let sent = 0
    while (stream.size() > 1) {
      stream.send(message)
      expect((await reader.next()).event).toBe('change')
      sent += 1
      expect(sent).toBeLessThan(2000)
    }
    expect([stream.size(), dropped]).toEqual([1, 1])
  })

  it('answers 503 to whoever comes when it is full', async () => {
    const { port } = await start({ ceiling: 1, random: () => 0 })
    const reader = await listenTo(port, '/')
    await reader.next()
    const answer = await request(port, '/')
    expect(answer.status).toBe(503)
    expect(answer.headers['retry-after']).toBe('10')
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  })

  it('ends for readers who are no longer welcome', async () => {
    let welcome = true
    const { stream, port } = await start({ heartbeat: 20 }, () => welcome)
    const reader = await listenTo(port, '/')
    await reader.next()
    welcome = false
    await reader.ended
    expect(stream.size()).toBe(0)
  })

  it('ends for everybody when it closes', async () => {
    const { stream, port } = await start()
    const reader = await listenTo(port, '/')
    await reader.next()
    stream.close()
    await reader.ended
    expect((await request(port, '/')).status).toBe(503)
  })
})
