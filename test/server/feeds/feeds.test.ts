import { afterEach, expect, test, vi } from 'vitest'
import type { Event } from '../../../content/model/event.ts'
import type { FeedState } from '../../../content/model/feed-state.ts'
import { findEditedGroups } from '../../../content/model/source-groups.ts'
import { shortHash } from '../../../server/store/canonical.ts'
import { openHouse, tuesday, type House } from '../house.ts'
import { openTlsServer, reachOf } from './tls-server.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')
const calendar = (...parts: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...parts, 'END:VCALENDAR', ''].join('\r\n')
const party = (...lines: string[]) =>
  event(
    'UID:party',
    'SUMMARY:Gartenfest',
    'DTSTART;TZID=Europe/Berlin:20260110T150000',
    'DTEND;TZID=Europe/Berlin:20260110T180000',
    ...lines,
  )
const weeding = (...lines: string[]) =>
  event(
    'UID:weeding',
    'SUMMARY:Jäten',
    'DTSTART;TZID=Europe/Berlin:20260107T090000',
    'DURATION:PT2H',
    'RRULE:FREQ=WEEKLY',
    ...lines,
  )

/** A house, a calendar somewhere on the web, and a subscription to it. */
const open = async (text = calendar(party(), weeding()), fields: Record<string, unknown> = {}) => {
  let now = tuesday
  const web = { text, status: 200, asked: 0 }
  const server = await openTlsServer((_request, response) => {
    web.asked++
    response.writeHead(web.status, { 'content-type': 'text/calendar' }).end(web.text)
  })
  closing.push(server.close)
  const house = await openHouse({ reach: reachOf(), now: () => now })
  closing.push(house.close)
  const cookie = await house.enterAs('admin')
  const ask = (path: string, method = 'GET', more: Partial<Parameters<House['ask']>[1]> = {}) =>
    house.ask(path, { method, cookie, ...more })
  const put = (kind: string, item: { id: string }, headers: Record<string, string> = { 'if-none-match': '*' }) =>
    ask(`/api/staff/items/${kind}/${item.id}`, 'PUT', { json: item, headers })
  const events = async () => {
    const { items } = (await ask('/api/staff/items/events')).json() as { items: { item: Event; etag: string }[] }
    return items
  }
  const state = async () => ((await ask('/api/staff/feeds')).json() as { feeds: Record<string, FeedState> }).feeds['garden']
  const added = await put('feeds', {
    id: 'garden',
    status: 'draft',
    name: 'Garten',
    address: server.at('/a.ics'),
    place: 'hall',
    topics: ['meet'],
    ...fields,
  } as { id: string })
  expect(added.status).toBe(201)
  return {
    web,
    house,
    ask,
    put,
    events,
    state,
    find: async (uid: string) => (await events()).find(({ item }) => item.source?.uid === uid),
    revision: async () => ((await ask('/api/staff/items/feeds')).json() as { revision: number }).revision,
    read: async () => (await ask('/api/staff/feeds/garden/read', 'POST', { json: {} })).json() as FeedState,
    /** As if it had been published from the beginning, without waiting for the house to read it by itself. */
    wake: async () => {
      const { item, etag } = (await ask('/api/staff/items/feeds/garden')).json() as { item: { id: string }; etag: string }
      await put('feeds', { ...item, status: 'published' } as { id: string }, { 'if-match': `"${etag}"` })
    },
    metrics: async () => (await house.ask('/metrics')).body.toString(),
    later: (milliseconds: number) => void (now += milliseconds),
    cookie,
  }
}

test('events come with the feed’s defaults, at the first reading as one change that can be undone', async () => {
  const { read, find, events, ask, revision } = await open()
  const before = await revision()
  expect((await read()).report).toMatchObject({ found: 2, taken: 2, added: 2, changed: 0, withdrawn: 0, faults: [] })
  expect(await revision()).toBe(before + 1)
  expect((await find('party'))?.item).toMatchObject({
    status: 'published',
    title: { de: 'Gartenfest' },
    start: '2026-01-10T15:00',
    end: '2026-01-10T18:00',
    place: 'hall',
    topics: ['meet'],
    cost: { kind: 'free' },
    source: { feed: 'garden', uid: 'party' },
  })
  expect((await find('weeding'))?.item).toMatchObject({ duration: 'PT2H', recurrence: { rule: 'FREQ=WEEKLY' } })
  const undone = await ask(`/api/staff/history/${before + 1}/undo`, 'POST', { json: {} })
  expect(undone.status).toBe(200)
  expect(await events()).toEqual([])
})

