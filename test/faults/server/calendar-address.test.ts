import type { RequestListener } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { FetchFailed, fetchCalendar, fetchLimits } from '../../../server/feeds/fetch-calendar.ts'
import { openInternet, type Reach } from '../../../server/feeds/reach.ts'
import { openTlsServer, reachOf } from '../../server/feeds/tls-server.ts'

const calendar = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'
type Server = Awaited<ReturnType<typeof openTlsServer>>
const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})
const open = async (listener: RequestListener): Promise<Server> => {
  const server = await openTlsServer(listener)
  servers.push(server)
  return server
}
const get = (address: string, reach: Reach = reachOf(), limits = {}, known = {}) =>
  fetchCalendar(address, known, reach, { ...fetchLimits, ...limits })
const sentence = async (task: Promise<unknown>) => {
  const error = await task.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(FetchFailed)
  return (error as FetchFailed).says.en
}
const closed = 'The address does not lead to the open internet.'

describe('where it may lead', () => {
  test('a calendar is fetched, and what is known already is not fetched again', async () => {
    const server = await open((request, response) => {
      const isKnown = request.headers['if-none-match'] === '"a"' && request.headers['if-modified-since'] === 'Mon'
      response.writeHead(isKnown ? 304 : 200, { etag: '"a"', 'last-modified': 'Mon' }).end(isKnown ? undefined : calendar)
    })
    const fetched = await get(server.at('/a.ics'))
    if (!fetched.isNew) throw new Error('nothing came')
    expect(fetched.bytes.toString()).toBe(calendar)
    expect(fetched.validators).toEqual({ etag: '"a"', lastModified: 'Mon' })
    expect(await get(server.at('/a.ics'), reachOf(), {}, fetched.validators)).toEqual({ isNew: false })
  })

  test.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '0',
    '10.0.0.1',
    '169.254.169.254',
    '192.168.1.1',
    '100.64.0.1',
    '224.0.0.1',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '[fe80::1]',
    '[fd00::1]',
    '[ff02::1]',
    '①②⑦.⓪.⓪.①',
  ])('%s is refused before anything is asked of it', async (host) => {
    const server = await open((_request, response) => response.end(calendar))
    // By the real rules, which know no exception.
    expect(await sentence(get(server.at('/', host), { ...openInternet, ca: reachOf().ca }))).toBe(closed)
    expect(server.asked).toEqual([])
  })

  test('this machine by its names', async () => {
    const server = await open((_request, response) => response.end(calendar))
    for (const host of ['localhost', 'LOCALHOST'])
      expect(await sentence(get(server.at('/', host), { ...openInternet, ca: reachOf().ca }))).toBe(closed)
    expect(server.asked).toEqual([])
  })

  test('a name that leads out and in at once is refused', async () => {
    expect(await sentence(get('https://both.example/', reachOf({ 'both.example': ['9.9.9.9', '10.0.0.1'] })))).toBe(closed)
    expect(await sentence(get('https://mapped.example/', reachOf({ 'mapped.example': ['::ffff:10.0.0.1'] })))).toBe(closed)
  })

  test('a name is asked once a step: changing its mind afterwards changes nothing', async () => {
    const server = await open((_request, response) => response.end(calendar))
    const reach = reachOf()
    const resolve = vi
      .fn<Reach['resolve']>()
      .mockResolvedValueOnce([{ address: '127.0.0.1', family: 4 }])
      .mockResolvedValue([{ address: '10.0.0.1', family: 4 }])
    expect(await get(server.at('/'), { ...reach, resolve })).toMatchObject({ isNew: true })
    expect(resolve).toHaveBeenCalledTimes(1)
  })

  test.each(['http://localhost/', 'ftp://localhost/', 'file:///etc/passwd', 'webcal://localhost/', 'data:text/calendar,x', 'x'])(
    '%s is not https',
    async (address) => expect(await sentence(get(address))).toBe('The address does not begin with https://.'),
  )

  test('a password in the address is refused', async () => {
    expect(await sentence(get('https://a:b@localhost/'))).toBe('The address contains a password.')
  })

  test('three redirects are followed, a fourth is not', async () => {
    const server = await open((request, response) => {
      const left = Number(request.url?.slice(1))
      if (left > 0) response.writeHead(302, { location: `/${left - 1}` }).end()
      else response.end(calendar)
    })
    expect(await get(server.at('/3'))).toMatchObject({ isNew: true })
    expect(await sentence(get(server.at('/4')))).toBe('The address redirects again and again.')
  })

  test.each([
    ['https://10.0.0.1/', 'https://10.0.0.1', 'does not lead to the open internet.'],
    ['https://[::ffff:169.254.169.254]/latest/meta-data', 'https://[::ffff:a9fe:a9fe]', 'does not lead to the open internet.'],
    ['//inside.example/', 'https://inside.example', 'does not lead to the open internet.'],
    ['http://localhost/?token=secret', 'http://localhost', 'does not begin with https://.'],
    ['file:///etc/passwd', 'file:///etc/passwd', 'does not begin with https://.'],
    ['https://a:b@localhost/', 'https://localhost', 'contains a password.'],
  ])('a redirect to %s is refused, and where it leads is told', async (location, named, wanted) => {
    const server = await open((_request, response) => response.writeHead(301, { location }).end())
    expect(await sentence(get(server.at('/'), reachOf({ 'inside.example': ['192.168.0.2'] })))).toBe(
      `The address redirects to "${named}". That address ${wanted}`,
    )
  })

  test.each([
    ['one for good', [301], 1],
    ['two for good', [308, 301], 2],
    ['one for today', [302], 0],
    ['one for good and a detour of today behind it', [301, 307], 1],
    ['one for good behind a detour of today', [303, 301], 0],
  ])('redirected %s: what is told as the new address', async (_, statuses, told) => {
    const server = await open((request, response) => {
      const step = Number(request.url?.slice(1))
      const isKnown = request.headers['if-none-match'] === '"a"'
      if (step < statuses.length) response.writeHead(statuses[step]!, { location: `/${step + 1}` }).end()
      else response.writeHead(isKnown ? 304 : 200, { etag: '"a"' }).end(isKnown ? undefined : calendar)
    })
    const moved = told === 0 ? undefined : server.at(`/${told}`)
    for (const [known, isNew] of [
      [{}, true],
      [{ etag: '"a"' }, false],
    ] as const) {
      const fetched = await get(server.at('/0'), reachOf(), {}, known)
      expect([fetched.isNew, fetched.moved]).toEqual([isNew, moved])
    }
  })

  test('a certificate of nobody is refused', async () => {
    const server = await open((_request, response) => response.end(calendar))
    expect(await sentence(get(server.at('/'), { ...reachOf(), ca: undefined }))).toBe(
      'The certificate of the address is not valid.',
    )
  })
})

