import { describe, expect, it } from 'vitest'
import type { PublicScreen, Snapshot } from '../../../../content/model/snapshot.ts'
import { createProgramme, programme } from '../../../../content/rules/programme.ts'
import { usualCapacity as capacity } from '../../../../content/rules/programme/capacity.ts'
import { findHeld } from '../../../../content/rules/programme/hold.ts'
import type { Showing } from '../../../../content/rules/programme/show.ts'
import { spreadEntries } from '../../../../content/rules/programme/playlists.ts'
import { build } from '../../builders.ts'
import { snapshotAt } from '../../resolved.ts'

const monday = '2026-01-05T08:00:00Z'
const at = (instant: string) => Date.parse(instant)
const seconds = ({ start, end }: Showing) => (end - start) / 1000

const text = (id: string, more: Record<string, unknown> = {}) =>
  build('slides', { id, template: 'text', title: { de: `Folie ${id}` }, ...more })
const playlist = (id: string, ...slides: (string | { slide: string; weight: number })[]) =>
  build('playlists', {
    id,
    entries: slides.map((each, index) => ({ id: `e${index}`, ...(typeof each === 'string' ? { slide: each } : each) })),
  })
const screen = (more: Record<string, unknown> = {}) =>
  build('screens', {
    id: 'window',
    kind: 'signage',
    name: 'Fenster',
    place: 'hall',
    languages: ['de'],
    playlists: [{ id: 'all', playlist: 'all' }],
    ...more,
  })

type Items = NonNullable<Parameters<typeof snapshotAt>[1]>
const snapshotOf = (items: Items, now = monday): Snapshot =>
  snapshotAt(now, { places: [build('places')], screens: [screen()], ...items })
const theScreen = (snapshot: Snapshot): PublicScreen => snapshot.screens[0]!
const shown = (snapshot: Snapshot, instant: string, count = 4) =>
  programme(snapshot, at(instant), theScreen(snapshot), { capacity, count }).slides
const ids = (slides: readonly Showing[]) => slides.map(({ id }) => id)

/** Every change of the wall from one instant to another. */
function watch(snapshot: Snapshot, from: string, until: string): Showing[] {
  const maker = createProgramme(snapshot, theScreen(snapshot), { capacity })
  const seen: Showing[] = []
  for (let instant = at(from); instant < at(until);) {
    const [now] = maker.at(instant, 1).slides
    seen.push(now!)
    instant = now!.end
  }
  return seen
}

describe('one programme for all', () => {
  const snapshot = snapshotOf({ slides: ['a', 'b', 'c'].map((id) => text(id)), playlists: [playlist('all', 'a', 'b', 'c')] })

  it('two screens that never met show the same slide at any instant', () => {
    const other = createProgramme(structuredClone(snapshot), theScreen(snapshot), { capacity })
    const one = createProgramme(snapshot, theScreen(snapshot), { capacity })
    one.at(at('2026-01-05T08:00:00Z'))
    for (let minute = 0; minute < 120; minute++) {
      const instant = at('2026-01-05T09:00:00Z') + minute * 61_003
      expect(one.at(instant)).toEqual(other.at(instant))
    }
  })

  it('slides follow one another without a gap, and the answer changes when the first ends', () => {
    const { slides, until } = programme(snapshot, at('2026-01-05T10:00:00Z'), theScreen(snapshot), { capacity, count: 6 })
    expect(until).toBe(slides[0]!.end)
    expect(slides.slice(1).map(({ start }) => start)).toEqual(slides.slice(0, -1).map(({ end }) => end))
    expect(ids(slides).join('')).toMatch(/^(abcabc|bcabca|cabcab)$/)
  })

  it('any instant within a slide gives the same slide from start to end', () => {
    const [slide] = shown(snapshot, '2026-01-05T10:00:00Z')
    for (const instant of [slide!.start, slide!.start + 1, slide!.end - 1])
      expect(programme(snapshot, instant, theScreen(snapshot), { capacity }).slides[0]).toEqual(slide)
    expect(programme(snapshot, slide!.end, theScreen(snapshot), { capacity }).slides[0]!.id).not.toBe(slide!.id)
  })

  it('lists of nothing, one and two entries are played', () => {
    const one = snapshotOf({ slides: [text('a')], playlists: [playlist('all', 'a')] })
    const two = snapshotOf({ slides: [text('a'), text('b')], playlists: [playlist('all', 'a', 'b')] })
    const none = snapshotOf({ playlists: [playlist('all')] })
    const [alone, ...others] = shown(one, '2026-01-05T10:00:00Z')
    expect([alone!.id, alone!.page, alone!.pages]).toEqual(['a', 1, 1])
    // Nothing ends it before something begins: midnight.
    expect(new Date(alone!.end).toISOString()).toBe('2026-01-05T23:00:00.000Z')
    expect(ids(others)).toEqual(['a', 'a', 'a'])
    expect(new Set(ids(shown(two, '2026-01-05T10:00:00Z')))).toEqual(new Set(['a', 'b']))
    expect(shown(none, '2026-01-05T10:00:00Z')[0]!.source).toBe('built-in')
  })
})