test('what is read again and says the same changes nothing', async () => {
  const { read, revision } = await open()
  await read()
  const before = await revision()
  expect((await read()).report).toMatchObject({ taken: 2, added: 0, changed: 0, withdrawn: 0 })
  expect(await revision()).toBe(before)
})

test('what staff changed stays, until the calendar says something new about just that', async () => {
  const { read, find, put, web } = await open()
  await read()
  const { item, etag } = (await find('party'))!
  const edited = {
    ...item,
    title: { de: 'Großes Gartenfest', en: 'Garden party' },
    topics: [],
    room: { de: 'Hof' },
    changes: [{ id: 'mine', original: '2026-01-10T15:00', cancelled: true, reason: { de: 'Regen' } }],
  }
  expect((await put('events', edited, { 'if-match': `"${etag}"` })).status).toBe(200)
  await read()
  expect((await find('party'))?.item).toMatchObject({
    title: { de: 'Großes Gartenfest', en: 'Garden party' },
    topics: [],
    room: { de: 'Hof' },
  })

  web.text = calendar(party('DESCRIPTION:Mit Musik').replace('T180000', 'T190000'), weeding())
  expect((await read()).report).toMatchObject({ changed: 1 })
  expect((await find('party'))?.item).toMatchObject({
    title: { de: 'Großes Gartenfest', en: 'Garden party' },
    description: { de: 'Mit Musik' },
    end: '2026-01-10T19:00',
    room: { de: 'Hof' },
    changes: [{ id: 'mine', cancelled: true, reason: { de: 'Regen' } }],
  })

  web.text = web.text.replace('Gartenfest', 'Hoffest')
  await read()
  expect((await find('party'))?.item.title).toEqual({ de: 'Hoffest', en: 'Garden party' })
})

test('what staff wrote and the calendar says anew is named in the report, also of the next readings', async () => {
  const { read, find, put, web, later } = await open(
    calendar(party('LOCATION:Saal', 'ORGANIZER;CN=Verein:mailto:a@b.example'), weeding()),
  )
  await read()
  const edited = async () => findEditedGroups((await find('party'))!.item, 'de', shortHash)
  expect(await edited()).toEqual([])
  const { item, etag } = (await find('party'))!
  const changed = {
    ...item,
    title: { ...item.title, de: 'Großes Gartenfest', en: 'Garden party' },
    summary: { de: 'Für alle' },
    end: '2026-01-10T20:00',
    room: { de: 'Hof' },
    changes: [{ id: 'mine', original: '2026-01-10T15:00', cancelled: true }],
  }
  await put('events', changed, { 'if-match': `"${etag}"` })
  expect(await edited()).toEqual(['time', 'title', 'place'])
  expect((await read()).report?.overwritten).toBeUndefined()

  web.text = web.text.replace('Gartenfest', 'Hoffest').replace('T180000', 'T190000')
  const first = [{ event: item.id, title: 'Hoffest', groups: ['time', 'title'], at: tuesday }]
  expect((await read()).report?.overwritten).toEqual(first)
  expect(await edited()).toEqual(['place'])
  later(30 * 60_000)
  expect((await read()).report?.overwritten).toEqual(first)
})

