import { describe, expect, it } from 'vitest'
import { kinds, type Kind } from '../../../content/model/kinds.ts'
import { visitMarks } from '../../../content/model/marks.ts'
import { sourceFingerprint } from '../../../content/model/translation.ts'
import { resolveOrder } from '../../../content/resolve/resolve.ts'
import { build, shortHash } from '../builders.ts'
import { iso, snapshotAt } from '../resolved.ts'

const now = '2026-01-06T09:00:00Z'
const draft = { status: 'draft' } as const

describe('what is public', () => {
  it('is published, and neither draft nor archived', () => {
    const { places } = snapshotAt(now, {
      places: [
        build('places'),
        build('places', { id: 'plan', status: 'draft' }),
        build('places', { id: 'old', status: 'archived' }),
      ],
    })
    expect(places.map(({ id }) => id)).toEqual(['hall'])
  })

  it('comes sorted by id and without bookkeeping', () => {
    const snapshot = snapshotAt(now, {
      pages: [build('pages', { id: 'b' }), build('pages', { id: 'a' }), build('pages', { id: 'a-2' })],
    })
    expect(snapshot.pages.map(({ id }) => id)).toEqual(['a', 'a-2', 'b'])
    expect(snapshot.pages[0]).toEqual({
      id: 'a',
      slot: 'about',
      title: { de: 'Über uns' },
      body: { de: [{ paragraph: ['Wir.'] }] },
      states: { en: 'missing', ar: 'missing' },
    })
    expect(snapshot.centre).not.toHaveProperty('schoolHolidays')
  })

  it('names nothing that is not public', () => {
    const { offers, events, notices, places, slides } = snapshotAt(now, {
      media: [build('media', draft)],
      places: [
        build('places', {
          image: 'sofa',
          people: [{ id: 'p', name: 'Ina', role: { de: 'Leitung' }, languages: [], photo: 'sofa' }],
        }),
      ],
      offers: [build('offers', { image: 'sofa' }), build('offers', { id: 'plan', ...draft })],
      events: [build('events', { place: 'gone', offer: 'plan', image: 'sofa' })],
      notices: [build('notices', { about: { kind: 'offers', id: 'plan' }, image: 'sofa' })],
      slides: [build('slides', { image: 'sofa' })],
    })
    for (const item of [offers[0], events[0], notices[0], places[0], slides[0]]) expect(item).not.toHaveProperty('image')
    expect(events[0]).not.toHaveProperty('place')
    expect(events[0]).not.toHaveProperty('offer')
    expect(notices[0]).not.toHaveProperty('about')
    expect(places[0]!.people[0]).toEqual({ id: 'p', name: 'Ina', role: { de: 'Leitung' }, languages: [] })
  })

  it('needs what it cannot do without: an offer or a screen its place, an entry its slide or playlist', () => {
    const items = {
      slides: [build('slides'), build('slides', { id: 'plan', ...draft })],
      playlists: [
        build('playlists', {
          entries: [
            { id: 'a', slide: 'plan', weight: 1 },
            { id: 'b', slide: 'today', weight: 1 },
          ],
        }),
        build('playlists', { id: 'old', ...draft }),
      ],
      screens: [
        build('screens', {
          playlists: [
            { id: 'a', playlist: 'old' },
            { id: 'b', playlist: 'all' },
          ],
        }),
      ],
      offers: [build('offers')],
    }
    const snapshot = snapshotAt(now, { ...items, places: [build('places')] })
    expect(snapshot.playlists.map(({ entries }) => entries)).toEqual([[{ id: 'b', slide: 'today', weight: 1 }]])
    expect(snapshot.screens[0]!.playlists).toEqual([{ id: 'b', playlist: 'all' }])
    const without = snapshotAt(now, { ...items, places: [build('places', draft)] })
    expect([without.offers, without.screens]).toEqual([[], []])
  })

  it('for one place is not shown everywhere when that place is not public', () => {
    const items = {
      notices: [build('notices', { places: ['hall'] })],
      alerts: [build('alerts', { places: ['hall'] })],
      surveys: [build('surveys', { places: ['hall'] })],
    }
    const without = snapshotAt(now, {
      ...items,
      places: [build('places', draft)],
      alerts: [build('alerts', { places: ['hall'], until: '2026-01-09' })],
    })
    expect([without.notices, without.alerts, without.surveys]).toEqual([[], [], []])
    const districts = snapshotAt(now, { notices: [build('notices', { places: ['hall'], districts: ['north'] })] })
    expect(districts.notices[0]).toMatchObject({ places: [], districts: ['north'] })
  })

  it('has a date in the window', () => {
    const { events, notices } = snapshotAt(now, {
      events: [
        build('events', { id: 'past', start: '2026-01-04T10:00', end: '2026-01-04T12:00' }),
        build('events', { id: 'yesterday', start: '2026-01-05T10:00', end: '2026-01-05T12:00' }),
        build('events', { id: 'far', start: '2026-04-17T00:00', end: '2026-04-17T12:00' }),
        build('events', { id: 'last', start: '2026-04-16T23:59', end: '2026-04-17T12:00' }),
      ],
      notices: [
        build('notices', { id: 'over', until: '2026-01-04' }),
        build('notices', { about: { kind: 'events', id: 'past' } }),
      ],
    })
    expect(events.map(({ id }) => id)).toEqual(['last', 'yesterday'])
    expect(notices.map(({ id, about }) => [id, about])).toEqual([['lift', undefined]])
  })

  it('is a picture only as long as those on it agree', () => {
    expect(snapshotAt(now, { media: [build('media', { consentUntil: '2026-01-06' })] }).media).toHaveLength(1)
    expect(snapshotAt(now, { media: [build('media', { consentUntil: '2026-01-05' })] }).media).toEqual([])
  })

  it('is an alert only with an end', () => {
    expect(snapshotAt(now, { alerts: [build('alerts', { until: undefined })] }).alerts).toEqual([])
  })

  it('is the same after its way through JSON', () => {
    const snapshot = snapshotAt(now, {
      places: [build('places')],
      offers: [build('offers', { image: 'sofa' })],
      events: [build('events')],
      notices: [build('notices')],
      slides: [build('slides')],
    })
    expect(JSON.parse(JSON.stringify(snapshot))).toStrictEqual(snapshot)
  })

  it('is resolved after what it names', () => {
    const later: string[] = []
    const named: [Kind, Kind][] = [
      ['places', 'media'],
      ['offers', 'places'],
      ['offers', 'media'],
      ['events', 'places'],
      ['events', 'offers'],
      ['notices', 'events'],
      ['notices', 'offers'],
      ['alerts', 'places'],
      ['playlists', 'slides'],
      ['screens', 'playlists'],
      ['surveys', 'places'],
    ]
    const order = ['centre', ...resolveOrder] as Kind[]
    for (const [from, to] of named) if (order.indexOf(from) < order.indexOf(to)) later.push(`${from} → ${to}`)
    expect(later).toEqual([])
    // Feeds are for staff alone.
    expect([...order, 'feeds'].toSorted()).toEqual(kinds.toSorted())
  })

  it('names only kinds that are resolved before it, whatever an item names', () => {
    const full = [
      ['places', build('places', { image: 'x', people: [{ id: 'p', name: 'I', role: {}, languages: [], photo: 'x' }] })],
      ['offers', build('offers', { image: 'x' })],
      [
        'events',
        build('events', { place: 'x', offer: 'x', image: 'x', changes: [{ id: 'c', original: '2026-01-06', place: 'x' }] }),
      ],
      ['notices', build('notices', { places: ['x'], about: { kind: 'events', id: 'x' }, image: 'x' })],
      ['alerts', build('alerts', { places: ['x'] })],
      ['slides', build('slides', { image: 'x' })],
      ['playlists', build('playlists')],
      ['screens', build('screens', { playlists: [{ id: 'x', playlist: 'x' }] })],
      ['surveys', build('surveys', { places: ['x'] })],
    ] as const
    for (const [kind, item] of full) {
      visitMarks(kind, item, {
        reference: (target) => {
          if (target !== 'topics' && target !== 'districts')
            expect(resolveOrder.indexOf(target as never)).toBeLessThan(resolveOrder.indexOf(kind))
        },
      })
    }
  })
})