describe('what may come', () => {
  test.each(['gzip', 'br'] as const)('packed by %s', async (encoding) => {
    const packed = encoding === 'gzip' ? gzipSync(calendar) : brotliCompressSync(calendar)
    const server = await open((_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(packed))
    const fetched = await get(server.at('/'))
    expect(fetched.isNew && fetched.bytes.toString()).toBe(calendar)
  })

  test.each(['gzip', 'br'] as const)('a bomb of %s ends at the limit', async (encoding) => {
    const zeros = Buffer.alloc(60_000_000)
    const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }
    const bomb = encoding === 'gzip' ? gzipSync(zeros, { level: 1 }) : brotliCompressSync(zeros, quick)
    expect(bomb.length).toBeLessThan(500_000)
    const server = await open((_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bomb))
    expect(await sentence(get(server.at('/')))).toBe('The calendar is too large.')
  })

  test('packed twice, or not as it says', async () => {
    const twice = await open((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(gzipSync(gzipSync(calendar))),
    )
    expect(await sentence(get(twice.at('/')))).toBe('The answer is packed in an unknown way.')
    const wrong = await open((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(calendar))
    expect(await sentence(get(wrong.at('/')))).toBe('The answer is damaged.')
  })

  test('an endless body ends at the limit', async () => {
    const server = await open((_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 'A')));
      }
      response.writeHead(200).on('drain', more)
      more()
    })
    expect(await sentence(get(server.at('/')))).toBe('The calendar is too large.')
  })

  test('who says nothing, who drips, who redirects slowly: the time is for all of it', async () => {
    const silent = await open(() => undefined)
    const dripping = await open((_request, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('X'), 20)
      response.on('close', () => clearInterval(timer))
    })
    const turning = await open((_request, response) => {
      setTimeout(() => response.writeHead(302, { location: '/' }).end(), 150)
    })
    for (const server of [silent, dripping, turning])
      expect(await sentence(get(server.at('/'), reachOf(), { patience: 400, redirects: 100 }))).toBe(
        'The address answers too slowly.',
      )
    const never: Reach = { ...reachOf(), resolve: () => new Promise(() => undefined) }
    expect(await sentence(get('https://never.example/', never, { patience: 100 }))).toBe('The address answers too slowly.')
  })

  test.each(['text/html; charset=utf-8', 'image/png', 'application/json', 'video/mp4'])('%s is no calendar', async (type) => {
    const server = await open((_request, response) => response.writeHead(200, { 'content-type': type }).end('x'))
    expect(await sentence(get(server.at('/')))).toBe('There is no calendar at the address.')
  })

  test.each([401, 404, 410, 500, 503, 204])('an answer of %s is said', async (status) => {
    const server = await open((_request, response) => response.writeHead(status).end())
    expect(await sentence(get(server.at('/')))).toBe(`The address answers ${status}.`)
  })

  test.each([
    ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: chat\r\n\r\n', 101],
    ['announcements without end', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(1_000), 103],
    ['that nothing has changed, to whoever never asked', 'HTTP/1.1 304 Not Modified\r\n\r\n', 304],
  ])('%s is no answer', async (_, answer, status) => {
    const server = await open((request) => request.socket.on('error', () => undefined).write(answer))
    expect(await sentence(get(server.at('/')))).toBe(`The address answers ${status}.`)
  })

  test('nobody there, no such name, cut off half-way, endless headers', async () => {
    const gone = await openTlsServer(() => undefined)
    await gone.close()
    expect(await sentence(get(gone.at('/')))).toBe('The address cannot be reached (ECONNREFUSED).')
    expect(await sentence(get('https://no.example/'))).toBe('The name in the address cannot be found.')
    const cutting = await open((_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('BEGIN:VCALENDAR')
      setTimeout(() => response.destroy(), 50)
    })
    expect(await sentence(get(cutting.at('/')))).toMatch(/^The (address cannot be reached|answer is damaged)/)
    const heads = await open((_request, response) => {
      response.socket?.end(`HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(20_000)}\r\n`)
    })
    expect(await sentence(get(heads.at('/')))).toMatch(/^The (address cannot be reached|answer is damaged)/)
  })
})