test('an event that its calendar drops is cancelled where people still expect it, and comes back with it', async () => {
  const { read, find, web } = await open()
  await read()
  web.text = calendar(event('UID:other', 'SUMMARY:Anderes', 'DTSTART:20260120T100000'))
  expect((await read()).report).toMatchObject({ added: 1, withdrawn: 2 })
  expect((await find('party'))?.item).toMatchObject({
    status: 'published',
    changes: [
      {
        original: '2026-01-10T15:00',
        cancelled: true,
        reason: { de: 'Vom Veranstalter abgesagt', en: 'Cancelled by the organiser' },
      },
    ],
    source: { withdrawn: '2026-01-06' },
  })
  const series = (await find('weeding'))?.item
  expect(series?.changes.map(({ original, cancelled }) => [original, cancelled])).toEqual([
    ['2026-01-07T09:00', true],
    ['2026-01-14T09:00', true],
    ['2026-01-21T09:00', true],
    ['2026-01-28T09:00', true],
  ])
  expect(series?.recurrence?.rule).toBe('FREQ=WEEKLY;UNTIL=20260128T090000')
  expect((await read()).report).toMatchObject({ changed: 0, withdrawn: 0 })

  web.text = calendar(party(), weeding())
  await read()
  expect((await find('party'))?.item).toMatchObject({ changes: [] })
  expect((await find('party'))?.item.source).not.toHaveProperty('withdrawn')
  expect((await find('weeding'))?.item).toMatchObject({ changes: [], recurrence: { rule: 'FREQ=WEEKLY' } })
})

test('what is over stays as it was', async () => {
  const over = event('UID:over', 'SUMMARY:Kurz', 'DTSTART:20260106T091500Z', 'DTEND:20260106T093000Z')
  const { read, find, web, later } = await open(calendar(over, weeding()))
  await read()
  later(50 * 60_000)
  web.text = calendar(weeding())
  expect((await read()).report).toMatchObject({ withdrawn: 0 })
  expect((await find('over'))?.item.changes).toEqual([])
})

test.each([
  [
    'stops half-way',
    (text: string) => text.slice(0, text.indexOf('UID:weeding')),
    'The calendar did not come whole. No event was withdrawn.',
  ],
  ['is empty', () => calendar(), 'The calendar is empty. No event was withdrawn.'],
])('a calendar that %s withdraws nothing', async (_, cut, sentence) => {
  const { read, web, events } = await open()
  await read()
  web.text = cut(web.text)
  expect((await read()).report).toMatchObject({ withdrawn: 0, says: { en: sentence } })
  expect((await events()).flatMap(({ item }) => item.changes)).toEqual([])
})

test('an entry that cannot be read any more is said, and its event stays', async () => {
  const { read, find, web } = await open()
  await read()
  web.text = calendar(party(), weeding().replace('FREQ=WEEKLY', 'FREQ=MINUTELY'))
  const { report } = await read()
  expect(report).toMatchObject({ leftOut: 1, withdrawn: 0, faults: [{ kind: 'left-out', uid: 'weeding', title: 'Jäten' }] })
  expect((await find('weeding'))?.item.changes).toEqual([])
})

test('an event that staff delete stays away, also when it is the same again, and the others still come', async () => {
  const { read, find, web, ask, events, later } = await open()
  await read()
  const { item, etag } = (await find('party'))!
  expect((await ask(`/api/staff/items/events/${item.id}`, 'DELETE', { headers: { 'if-match': `"${etag}"` } })).status).toBe(204)
  later(60_000)
  web.text = calendar(party(), weeding(), event('UID:new', 'SUMMARY:Neu', 'DTSTART:20260120T100000'))
  const { report } = await read()
  expect(report).toMatchObject({ added: 1, faults: [{ says: { en: 'The event was deleted here and does not come back.' } }] })
  expect((await events()).map(({ item: { source } }) => source?.uid).toSorted()).toEqual(['new', 'weeding'])
})

test('our own calendar read back changes nothing', async () => {
  const { put, ask, read, events, revision } = await open()
  await put('events', {
    id: 'choir-abcd',
    status: 'published',
    title: { de: 'Chor' },
    start: '2026-01-08T18:00',
    end: '2026-01-08T19:30',
    recurrence: { rule: 'FREQ=WEEKLY' },
    cost: { kind: 'free' },
  } as { id: string })
  await read()
  const exported = await vi.waitUntil(
    async () => {
      const text = (await ask('/calendar.ics')).body.toString()
      return text.includes('Chor') && text.includes('Gartenfest') ? text : undefined
    },
    { timeout: 20_000 },
  )
  await put('feeds', { id: 'own', status: 'published', name: 'Wir selbst' } as { id: string })
  const before = await revision()
  const brought = await ask('/api/staff/feeds/own/file', 'POST', { body: exported, headers: { 'content-type': 'text/calendar' } })
  expect(brought.json()).toMatchObject({ report: { added: 0, changed: 0, withdrawn: 0, known: 3, leftOut: 0 } })
  expect(await revision()).toBe(before)
  expect(await events()).toHaveLength(3)
})