describe('when something is valid', () => {
  const intervalsOf = (fields: Record<string, unknown>) =>
    snapshotAt(now, { notices: [build('notices', fields)] }).timeline.intervals['notices/lift']!.map(([from, until]) => [
      iso(from!),
      iso(until!),
    ])

  it('runs from the first minute of a day through the last of another, or from minute to minute', () => {
    expect(intervalsOf({ from: '2026-01-05', until: '2026-01-11' })).toEqual([['2026-01-04T23:00Z', '2026-01-11T23:00Z']])
    expect(intervalsOf({ from: '2026-03-29', until: '2026-03-29' })).toEqual([['2026-03-28T23:00Z', '2026-03-29T22:00Z']])
    expect(intervalsOf({ from: '2026-01-05T08:00', until: '2026-01-07T17:30' })).toEqual([
      ['2026-01-05T07:00Z', '2026-01-07T16:30Z'],
    ])
  })

  it('is open on the side a slide leaves out, and always without either', () => {
    const { timeline } = snapshotAt(now, {
      slides: [build('slides', { until: '2026-01-31' }), build('slides', { id: 'always' })],
    })
    expect(timeline.intervals).toEqual({ 'slides/today': [[null, Date.parse('2026-01-31T23:00Z')]] })
  })

  it('is by day for screens and dayparts, nights included; a default playlist has no entry', () => {
    const { timeline } = snapshotAt(now, {
      places: [build('places')],
      screens: [
        build('screens', {
          onHours: [{ days: ['TU', 'WE'], from: '07:00', until: '19:00' }],
          playlists: [
            { id: 'night', playlist: 'all', days: ['TU'], from: '18:00', until: '06:00' },
            { id: 'morning', playlist: 'all', until: '12:00' },
            { id: 'default', playlist: 'all' },
          ],
        }),
      ],
    })
    const told = (key: string) => timeline.intervals[key]?.slice(0, 2).map(([from, until]) => `${iso(from!)} ${iso(until!)}`)
    expect(told('screens/wall/on')).toEqual(['2026-01-06T06:00Z 2026-01-06T18:00Z', '2026-01-07T06:00Z 2026-01-07T18:00Z'])
    expect(told('screens/wall/night')).toEqual(['2026-01-06T17:00Z 2026-01-07T05:00Z', '2026-01-13T17:00Z 2026-01-14T05:00Z'])
    expect(told('screens/wall/morning')).toEqual(['2026-01-04T23:00Z 2026-01-05T11:00Z', '2026-01-05T23:00Z 2026-01-06T11:00Z'])
    expect(told('screens/wall/default')).toBeUndefined()
  })
})