describe('what comes first', () => {
  const items: Items = {
    slides: [text('day'), text('evening'), text('late', { until: '2026-01-06' })],
    playlists: [playlist('day', 'day'), playlist('evening', 'evening'), playlist('empty')],
    screens: [
      screen({
        playlists: [
          { id: 'd', playlist: 'day' },
          { id: 'e', playlist: 'evening', from: '17:00', until: '22:00' },
        ],
        onHours: [{ days: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], from: '07:00', until: '23:00' }],
      }),
    ],
  }
  const first = (instant: string, more: Items = {}) => shown(snapshotOf({ ...items, ...more }), instant)[0]!

  it('a daypart comes before the default list, in the centre’s own hours', () => {
    expect(first('2026-01-05T15:59:59Z').id).toBe('day')
    expect(first('2026-01-05T16:00:00Z').id).toBe('evening')
    expect(first('2026-01-05T21:00:00Z').id).toBe('day')
  })

  it('outside the on-hours the wall is dim until they begin', () => {
    const off = first('2026-01-05T23:30:00Z')
    expect([off.source, off.show.kind, new Date(off.end).toISOString()]).toEqual(['off', 'off', '2026-01-06T06:00:00.000Z'])
  })

  it('an emergency that takes over comes before the on-hours, in each language in turn, and ends by itself', () => {
    const storm = build('alerts', {
      from: '2026-01-05T22:00',
      until: '2026-01-06T01:00',
      mode: 'takeover',
      body: { de: 'Bleiben Sie drinnen.', ar: 'ابقوا في الداخل.' },
    })
    const snapshot = snapshotOf({ ...items, alerts: [storm], screens: [{ ...items.screens![0]!, languages: ['de', 'ar'] }] })
    const slides = shown(snapshot, '2026-01-05T23:00:00Z', 3)
    expect(slides.map(({ source, id }) => `${source} ${id}`)).toEqual(Array(3).fill('alert storm'))
    expect(new Set(slides.map(({ lang }) => lang))).toEqual(new Set(['de', 'ar']))
    expect(shown(snapshot, '2026-01-06T00:00:00Z')[0]!.source).toBe('off')
  })

  it('an overlay leaves the slides and stands above them', () => {
    const snapshot = snapshotOf({ ...items, alerts: [build('alerts', {})] })
    const now = programme(snapshot, at('2026-01-05T12:00:00Z'), theScreen(snapshot), { capacity })
    expect([now.slides[0]!.id, now.band?.id]).toEqual(['day', 'storm'])
    expect(now.until).toBeLessThanOrEqual(now.band!.end)
    expect(programme(snapshot, at('2026-01-05T19:00:00Z'), theScreen(snapshot), { capacity }).band).toBeUndefined()
  })

  it('an empty list gives way to the next, and at last to what is built in', () => {
    const empty = [
      screen({
        playlists: [
          { id: 'e', playlist: 'empty', from: '00:00' },
          { id: 'd', playlist: 'day' },
        ],
      }),
    ]
    expect(first('2026-01-05T10:00:00Z', { screens: empty }).id).toBe('day')
    const builtIn = shown(snapshotOf({ screens: [screen({ playlists: [] })], playlists: [], slides: [] }), '2026-01-05T10:00:00Z')
    expect(new Set(ids(builtIn))).toEqual(new Set(['today', 'sofa']))
  })

  it('a browser that is no screen plays the list of the default place, else the first of all', () => {
    const snapshot = snapshotOf(items)
    const [slide] = programme(snapshot, at('2026-01-05T18:00:00Z'), undefined, { capacity }).slides
    expect([slide!.id, slide!.source]).toEqual(['evening', 'playlist'])
    const without = { ...snapshot, screens: [] }
    expect(programme(without, at('2026-01-05T18:00:00Z'), undefined, { capacity }).slides[0]!.id).toBe('day')
  })
})

