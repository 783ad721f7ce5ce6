import { readFile, rename, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { build } from '../content/builders.ts'
import { listenTo } from './event-stream.ts'
import { adminPassword, openHouse, type House } from './house.ts'

let house: House
afterEach(() => house.close())

const token = 'a-token-of-at-least-sixteen'
const lan = { host: 'kiosk.lan:8080' }

/** Every sample, by its name with labels as Prometheus writes them. */
const scrape = async () => {
  const { body } = await house.ask('/metrics')
  const lines = body.toString().split('\n')
  return new Map(
    lines
      .filter((line) => line && !line.startsWith('#'))
      .map((line): [string, number] => {
        const blank = line.lastIndexOf(' ')
        return [line.slice(0, blank), Number(line.slice(blank + 1))]
      }),
  )
}

const sum = (samples: Map<string, number>, start: string) =>
  [...samples].filter(([name]) => name.startsWith(start)).reduce((total, [, value]) => total + value, 0)

const addNotice = (cookie: string, json: unknown) =>
  house.ask('/api/staff/items/notices/heating', { method: 'PUT', cookie, headers: { 'if-none-match': '*' }, json })

describe('who may read the metrics', () => {
  it('is this very machine, without any setting', async () => {
    house = await openHouse()
    const { status, headers, body } = await house.ask('/metrics')
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
      'no-store',
    ])
    expect(body.toString()).toContain('\nrotes_sofa_store_revision 1\n')
    const head = await house.ask('/metrics', { method: 'HEAD' })
    expect([head.status, head.body.length]).toEqual([200, 0])
  })

  it('is nobody under another name, or through a proxy, not even one that is trusted', async () => {
    house = await openHouse({ env: { TRUST_PROXY: 'loopback' } })
    const disguises: Record<string, string>[] = [
      lan,
      { 'x-forwarded-for': '203.0.113.7' },
      { 'x-forwarded-for': '127.0.0.1' },
      { 'x-forwarded-for': '127.0.0.1, 203.0.113.7', 'x-forwarded-proto': 'https' },
      { forwarded: 'for=127.0.0.1' },
      { via: '1.1 proxy' },
      { ...lan, authorization: 'Bearer ' },
      { ...lan, authorization: 'Bearer undefined' },
    ]
    for (const headers of disguises) {
      const { status, json } = await house.ask('/metrics', { headers })
      expect([headers, status, json()]).toMatchObject([headers, 404, { title: 'Not found' }])
    }
  })

  it('is not a proxy that says nothing of who asks', async () => {
    house = await openHouse()
    const socket = connect(house.port, '127.0.0.1')
    socket.end(`GET /metrics HTTP/1.0\r\nHost: 127.0.0.1:${house.port}\r\n\r\n`)
    const chunks: Buffer[] = []
    for await (const chunk of socket as AsyncIterable<Buffer>) chunks.push(chunk)
    expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 404 /)
  })

  it('is from elsewhere who has the token', async () => {
    house = await openHouse({ env: { METRICS_TOKEN: token } })
    expect((await house.ask('/metrics', { headers: { ...lan, authorization: `Bearer ${token}` } })).status).toBe(200)
    for (const authorization of ['', `Bearer ${token}x`, `Bearer ${token.slice(1)}`, `Basic ${token}`, token, 'Bearer ']) {
      const { status, headers } = await house.ask('/metrics', { headers: { ...lan, authorization } })
      expect([authorization, status, headers['www-authenticate']]).toEqual([authorization, 401, 'Bearer'])
    }
  })
})