describe('the holidays', () => {
  it('are those of Lower Saxony, in six languages, and the centre’s school holidays that touch the window', () => {
    const schoolHolidays = [
      { id: 'easter', name: { de: 'Osterferien' }, from: '2026-03-23', until: '2026-04-07' },
      { id: 'summer', name: { de: 'Sommerferien' }, from: '2026-07-02', until: '2026-08-12' },
    ]
    const { holidays } = snapshotAt(now, { centre: [build('centre', { schoolHolidays })] }).timeline
    expect(holidays.map(({ kind, from, until, name }) => `${kind} ${from} ${until} ${name.de}`)).toEqual([
      'school 2026-03-23 2026-04-07 Osterferien',
      'public 2026-04-03 2026-04-03 Karfreitag',
      'public 2026-04-06 2026-04-06 Ostermontag',
    ])
    expect(Object.keys(holidays[1]!.name)).toEqual(['de', 'de-simple', 'ru', 'ar', 'fa-AF', 'en'])
  })

  it('turn with the year', () => {
    const { holidays } = snapshotAt('2026-12-20T09:00:00Z').timeline
    expect(holidays.map(({ from }) => from)).toEqual(['2026-12-25', '2026-12-26', '2027-01-01', '2027-03-26', '2027-03-29'])
  })

  it('are none where the region is not known', () => {
    expect(snapshotAt(now, { centre: [build('centre', { region: 'FR' })] }).timeline.holidays).toEqual([])
  })
})

describe('how a translation stands', () => {
  const source = build('notices', { title: { de: 'Aufzug steht', en: 'Lift out of order', ar: 'المصعد معطل' } })
  const of = shortHash(sourceFingerprint('notices', source, 'de'))
  const states = (translations: unknown, title = source.title) =>
    snapshotAt(now, { notices: [build('notices', { title, translations })] }).notices[0]!.states

  it('is current, from a machine, outdated or missing', () => {
    expect(states({ en: { of, by: 'person' }, ar: { of, by: 'machine' } })).toEqual({ ar: 'machine' })
    expect(states({ en: { of: '0'.repeat(16), by: 'person' }, ar: { of, by: 'machine', checked: '2026-01-05' } })).toEqual({
      en: 'outdated',
    })
    expect(states({ en: { of, by: 'person' } }, { de: 'Aufzug steht', en: ' ' })).toEqual({ en: 'missing', ar: 'missing' })
  })

  it('is outdated as soon as the source says something else', () => {
    const translations = { en: { of, by: 'person' }, ar: { of, by: 'person' } }
    expect(states(translations, { ...source.title, de: 'Aufzug fährt wieder' })).toEqual({ en: 'outdated', ar: 'outdated' })
    expect(states(translations, { ...source.title, de: ' Aufzug steht ' })).toEqual({})
  })
})