test('a place of ours that the calendar names is that place, any other stands in its words', async () => {
  const { read, find } = await open(calendar(party('LOCATION:Saal\\, Am Markt 1'), weeding('LOCATION:Stadtpark')))
  await read()
  expect((await find('party'))?.item).toMatchObject({ place: 'hall', room: { de: 'Saal, Am Markt 1' } })
  const elsewhere = (await find('weeding'))?.item
  expect(elsewhere?.room).toEqual({ de: 'Stadtpark' })
  expect(elsewhere?.place).toBeUndefined()
})

test('a single date brings its own title, words and place, and what it says like its series is not its own', async () => {
  const first = ['UID:weeding', 'DTSTART;TZID=Europe/Berlin:20260114T090000', 'RECURRENCE-ID;TZID=Europe/Berlin:20260114T090000']
  const second = first.map((line) => line.replaceAll('20260114', '20260121'))
  const { read, find } = await open(
    calendar(
      party(),
      weeding('DESCRIPTION:Bitte Handschuhe mitbringen.', 'LOCATION:Saal'),
      event(...first, 'SUMMARY:Kompost', 'DESCRIPTION:<p>Mit <b>Frau Öz</b>.</p><p>Eimer &amp; Gabel</p>', 'LOCATION:Stadtpark'),
      event(...second, 'SUMMARY:Jäten', 'DESCRIPTION:Bitte Handschuhe mitbringen.', 'LOCATION:Saal\\, Empore'),
    ),
  )
  expect((await read()).report).toMatchObject({ found: 4, taken: 2, leftOut: 0, adapted: 0 })
  const { item } = (await find('weeding'))!
  expect(item.place).toBe('hall')
  const id: unknown = expect.stringMatching(/^src-/)
  expect(item.changes).toEqual([
    {
      id,
      original: '2026-01-14T09:00',
      cancelled: false,
      title: { de: 'Kompost' },
      summary: { de: 'Mit Frau Öz.\nEimer & Gabel' },
      room: { de: 'Stadtpark' },
      elsewhere: true,
    },
    { id, original: '2026-01-21T09:00', cancelled: false, place: 'hall', room: { de: 'Saal, Empore' } },
  ])
})

test('a series that is changed from a date on goes on as another, and as one again when the calendar takes that back', async () => {
  const later = (...lines: string[]) =>
    event(
      'UID:weeding',
      'RECURRENCE-ID;TZID=Europe/Berlin;RANGE=THISANDFUTURE:20260121T090000',
      'DTSTART;TZID=Europe/Berlin:20260121T100000',
      ...lines,
    )
  const { read, find, events, web } = await open(calendar(weeding(), later()))
  const rules = async () =>
    (await events()).map(({ item: { start, status, recurrence } }) => [start, status, recurrence?.rule]).toSorted()
  expect((await read()).report).toMatchObject({ found: 2, added: 2, leftOut: 0, adapted: 0 })
  const split = [
    ['2026-01-07T09:00', 'published', 'FREQ=WEEKLY;UNTIL=20260121T085959'],
    ['2026-01-21T10:00', 'published', 'FREQ=WEEKLY'],
  ]
  expect(await rules()).toEqual(split)
  const { id } = (await find('weeding'))!.item
  expect((await find('weeding#from-2026-01-21T09:00'))?.item.continues).toEqual({ events: [id], from: '2026-01-21T09:00' })
  expect((await read()).report).toMatchObject({ added: 0, changed: 0, withdrawn: 0 })

  web.text = calendar(weeding())
  expect((await read()).report).toMatchObject({ changed: 2, withdrawn: 0 })
  expect(await rules()).toEqual([
    ['2026-01-07T09:00', 'published', 'FREQ=WEEKLY'],
    ['2026-01-21T10:00', 'archived', 'FREQ=WEEKLY'],
  ])
  expect((await read()).report).toMatchObject({ added: 0, changed: 0, withdrawn: 0 })

  web.text = calendar(weeding(), later())
  expect((await read()).report).toMatchObject({ changed: 2, withdrawn: 0 })
  expect(await rules()).toEqual(split)

  web.text = calendar(weeding(), later('STATUS:CANCELLED'))
  expect((await read()).report).toMatchObject({ changed: 0, withdrawn: 1 })
  expect(
    (await find('weeding#from-2026-01-21T09:00'))?.item.changes.map(({ original, cancelled }) => [original, cancelled]),
  ).toEqual([
    ['2026-01-21T10:00', true],
    ['2026-01-28T10:00', true],
  ])
})