describe('the metrics tell', () => {
  it('what became of edits, and how far screens are', async () => {
    house = await openHouse()
    const cookie = await house.enterAs('admin')
    const notice = build('notices', { id: 'heating' })
    await addNotice(cookie, notice)
    await addNotice(cookie, notice)
    await addNotice(cookie, { ...notice, title: { de: 'Anders' } })
    await addNotice(cookie, { ...notice, until: 'soon' })
    const samples = await scrape()
    const edits = (via: string, outcome: string) => samples.get(`rotes_sofa_edits_total{via="${via}",outcome="${outcome}"}`)
    expect(edits('seed', 'changed')).toBe(1)
    expect((['changed', 'unchanged', 'stale', 'invalid'] as const).map((outcome) => edits('staff', outcome))).toEqual([
      1, 1, 1, 1,
    ])
    expect(samples.get('rotes_sofa_store_revision')).toBe(2)
    expect(samples.get('rotes_sofa_history_append_seconds_count')).toBe(2)
    expect(samples.get('rotes_sofa_edits_waiting')).toBe(0)
    await expect.poll(async () => (await scrape()).get('rotes_sofa_published_revision')).toBe(2)
    await expect.poll(async () => (await scrape()).get('rotes_sofa_files_behind')).toBe(0)
    const later = await scrape()
    expect(later.get('rotes_sofa_publish_lag_seconds')).toBe(0)
    expect(later.get('rotes_sofa_snapshot_build_seconds_count')).toBeGreaterThanOrEqual(1)
    const { body } = await house.ask('/api/content')
    expect(later.get('rotes_sofa_snapshot_bytes{encoding="identity"}')).toBe(body.length)
  })

  it('requests by the name of their route alone, however many addresses are asked for', async () => {
    house = await openHouse()
    for (let each = 0; each < 20; each++) {
      await house.ask(`/kiosk/deep/${each}`)
      await house.ask(`/nowhere/${each}`)
      await house.ask(`/media/${each}.webp`)
      await house.ask(`/api/staff/items/notices/${each}`)
    }
    await house.ask('/api/content', { method: 'DELETE' })
    const { headers } = await house.ask('/api/content')
    await house.ask('/api/content', { headers: { 'if-none-match': headers.etag ?? '' } })
    const requests = [...(await scrape())].filter(([name]) => name.startsWith('rotes_sofa_requests_total'))
    expect(Object.fromEntries(requests.map(([name, count]) => [name.slice('rotes_sofa_requests_total'.length), count]))).toEqual({
      '{route="GET /kiosk/*",status="200"}': 20,
      '{route="other",status="404"}': 20,
      '{route="other",status="405"}': 1,
      '{route="GET /media/*",status="404"}': 20,
      '{route="GET /api/staff/items/:kind/:id",status="401"}': 20,
      '{route="GET /api/content",status="200"}': 1,
      '{route="GET /api/content",status="304"}': 1,
    })
  })

  it('who is connected and who signed in, without a name or an address', async () => {
    house = await openHouse()
    const cookie = await house.enterAs('admin')
    const screen = await listenTo(house.port, '/api/live')
    const staff = await listenTo(house.port, '/api/staff/events', { cookie })
    await Promise.all([screen.next(), staff.next()])
    await house.ask('/api/staff/session', { method: 'POST', json: { name: 'Ada', password: adminPassword } })
    await house.ask('/api/staff/session', { method: 'POST', json: { name: 'Mallory', password: 'guessing and guessing' } })
    const samples = await scrape()
    expect(samples.get('rotes_sofa_live_connections{of="screens"}')).toBe(1)
    expect(samples.get('rotes_sofa_live_connections{of="staff"}')).toBe(1)
    expect(samples.get('rotes_sofa_sign_ins_total{outcome="signed-in"}')).toBe(1)
    expect(samples.get('rotes_sofa_sign_ins_total{outcome="refused"}')).toBe(1)
    expect(samples.get('rotes_sofa_dropped_readers_total{of="screens"}')).toBe(0)
    const text = (await house.ask('/metrics')).body.toString()
    for (const secret of ['Ada', 'Mallory', '127.0.0.1', 'guessing']) expect(text).not.toContain(secret)
    screen.close()
    staff.close()
    await expect.poll(async () => sum(await scrape(), 'rotes_sofa_live_connections')).toBe(0)
  })

  it('what a person should look at', async () => {
    house = await openHouse()
    const before = await scrape()
    expect(before.get('rotes_sofa_health{state="ok"}')).toBe(1)
    expect(before.get('rotes_sofa_disk_bytes{space="free"}')).toBeGreaterThan(0)
    const path = join(house.contentDir, 'notices.json')
    await writeFile(path, (await readFile(path, 'utf8')).replace('"items"', 'items'))
    await expect.poll(async () => (await scrape()).get('rotes_sofa_problems{about="hand-edit"}'), { timeout: 20_000 }).toBe(1)
    const degraded = await scrape()
    expect([degraded.get('rotes_sofa_health{state="degraded"}'), degraded.get('rotes_sofa_health{state="ok"}')]).toEqual([1, 0])
    expect(degraded.get('rotes_sofa_log_lines_total{level="warn"}')).toBeGreaterThanOrEqual(1)
  })

  it('a folder that is gone', async () => {
    house = await openHouse()
    await rename(house.contentDir, `${house.contentDir}-aside`)
    await expect.poll(async () => (await scrape()).get('rotes_sofa_read_only{reason="folder-gone"}'), { timeout: 20_000 }).toBe(1)
    expect((await scrape()).get('rotes_sofa_health{state="read-only"}')).toBe(1)
    await rename(`${house.contentDir}-aside`, house.contentDir)
  })
})
