import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takeAllSteps } from '../../../content/resolve/steps.ts'
import { writeEventIndex } from '../../../server/open-data/page/event-index.ts'
import { createLook } from '../../../server/open-data/page/look.ts'
import { readIn } from '../../../server/open-data/reading.ts'
import { build, buildContent } from '../../content/builders.ts'
import { openHouse, type House } from '../house.ts'
import { contentWith, dataIn, now, page, series } from './event-pages.ts'
import { sourceOf } from './source.ts'

describe('the page of an event', () => {
  it('shows the date it was asked for first, with its reason, and says why others are not on', () => {
    const html = page(series, '2026-03-31T18:00') ?? ''
    expect(html).toContain('<s><span>Dienstag, 31. März</span>')
    expect(html).toContain('<span class="reason">Fällt aus: <span lang="de" dir="ltr">Krank</span></span>')
    const skipping = contentWith({ start: '2026-03-30T18:00', recurrence: { rule: 'FREQ=WEEKLY' }, skip: ['holidays'] })
    expect(page(skipping)).toContain(
      '<s>Montag, 6. April</s><span class="reason">Entfällt: <span lang="de" dir="ltr">Ostermontag</span></span>',
    )
    expect(page(skipping, undefined, 'ar')).toContain('<html lang="ar" dir="rtl">')
  })

  it('says of a moved date when it would have been', () => {
    const moved = contentWith({
      start: '2026-03-31T18:00',
      recurrence: { rule: 'FREQ=WEEKLY' },
      changes: [
        { id: 'a', original: '2026-04-07T18:00', start: '2026-04-09T17:00' },
        { id: 'b', original: '2026-04-14T18:00', start: '2026-04-14T17:00' },
      ],
    })
    expect(page(moved, '2026-04-07T18:00')).toContain('Verlegt (statt Dienstag, 7. April, \u206618:00\u2069)')
    expect(page(moved, '2026-04-14T18:00')).toContain('Verlegt (statt \u206618:00\u2069)')
    expect(page(moved, '2026-04-07T18:00', 'ar')).toContain('تغيّر الموعد (كان الثلاثاء')
  })

  it('says that a date is not where its event usually is, and why', () => {
    const elsewhere = contentWith({
      start: '2026-03-31T18:00',
      recurrence: { rule: 'FREQ=WEEKLY' },
      place: 'hall',
      changes: [{ id: 'a', original: '2026-03-31T18:00', elsewhere: true, reason: { de: 'Wir singen im Park.' } }],
    })
    expect(page(elsewhere)).toContain(
      '<span class="reason">Anderer Ort: <span lang="de" dir="ltr">Wir singen im Park.</span></span>',
    )
  })

  it('lists languages with the comma of the reader’s script', () => {
    expect(page(series)).toContain('<dd>Deutsch, Dari</dd>')
    expect(page(series, undefined, 'ar')).toContain('<dd>الألمانية، الدارية</dd>')
  })

  it('says that nothing is planned where no date is near, and is not there for drafts', () => {
    expect(page(contentWith({ start: '2026-01-06T18:00' }))).toContain('Zurzeit ist kein weiterer Termin geplant.')
    expect(page(contentWith({ status: 'draft' }))).toBeUndefined()
    expect(page(buildContent({}))).toBeUndefined()
  })

  it('of a series that was split is found by the address of its earlier part', () => {
    const later = build('events', {
      id: 'choir-later',
      title: { de: 'Großer Chor' },
      start: '2026-04-07T18:00',
      recurrence: { rule: 'FREQ=WEEKLY' },
      continues: { events: ['choir'], from: '2026-04-07T18:00' },
    })
    const earlier = build('events', { start: '2026-03-03T18:00', recurrence: { rule: 'FREQ=WEEKLY;UNTIL=20260331' } })
    const html = page(buildContent({ events: [earlier, later] }), '2026-04-14T18:00') ?? ''
    expect(html).toContain('<link rel="canonical" href="https://sofa.example/events/choir-later/2026-04-14T18%3A00?lang=de">')
    expect(html).toContain('Großer Chor')
  })
})

describe('the later dates of an event', () => {
  const weekly = contentWith({ start: '2026-03-03T18:00', recurrence: { rule: 'FREQ=WEEKLY;COUNT=14' } })
  const rowsIn = (html: string) => html.match(/<a class="row"/g)?.length ?? 0

  it('wait behind the next eight, and are in the data all the same', () => {
    const html = page(weekly) ?? ''
    const [next = '', later = ''] = html.split('<details>')
    expect([rowsIn(next), rowsIn(later)]).toEqual([8, 2])
    expect((dataIn(html)['subEvent'] as unknown[]).length).toBe(11)
  })

  it('have no drawer where there are none', () => {
    const few = contentWith({ start: '2026-03-03T18:00', recurrence: { rule: 'FREQ=WEEKLY;COUNT=12' } })
    const html = page(few) ?? ''
    expect([rowsIn(html), html.includes('<details>')]).toEqual([8, false])
  })
})