describe('a round', () => {
  it('spreads what weighs more, and keeps the order of the rest', () => {
    const entries = [
      { id: '1', slide: 'a', weight: 1 },
      { id: '2', slide: 'b', weight: 2 },
      { id: '3', slide: 'c', weight: 1 },
      { id: '4', slide: 'd', weight: 1 },
    ]
    expect(spreadEntries(entries).map(({ slide }) => slide)).toEqual(['a', 'b', 'c', 'b', 'd'])
  })

  it('is shown in one language after another', () => {
    const snapshot = snapshotOf({
      slides: [text('a'), text('b')],
      playlists: [playlist('all', 'a', 'b')],
      screens: [screen({ languages: ['de', 'ar', 'en'] })],
    })
    const tour = shown(snapshot, '2026-01-05T10:00:00Z', 7).map(({ id, lang }) => `${lang} ${id}`)
    const cycle = ['de a', 'de b', 'ar a', 'ar b', 'en a', 'en b']
    const begin = cycle.indexOf(tour[0]!)
    expect(tour).toEqual(Array.from({ length: 7 }, (_, index) => cycle[(begin + index) % 6]))
  })

  it('leaves out what is not valid, what is empty and what this device cannot show', () => {
    const items: Items = {
      slides: [
        text('a'),
        text('old', { until: '2026-01-04' }),
        text('soon', { from: '2026-01-06' }),
        build('slides', { id: 'news', template: 'notices' }),
        text('broken'),
      ],
      playlists: [playlist('all', 'a', 'old', 'soon', 'news', 'broken')],
    }
    const snapshot = snapshotOf(items)
    const shownIds = (instant: string, count: number) => {
      const options = { capacity, count, without: new Set(['broken']) }
      return new Set(ids(programme(snapshot, at(instant), theScreen(snapshot), options).slides))
    }
    // Alone, it stays until something begins.
    expect(shownIds('2026-01-05T10:00:00Z', 1)).toEqual(new Set(['a']))
    expect(shownIds('2026-01-06T10:00:00Z', 5)).toEqual(new Set(['a', 'soon']))
  })

  it('shows every offer in the end, a page at each appearance', () => {
    const offers = Array.from({ length: 11 }, (_, index) =>
      build('offers', { id: `offer-${index}`, name: { de: `Angebot ${index}` } }),
    )
    const snapshot = snapshotOf({
      offers,
      slides: [text('a'), build('slides', { id: 'offers', template: 'offers' })],
      playlists: [playlist('all', 'a', 'offers')],
    })
    const seen = new Set(
      watch(snapshot, '2026-01-05T10:00:00Z', '2026-01-05T10:05:00Z').flatMap(({ show }) =>
        show.kind === 'offers' ? show.rows.map(({ offer }) => offer.id) : [],
      ),
    )
    expect(seen.size).toBe(11)
  })
})