test('a series that is called off from a date on shows its next dates as cancelled', async () => {
  const { read, events, web } = await open(calendar(weeding()))
  await read()
  web.text = calendar(
    weeding(),
    event(
      'UID:weeding',
      'RECURRENCE-ID;TZID=Europe/Berlin;RANGE=THISANDFUTURE:20260121T090000',
      'DTSTART;TZID=Europe/Berlin:20260121T090000',
      'STATUS:CANCELLED',
    ),
  )
  expect((await read()).report).toMatchObject({ added: 0, changed: 1, withdrawn: 1 })
  expect((await events()).flatMap(({ item }) => item.changes.map(({ original, cancelled }) => [original, cancelled]))).toEqual([
    ['2026-01-21T09:00', true],
    ['2026-01-28T09:00', true],
  ])
  expect((await read()).report).toMatchObject({ added: 0, changed: 0, withdrawn: 0 })
})

test('an event that a notice is about cannot be put away: it is said, and all others follow their calendar', async () => {
  const changed = event(
    'UID:weeding',
    'RECURRENCE-ID;TZID=Europe/Berlin;RANGE=THISANDFUTURE:20260121T090000',
    'DTSTART;TZID=Europe/Berlin:20260121T100000',
  )
  const { read, find, put, web } = await open(calendar(party(), weeding(), changed))
  await read()
  const { id } = (await find('weeding#from-2026-01-21T09:00'))!.item
  const notice = {
    id: 'later',
    status: 'published',
    title: { de: 'Jäten erst um zehn' },
    level: 'info',
    from: '2026-01-05',
    until: '2026-01-31',
    on: ['kiosk'],
    about: { kind: 'events', id },
  }
  expect((await put('notices', notice)).status).toBe(201)
  web.text = calendar(party().replace('Gartenfest', 'Hoffest'), weeding())
  expect((await read()).report).toMatchObject({
    leftOut: 1,
    faults: [{ says: { en: 'The event stayed as it is: notices/later names it.' } }],
  })
  expect((await find('party'))?.item.title).toEqual({ de: 'Hoffest' })
  expect((await find('weeding'))?.item.recurrence?.rule).toBe('FREQ=WEEKLY')
})

test('a subscription is read as soon as it is there, then again and again, less often while it fails', async () => {
  const { web, state, later } = await open(undefined, { status: 'published' })
  const first = await vi.waitUntil(state, { timeout: 20_000 })
  expect(first).toMatchObject({ failures: 0, report: { taken: 2 } })
  expect(first!.nextAt! - tuesday).toBeGreaterThanOrEqual(27 * 60_000)
  expect(first!.nextAt! - tuesday).toBeLessThanOrEqual(33 * 60_000)
  expect(web.asked).toBe(1)
  later(0)
})

test('a failure is said, what was read before stays, and the next try waits longer', async () => {
  const { web, read, events, wake, metrics } = await open()
  await read()
  web.status = 500
  const once = await read()
  expect(once).toMatchObject({ failures: 1, failed: { en: 'The address answers 500.' }, report: { taken: 2 }, readAt: tuesday })
  const twice = await read()
  expect(twice.failures).toBe(2)
  expect(twice.nextAt! - tuesday).toBeGreaterThanOrEqual(108 * 60_000)
  expect(await events()).toHaveLength(2)
  await wake()
  expect(await metrics()).toContain('\nrotes_sofa_calendars{state="failing"} 1\n')
  web.status = 200
  const well = await read()
  expect(well.failures).toBe(0)
  expect(well.failed).toBeUndefined()
})

