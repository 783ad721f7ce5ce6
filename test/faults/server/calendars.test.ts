import { afterEach, expect, test, vi } from 'vitest'
import type { FeedState } from '../../../content/model/feed-state.ts'
import { createCalendarDesk } from '../../../server/feeds/calendar-desk.ts'
import { Problem } from '../../../server/problem.ts'
import { openTlsServer, reachOf } from '../../server/feeds/tls-server.ts'
import { openHouse } from '../../server/house.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const openDesk = (patience?: number) => {
  const desk = createCalendarDesk(patience)
  closing.push(() => desk.close())
  return desk
}
const options = { zone: 'Europe/Berlin' }
const calendar = (...lines: string[]) =>
  Buffer.from(['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:a', ...lines, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n'))

test('a calendar without end ends the process that reads it, and nothing else', async () => {
  const impatient = openDesk(1_500)
  const error = await impatient.readEntries({ path: '/dev/zero' }, options).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(Problem)
  expect((error as Problem).body).toMatchObject({ status: 422, detail: 'The calendar takes too long to read.' })
  const { entries } = await openDesk().readEntries({ bytes: calendar('DTSTART:20261201T090000') }, options)
  expect(entries.map(({ uid }) => uid)).toEqual(['a'])
})

test('a file that is not there, and a desk that closes, are answered', async () => {
  const desk = openDesk()
  const lost = desk.readEntries({ path: '/nowhere/at/all.ics' }, options)
  await expect(lost).rejects.toMatchObject({ body: { status: 422 } })
  const cut = desk.readEntries({ path: '/dev/zero' }, options)
  setImmediate(() => desk.close())
  await expect(cut).rejects.toMatchObject({ body: { status: 422 } })
})

test('rules, zones and lines made to run for ever are read or left out in a moment', async () => {
  const zone = (rule: string) => [
    'BEGIN:VTIMEZONE',
    'TZID:Nirgendwo',
    'BEGIN:STANDARD',
    'DTSTART:16010101T000000',
    'TZOFFSETFROM:+0137',
    'TZOFFSETTO:+0138',
    `RRULE:${rule}`,
    'END:STANDARD',
    'END:VTIMEZONE',
  ]
  const hostile = Buffer.from(
    [
      'BEGIN:VCALENDAR',
      ...zone('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'),
      'BEGIN:VEVENT',
      'UID:zone',
      'DTSTART;TZID=Nirgendwo:20261201T090000',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:rule',
      'DTSTART:20261201T090000',
      'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:many',
      'DTSTART:20261201T090000',
      `EXDATE:${'20261202T090000,'.repeat(5_000)}`,
      `SUMMARY:${'<p '.repeat(20_000)}`,
      `DESCRIPTION:${'<p '.repeat(20_000)}${'['.repeat(20_000)}`,
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:__proto__',
      '__proto__;TZID=__proto__:x',
      'DTSTART;TZID=__proto__:20261201T090000',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  )
  const feed = {
    id: 'f',
    status: 'published',
    translations: {},
    name: 'F',
    topics: [],
    spokenLanguages: [],
    cost: { kind: 'free' },
    publishAtOnce: true,
  } as const
  const around = {
    feed: { ...feed, topics: [], spokenLanguages: [] },
    centre: { sourceLanguage: 'de', timeZone: 'Europe/Berlin' },
    places: [],
  }
  const { events, report } = await openDesk().readEvents({ bytes: hostile }, { ...options, around })
  expect(events.map(({ event }) => event.source?.uid)).toEqual(['zone', 'many', '__proto__'])
  expect(report.unreadable).toEqual(['rule'])
  expect(events[1]?.event.excludedDates).toEqual(['2026-12-02T09:00'])
}, 60_000)

test('a calendar that keeps silent delays neither another calendar nor a screen', async () => {
  const server = await openTlsServer((request, response) => {
    if (request.url === '/good.ics') response.end(calendar('SUMMARY:Fest', 'DTSTART:20260110T150000'))
  })
  closing.push(server.close)
  const house = await openHouse({ reach: reachOf() })
  closing.push(house.close)
  const cookie = await house.enterAs('admin')
  const subscribe = (id: string) =>
    house.ask(`/api/staff/items/feeds/${id}`, {
      method: 'PUT',
      cookie,
      headers: { 'if-none-match': '*' },
      json: { id, status: 'published', name: id, address: server.at(`/${id}.ics`) },
    })
  for (const id of ['silent', 'dumb', 'good']) expect((await subscribe(id)).status).toBe(201)
  const states = async () =>
    ((await house.ask('/api/staff/feeds', { cookie })).json() as { feeds: Record<string, FeedState> }).feeds
  const atFirst = await vi.waitUntil(
    async () => {
      const all = await states()
      return all['good'] && all
    },
    { timeout: 25_000 },
  )
  expect(server.asked.toSorted()).toEqual(['/dumb.ics', '/good.ics', '/silent.ics'])
  expect(atFirst['good']?.report?.taken).toBe(1)
  expect((await house.ask('/api/content')).status).toBe(200)
  await expect
    .poll(async () => (await states())['silent']?.failed?.en, { timeout: 25_000 })
    .toBe('The address answers too slowly.')
}, 60_000)