describe('seconds', () => {
  it('are the staff’s, or as long as the language shown takes to read', () => {
    const words = (count: number) => Array.from({ length: count }, () => 'Wort').join(' ')
    const snapshot = snapshotOf({
      slides: [text('fixed', { seconds: 5 }), text('long', { title: {}, body: { de: words(20), en: words(40) } })],
      playlists: [playlist('all', 'fixed', 'long')],
      screens: [screen({ languages: ['de', 'en'] })],
    })
    const lengths = Object.fromEntries(
      shown(snapshot, '2026-01-05T10:00:00Z', 5)
        .slice(1)
        .map((slide) => [`${slide.id} ${slide.lang}`, seconds(slide)]),
    )
    expect(lengths).toEqual({ 'fixed de': 5, 'long de': 11, 'fixed en': 5, 'long en': 19 })
  })
})

describe('today', () => {
  const events = Array.from({ length: 9 }, (_, hour) =>
    build('events', {
      id: `e${hour}`,
      title: { de: `Termin um ${hour + 10}` },
      start: `2026-01-05T${hour + 10}:00`,
      end: `2026-01-05T${hour + 10}:45`,
    }),
  )
  const snapshot = snapshotOf({ events, slides: [build('slides', {})], playlists: [playlist('all', 'today')] })
  const pageAt = (instant: string) => shown(snapshot, instant, 1)[0]!

  it('is paged, shown page by page, and loses what is over', () => {
    const seen = watch(snapshot, '2026-01-05T08:00:30Z', '2026-01-05T08:03:00Z')
    expect(new Set(seen.map(({ page, pages }) => `${page}/${pages}`))).toEqual(new Set(['1/2', '2/2']))
    const rows = (instant: string) =>
      watch(snapshot, instant, instant.replace(':00:00Z', ':02:00Z')).flatMap(({ show }) =>
        show.kind === 'today' ? show.rows.map(({ event }) => event.id) : [],
      )
    expect(new Set(rows('2026-01-05T08:00:00Z')).size).toBe(9)
    expect(new Set(rows('2026-01-05T15:00:00Z'))).toEqual(new Set(['e6', 'e7', 'e8']))
  })

  it('when all is over says so, and tells what comes next', () => {
    const more = snapshotOf({
      events: [...events, build('events', { id: 'next', start: '2026-01-07T10:00', end: '2026-01-07T11:00' })],
      slides: [build('slides', {})],
      playlists: [playlist('all', 'today')],
    })
    const { show, pages } = shown(more, '2026-01-05T20:00:00Z')[0]!
    expect(show.kind === 'today' && [show.rows.length, show.next.map(({ event }) => event.id), pages]).toEqual([0, ['next'], 1])
  })

  it('with nothing left but an exhibition says so too, and shows it apart from what comes next', () => {
    const exhibition = build('events', { id: 'exhibition', start: '2026-01-02', end: '2026-01-20' })
    const more = snapshotOf({
      events: [...events, exhibition, build('events', { id: 'next', start: '2026-01-07T10:00', end: '2026-01-07T11:00' })],
      slides: [build('slides', {})],
      playlists: [playlist('all', 'today')],
    })
    const told = (instant: string) =>
      watch(more, instant, instant.replace(':00:00Z', ':02:00Z')).map(({ show }) => {
        if (show.kind !== 'today') return undefined
        const [rows, running, next] = [show.rows, show.running, show.next].map((list) => list.map(({ event }) => event.id))
        return { isOver: show.isOver, rows, running, next }
      })
    expect(told('2026-01-05T20:00:00Z')[0]).toEqual({ isOver: true, rows: [], running: ['exhibition'], next: ['next'] })
    const before = told('2026-01-05T17:00:00Z')
    expect(before[0]).toEqual({ isOver: false, rows: ['e8'], running: ['exhibition'], next: ['next'] })
  })

  it('says once, on its first page, that nothing more is on', () => {
    const many = Array.from({ length: 9 }, (_, n) => build('events', { id: `x${n}`, start: '2026-01-02', end: '2026-01-20' }))
    const more = snapshotOf({ events: many, slides: [build('slides', {})], playlists: [playlist('all', 'today')] })
    const pages = watch(more, '2026-01-05T20:00:00Z', '2026-01-05T20:02:00Z').map(
      ({ page, show }) => `${page} ${show.kind === 'today' && show.isOver}`,
    )
    expect(new Set(pages)).toEqual(new Set(['1 true', '2 false', '3 false']))
  })

  it('turns at the local midnight', () => {
    const before = pageAt('2026-01-05T22:59:59Z').show
    const after = pageAt('2026-01-05T23:00:00Z').show
    expect([before.kind === 'today' && before.date, after.kind === 'today' && after.date]).toEqual(['2026-01-05', '2026-01-06'])
  })
})