test('a file that staff bring is taken over; a file that is no calendar is refused', async () => {
  const { ask, events, put } = await open()
  await put('feeds', { id: 'file', status: 'published', name: 'Aus einer Datei' } as { id: string })
  const bring = (body: string, type = 'text/calendar') =>
    ask('/api/staff/feeds/file/file', 'POST', { body, headers: { 'content-type': type } })
  expect((await bring(calendar(party()))).status).toBe(200)
  expect((await events()).map(({ item }) => item.source?.feed)).toEqual(['file'])
  const refused = await bring('<html>')
  expect(refused.status).toBe(422)
  expect(refused.json()).toMatchObject({ detail: 'This is not a calendar (iCalendar).' })
  expect((await bring(calendar(), 'text/plain')).status).toBe(415)
  expect(
    (await ask('/api/staff/feeds/nobody/file', 'POST', { body: calendar(), headers: { 'content-type': 'text/calendar' } }))
      .status,
  ).toBe(404)
  expect((await ask('/api/staff/feeds/file/read', 'POST', { json: {} })).status).toBe(409)
})

test('with a subscription all its events go, as one change, and nothing of it comes back', async () => {
  const { read, ask, events, revision, state } = await open()
  await read()
  const before = await revision()
  expect((await ask('/api/staff/feeds/garden', 'DELETE')).status).toBe(204)
  expect(await revision()).toBe(before + 1)
  expect(await events()).toEqual([])
  expect(await state()).toBeUndefined()
})

test('a subscription is not deleted like any other item, past its events', async () => {
  const { read, ask, events } = await open()
  await read()
  const { etag } = (await ask('/api/staff/items/feeds/garden')).json() as { etag: string }
  const refused = await ask('/api/staff/items/feeds/garden', 'DELETE', { headers: { 'if-match': `"${etag}"` } })
  expect([refused.status, (refused.json() as { detail: string }).detail]).toEqual([
    409,
    'DELETE /api/staff/feeds/garden removes it with its events.',
  ])
  expect(await events()).toHaveLength(2)
  expect((await ask('/api/staff/feeds/garden', 'DELETE')).status).toBe(204)
  expect((await ask('/api/staff/items/feeds/garden', 'DELETE')).status).toBe(204)
})

test('events whose subscription was undone go on with the next one that has them', async () => {
  const { read, ask, put, find, events, web } = await open()
  const { revision } = (await ask('/api/staff/items/feeds')).json() as { revision: number }
  await read()
  const before = (await find('party'))!.item
  expect((await ask(`/api/staff/history/${revision}/undo`, 'POST', { json: {} })).status).toBe(200)
  await put('feeds', { id: 'again', status: 'draft', name: 'Garten' } as { id: string })
  const bring = async () =>
    (
      await ask('/api/staff/feeds/again/file', 'POST', { body: web.text, headers: { 'content-type': 'text/calendar' } })
    ).json() as FeedState
  expect((await bring()).report).toMatchObject({ taken: 2, added: 0, changed: 2, known: 0 })
  web.text = calendar(party().replace('Gartenfest', 'Hoffest'))
  expect((await bring()).report).toMatchObject({ taken: 1, changed: 1, withdrawn: 1 })
  expect(await events()).toHaveLength(2)
  expect((await find('party'))?.item).toMatchObject({ id: before.id, title: { de: 'Hoffest' }, source: { feed: 'again' } })
})