describe('the page of all events', () => {
  it('has the days one after the other; what goes on for weeks is on today', () => {
    const content = buildContent({
      places: [build('places')],
      events: [
        build('events', { start: '2026-03-24T18:00', recurrence: { rule: 'FREQ=WEEKLY;COUNT=2' }, place: 'hall' }),
        build('events', { id: 'show', title: { de: 'Schau' }, start: '2026-03-16', end: '2026-04-30' }),
        build('events', { id: 'walk', title: { de: 'Gang' }, start: '2026-03-20T15:00', end: '2026-03-20T16:00' }),
      ],
    })
    const source = sourceOf(content, now)
    const html = takeAllSteps(writeEventIndex(source, readIn(source, 'de')!, createLook(''))).bytes.toString()
    const days = html.split('<section').slice(1)
    const textIn = (day: string) =>
      [...day.matchAll(/<(?:h2|strong)>(.*?)<\/(?:h2|strong)>/g)].map(([, text = '']) => text.replaceAll(/<[^>]*>/g, ''))
    expect(days.map(textIn)).toEqual([
      ['Heute, Freitag, 20. März', 'Schau', 'Gang'],
      ['Dienstag, 24. März', 'Chor'],
      ['Dienstag, 31. März', 'Chor'],
    ])
    expect(days[1]).toContain('<span class="place"><span lang="de" dir="ltr">Saal</span></span>')
  })

  it('tells those who come for a moved date where it went', () => {
    const changes = [{ id: 'a', original: '2026-03-20T18:00', start: '2026-03-22T17:00', reason: { de: 'Saal belegt' } }]
    const content = buildContent({
      events: [build('events', { start: '2026-03-13T18:00', recurrence: { rule: 'FREQ=WEEKLY;COUNT=2' }, changes })],
    })
    const source = sourceOf(content, now)
    const html = takeAllSteps(writeEventIndex(source, readIn(source, 'de')!, createLook(''))).bytes.toString()
    const [, today = '', later = ''] = html.split('<section')
    expect(today).toContain('<s><span lang="de" dir="ltr">Chor</span></s>')
    expect(today).toContain('Verlegt auf Sonntag, 22. März, \u206617:00\u2069. <span lang="de" dir="ltr">Saal belegt</span>')
    expect(later).toContain('Verlegt (statt Freitag, 20. März, \u206618:00\u2069): ')
    // The data for search engines names each event once.
    expect(html.match(/"@type":"ListItem"/g)).toHaveLength(1)
  })
})

describe('an address of open data', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse()
  })
  afterAll(() => house.close())

  it('answers everybody with what it is, revalidated, and never runs anything', async () => {
    for (const [path, type] of [
      ['/events/', 'text/html; charset=utf-8'],
      ['/calendar.ics', 'text/calendar; charset=utf-8'],
      ['/feed.atom', 'application/atom+xml; charset=utf-8'],
      ['/hsds/', 'application/json; charset=utf-8'],
      ['/hsds/services', 'application/json; charset=utf-8'],
    ] as const) {
      const { status, headers } = await house.ask(path, {
        headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
      })
      expect([path, status, headers['content-type'], headers['cache-control']]).toEqual([path, 200, type, 'no-cache'])
      expect([path, headers['content-security-policy']?.toString().startsWith("default-src 'none'")]).toEqual([path, true])
      expect([path, headers['access-control-allow-origin']]).toEqual([path, path === '/events/' ? undefined : '*'])
      const again = await house.ask(path, { headers: { 'if-none-match': String(headers.etag) } })
      expect([path, again.status]).toEqual([path, 304])
      expect([path, (await house.ask(`${path}?lang=xx`)).status]).toEqual([path, 400])
      expect([path, (await house.ask(path, { method: 'POST' })).status]).toEqual([path, 405])
    }
    expect((await house.ask('/events')).headers.location).toBe('/events/')
  })

  it('that is none is a page for a person and a problem for a program', async () => {
    const person = await house.ask('/events/nobody', { headers: { accept: 'text/html' } })
    expect([person.status, person.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    expect(person.body.toString()).toContain('Diese Seite gibt es hier nicht.')
    const program = await house.ask('/events/nobody')
    expect([program.status, program.headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8'])
    for (const path of ['/events/a/b/c', '/events/%', '/events/..%2f..%2fetc', '/hsds/services/x', '/events/constructor'])
      expect([path, (await house.ask(path)).status]).toEqual([path, 404])
  })
})