describe('edges', () => {
  const slides = ['a', 'b', 'c'].map((id) => text(id, { seconds: 20 }))
  const all = playlist('all', 'a', 'b', 'c')

  it('no slide is torn: what cannot be read to its end is not begun', () => {
    const snapshot = snapshotOf({
      slides: [...slides, text('soon', { from: '2026-01-05T11:00', seconds: 20 })],
      playlists: [{ ...all, entries: [...all.entries, { id: 'x', slide: 'soon', weight: 1 }] }],
    })
    const seen = watch(snapshot, '2026-01-05T09:55:00Z', '2026-01-05T10:05:00Z')
    expect(seen.every((slide) => seconds(slide) >= 20)).toBe(true)
    expect(seen.some(({ end }) => end === at('2026-01-05T10:00:00Z'))).toBe(true)
    for (const slide of seen) expect(slide.id === 'soon' && slide.start < at('2026-01-05T10:00:00Z')).toBe(false)
  })

  it('what leaves all as it is cuts nothing', () => {
    const quiet = snapshotOf({ slides, playlists: [all], notices: [build('notices', { from: '2026-01-05T11:00' })] })
    expect(watch(quiet, '2026-01-05T09:55:00Z', '2026-01-05T10:05:00Z').every((slide) => seconds(slide) === 20)).toBe(true)
  })

  it('both changes of the clock pass without a gap or a repeated minute', () => {
    for (const day of ['2026-03-29', '2026-10-25']) {
      const snapshot = snapshotOf(
        { slides: [...slides, build('slides', {})], playlists: [playlist('all', 'a', 'today', 'b')] },
        `${day}T00:00:00Z`,
      )
      const seen = watch(snapshot, `${day}T00:00:00Z`, `${day}T04:00:00Z`)
      expect(seen.slice(1).every(({ start }, index) => start === seen[index]!.end)).toBe(true)
      expect(seen.every((slide) => seconds(slide) >= 8 && seconds(slide) < 60)).toBe(true)
    }
  })
})

describe('without a trusted clock', () => {
  it('only what is true on any day is shown', () => {
    const snapshot = snapshotOf({
      slides: [text('a'), text('dated', { until: '2026-02-01' }), build('slides', {})],
      playlists: [playlist('all', 'today', 'a', 'dated')],
      screens: [screen({ onHours: [{ days: ['SU'], from: '10:00', until: '11:00' }] })],
    })
    const slides = programme(snapshot, at('2026-01-05T10:00:00Z'), theScreen(snapshot), {
      capacity,
      dated: false,
      count: 3,
    }).slides
    expect(new Set(ids(slides))).toEqual(new Set(['a']))
  })
})

describe('a preview', () => {
  const snapshot = snapshotOf({
    slides: [text('a')],
    playlists: [playlist('all', 'a')],
    notices: Array.from({ length: 9 }, (_, index) => build('notices', { id: `n${index}`, title: { de: `Meldung ${index}` } })),
  })
  const hold = (held: string) => findHeld(snapshot, at('2026-01-05T10:00:00Z'), undefined, { capacity, languages: ['en'] }, held)

  it('holds a slide, a block, or the page an item stands on, in the language asked for', () => {
    expect([hold('a')?.show.kind, hold('a')?.lang]).toEqual(['text', 'en'])
    expect(hold('notices')?.page).toBe(1)
    const found = hold('notices/n8')
    expect(found?.show.kind === 'notices' && found.show.rows.some(({ notice }) => notice.id === 'n8')).toBe(true)
  })

  it('holds nothing where there is nothing', () => {
    expect([hold('nothing'), hold('offers'), hold('alerts/none')]).toEqual([undefined, undefined, undefined])
  })
})