test('what staff made their own no longer follows the calendar, can be split, and stays when the calendar goes', async () => {
  const { read, ask, put, find, events, web } = await open()
  await read()
  const { item, etag } = (await find('weeding'))!
  const split = (version: string) =>
    ask(`/api/staff/items/events/${item.id}/split`, 'POST', {
      json: { original: '2026-01-21T09:00', id: 'weeding-later', edit: { title: { de: 'Hacken' } } },
      headers: { 'if-match': `"${version}"` },
    })
  expect((await split(etag)).json()).toMatchObject({ status: 409, reason: 'imported' })

  const owned = { ...item, source: { ...item.source!, own: '2026-01-06' } }
  const saved = (await put('events', owned, { 'if-match': `"${etag}"` })).json() as { etag: string }
  web.text = calendar(party(), weeding().replace('Jäten', 'Unkraut'))
  expect((await read()).report).toMatchObject({ changed: 0, added: 0, withdrawn: 0, known: 1, taken: 1 })
  expect((await find('weeding'))?.item).toEqual(owned)
  web.text = calendar(party())
  expect((await read()).report).toMatchObject({ withdrawn: 0 })
  expect((await find('weeding'))?.item).toEqual(owned)

  expect((await split(saved.etag)).status).toBe(201)
  expect((await ask('/api/staff/feeds/garden', 'DELETE')).status).toBe(204)
  expect((await events()).map(({ item: { id, title } }) => [id, title['de']]).toSorted()).toEqual([
    [item.id, 'Jäten'],
    ['weeding-later', 'Hacken'],
  ])
})

test('subscriptions are for staff: nothing of them is in the content of screens', async () => {
  const { read, house } = await open()
  await read()
  const content = await vi.waitUntil(
    async () => {
      const text = (await house.ask('/api/content')).body.toString()
      return text.includes('Gartenfest') ? text : undefined
    },
    { timeout: 20_000 },
  )
  expect(content).not.toContain('a.ics')
  expect(content).not.toContain('"source"')
  for (const path of ['/api/staff/feeds', '/api/staff/items/feeds']) expect((await house.ask(path)).status).toBe(401)
})

test('the calendar of the house itself, brought back as a file, changes nothing', async () => {
  const house = await openHouse({ now: () => tuesday })
  closing.push(house.close)
  const cookie = await house.enterAs('admin')
  const put = <T extends { id: string }>(kind: string, item: T) =>
    house.ask(`/api/staff/items/${kind}/${item.id}`, { method: 'PUT', cookie, json: item, headers: { 'if-none-match': '*' } })
  const own = [
    { id: 'choir', title: { de: 'Chor' }, start: '2026-01-07T19:00', end: '2026-01-07T20:30' },
    {
      id: 'walk',
      title: { de: 'Spaziergang', en: 'Walk' },
      start: '2026-01-08T10:00',
      duration: 'PT1H',
      recurrence: { rule: 'FREQ=WEEKLY;BYDAY=TH' },
      skip: ['holidays', 'school-holidays'],
      changes: [
        { id: 'ill', original: '2026-01-15T10:00', cancelled: true, reason: { de: 'Krank.' } },
        { id: 'later', original: '2026-01-22T10:00', start: '2026-01-22T11:00', title: { de: 'Langer Spaziergang' } },
      ],
    },
    { id: 'fair', title: { de: 'Markt' }, start: '2026-01-10', end: '2026-01-11', allDay: true },
  ]
  const mirror = { id: 'mirror', status: 'draft', name: 'Spiegel' }
  for (const each of own)
    expect((await put('events', { status: 'published', place: 'hall', cost: { kind: 'free' }, ...each })).status).toBe(201)
  expect((await put('feeds', mirror)).status).toBe(201)
  const read = async () =>
    (await house.ask('/api/staff/items/events', { cookie })).json() as { revision: number; items: unknown[] }
  const before = await read()
  expect(before.items).toHaveLength(own.length)
  const calendarText = async () => (await house.ask('/calendar.ics')).body.toString()
  await vi.waitFor(async () => expect(await calendarText()).toMatch(/Markt/), 20_000)

  const answer = await house.ask('/api/staff/feeds/mirror/file', {
    method: 'POST',
    cookie,
    headers: { 'content-type': 'text/calendar' },
    body: await calendarText(),
  })

  // Two of the five are single dates of the series.
  expect(answer.json()).toMatchObject({ report: { found: 5, known: 3, added: 0, changed: 0, withdrawn: 0, faults: [] } })
  expect(await read()).toEqual(before)
})
