import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Content, Item, Kind } from '../../../content/model/kinds.ts'
import { type ItemName, type Resolved, resolveContent } from '../../../content/resolve/resolve.ts'
import { apply } from '../../../content/rules/apply.ts'
import { build, buildContent, shortHash } from '../builders.ts'

const now = Date.parse('2026-01-06T09:00:00Z')

const resolve = (content: Content, revision: number): Resolved =>
  resolveContent(
    content,
    { store: 'shelf', revision, publishedAt: revision, now, publicUrl: 'http://sofa.example' },
    { hash: shortHash },
  )

type Edit = [kind: Kind, id: string, item: Item | null]

function withEdits(content: Content, edits: Edit[]): Content {
  const next = { ...content } as Record<Kind, Map<string, Item>>
  for (const [kind, id, item] of edits) {
    next[kind] = new Map(next[kind])
    if (item) next[kind].set(id, item)
    else next[kind].delete(id)
  }
  return next as unknown as Content
}

/** Ids are few, so that edits hit what others name; names may lead nowhere, as after a deletion. */
const id = fc.constantFrom('a', 'b', 'constructor')
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const text = fc.record({ de: fc.constantFrom('Eins', 'Zwei'), en: fc.constantFrom('One', 'Two') }, { requiredKeys: ['de'] })
const ids = fc.uniqueArray(id, { maxLength: 2 })
const moment = fc.constantFrom('2025-12-31', '2026-01-06', '2026-01-06T10:00', '2026-01-20T18:00', '2026-08-01')
const span = fc
  .tuple(moment, moment)
  .map((both) => both.sort())
  .map(([from, until]) => ({ from, until }))
const translations = optional(
  fc.constantFrom({ en: { of: '0'.repeat(16), by: 'person' } }, { en: { of: '1'.repeat(16), by: 'machine' } }),
)
const weekly = {
  days: fc.constantFrom(['MO'], ['TU', 'SA']),
  from: fc.constantFrom('09:00', '22:00'),
  until: fc.constantFrom('02:00', '24:00'),
}
const slot = fc.record({ ...weekly, byAppointment: optional(fc.constant(true)) })
const slots = <T>(each: fc.Arbitrary<T>) => fc.uniqueArray(each, { maxLength: 2, selector: (one) => JSON.stringify(one) })
const hours = slots(slot)
const onHours = slots(fc.record(weekly))

const fields: Partial<Record<Kind, fc.Arbitrary<Record<string, unknown>>>> = {
  centre: fc.record({
    name: text,
    region: fc.constantFrom('DE-NI', 'DE-NI', 'DE-NI', 'DE-NI', 'DE-BY'),
    defaultPlace: id,
    publicUrl: fc.constantFrom(undefined, undefined, undefined, 'http://other.example'),
  }),
  media: fc.record({ alt: text, consentUntil: optional(fc.constantFrom('2026-01-01', '2026-02-01')) }),
  places: fc.record({ name: text, description: optional(text), image: optional(id), hours, district: optional(id) }),
  offers: fc.record({ name: text, place: id, image: optional(id), hours }),
  events: fc.record({
    title: text,
    start: fc.constantFrom('2026-01-06T18:00', '2026-01-10', '2025-12-02T18:00', '2026-09-01T18:00'),
    end: fc.constant(undefined),
    duration: optional(fc.constantFrom('PT1H', 'P2D')),
    recurrence: optional(
      fc.constantFrom(
        { rule: 'FREQ=WEEKLY' },
        { rule: 'FREQ=MONTHLY;BYDAY=2TU' },
        // Good Friday is one of these.
        { rule: 'FREQ=MONTHLY;BYDAY=1FR' },
        { dates: ['2026-01-08'] },
      ),
    ),
    skip: optional(fc.constant(['holidays'])),
    changes: optional(id.map((place) => [{ id: 'c', original: '2026-01-06T18:00', place }])),
    place: optional(id),
    offer: optional(id),
    image: optional(id),
  }),
  notices: fc
    .tuple(
      span,
      fc.record({
        title: text,
        places: ids,
        about: optional(fc.record({ kind: fc.constantFrom('offers', 'events'), id })),
        image: optional(id),
      }),
    )
    .map(merge),
  alerts: fc.tuple(span, fc.record({ title: text, places: ids })).map(merge),
  pages: fc.record({ title: text, body: text }),
  slides: fc.tuple(fc.oneof(span, fc.constant({})), fc.record({ title: text, image: optional(id) })).map(merge),
  playlists: fc.record({ entries: ids.map((slides) => slides.map((slide, index) => ({ id: `e${index}`, slide, weight: 1 }))) }),
  screens: fc.record({
    place: id,
    onHours,
    playlists: ids.map((playlists) =>
      playlists.map((playlist, index) => ({ id: `e${index}`, playlist, ...(index === 0 ? { from: '08:00' } : {}) })),
    ),
  }),
  surveys: fc.tuple(span, fc.record({ title: text, places: ids })).map(merge),
}

function merge([first, second]: [object, object]): Record<string, unknown> {
  return { ...first, ...second }
}

const edit: fc.Arbitrary<Edit> = fc.constantFrom(...(Object.keys(fields) as Kind[])).chain((kind) =>
  fc
    .tuple(
      id,
      fc.constantFrom('published', 'published', 'published', 'draft', 'archived'),
      translations,
      fields[kind]!,
      fc.integer({ min: 0, max: 9 }),
    )
    .map(([name, status, words, more, dice]): Edit => {
      const itemId = kind === 'centre' ? 'centre' : name
      const gone = kind !== 'centre' && dice === 0
      return [
        kind,
        itemId,
        gone ? null : build(kind, { status: status as 'draft', ...(words && { translations: words }), ...more, id: itemId }),
      ]
    }),
)

describe('a change of the snapshot', () => {
  it('applied to the snapshot before makes the snapshot after, whatever was edited', () => {
    const seen = { nothing: 0, refresh: 0, change: 0 }
    fc.assert(
      fc.property(
        fc.array(edit, { maxLength: 30 }),
        fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
        (first, rounds) => {
          let content = withEdits(buildContent(), first)
          let resolved = resolve(content, 1)
          let held = resolved.snapshot()
          rounds.forEach((edits, round) => {
            const revision = round + 2
            content = withEdits(content, edits)
            const names: ItemName[] = edits.map(([kind, name]) => ({ kind, id: name }))
            const outcome = resolved.change(content, names, { revision, publishedAt: revision })
            seen[outcome.told]++
            const { publishedAt, revision: newest, ...anew } = resolve(content, revision).snapshot()
            if (outcome.told === 'refresh') {
              resolved = resolve(content, revision)
              held = resolved.snapshot()
            }
            if (outcome.told === 'change') held = apply(held, JSON.parse(JSON.stringify(outcome.change)))!
            expect(held).toEqual({ ...anew, revision: held.revision, publishedAt: held.publishedAt })
            expect(resolved.snapshot()).toEqual(held)
            if (outcome.told !== 'nothing') expect([held.revision, held.publishedAt]).toEqual([newest, publishedAt])
          })
        },
      ),
      { numRuns: 150, seed: 11 },
    )
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(20)
  })

  it('of one item among many names that one only', () => {
    const events = Array.from({ length: 200 }, (_, n) => build('events', { id: `e${n}`, recurrence: { rule: 'FREQ=WEEKLY' } }))
    const content = buildContent({ events })
    const resolved = resolve(content, 1)
    const after = withEdits(content, [['events', 'e7', build('events', { ...events[7], title: { de: 'Neu' } })]])
    const outcome = resolved.change(after, [{ kind: 'events', id: 'e7' }], { revision: 2, publishedAt: 2 })
    expect(outcome).toMatchObject({ told: 'change', change: { from: 1, to: 2, removes: {}, timeline: {} } })
    expect(outcome.told === 'change' && outcome.change.puts.events?.map(({ id: name, title }) => [name, title])).toEqual([
      ['e7', { de: 'Neu' }],
    ])
  })

  it('that archives a place takes out what cannot do without it and corrects what names it', () => {
    const items = {
      places: [build('places')],
      offers: [build('offers')],
      events: [build('events', { place: 'hall', offer: 'advice' })],
      notices: [build('notices', { about: { kind: 'offers', id: 'advice' } })],
    }
    const content = buildContent(items)
    const resolved = resolve(content, 1)
    const after = withEdits(content, [['places', 'hall', build('places', { status: 'archived' })]])
    const outcome = resolved.change(after, [{ kind: 'places', id: 'hall' }], { revision: 2, publishedAt: 2 })
    if (outcome.told !== 'change') throw new Error(outcome.told)
    expect(outcome.change.removes).toEqual({ places: ['hall'], offers: ['advice'] })
    expect(Object.keys(outcome.change.puts)).toEqual(['events', 'notices'])
    expect(outcome.change.puts.events![0]).not.toHaveProperty('place')
    expect(outcome.change.puts.notices![0]).not.toHaveProperty('about')
  })

  it('shows nothing of itself before its last step', () => {
    const content = buildContent({ places: [build('places')], events: [build('events', { place: 'hall' })] })
    const resolved = resolve(content, 1)
    const before = resolved.snapshot()
    const after = withEdits(content, [
      ['places', 'hall', build('places', { status: 'archived' })],
      ['events', 'dance', build('events', { id: 'dance', place: 'hall' })],
    ])
    const names: ItemName[] = [
      { kind: 'places', id: 'hall' },
      { kind: 'events', id: 'dance' },
    ]
    const steps = resolved.changeInSteps(after, names, { revision: 2, publishedAt: 2 })
    let step = steps.next()
    let taken = 0
    for (; !step.done; step = steps.next()) {
      taken++
      expect(resolved.snapshot()).toEqual(before)
    }
    // Three items are resolved, the event that named the place among them, and three are compared.
    expect(taken).toBe(6)
    expect(step.value.told).toBe('change')
    expect(resolved.snapshot()).toEqual({ ...resolve(after, 2).snapshot(), publishedAt: 2 })
    expect(resolved.snapshot().events.map(({ id: name, place }) => [name, place])).toEqual([
      ['choir', undefined],
      ['dance', undefined],
    ])
  })

  it('reads anew only the texts that are others than before', () => {
    const page = (de: string, title: string) =>
      build('pages', { title: { de: title }, body: { de, en: 'We are **here**.', ar: 'نحن *هنا*.' } })
    const content = buildContent({ pages: [page('Wir sind *hier*.', 'Wir')] })
    const resolved = resolve(content, 1)
    const edit = (after: Content, revision: number) => {
      resolved.change(after, [{ kind: 'pages', id: 'about' }], { revision, publishedAt: revision })
      return resolved.snapshot().pages[0]!.body
    }
    const first = resolved.snapshot().pages[0]!.body
    const retitled = withEdits(content, [['pages', 'about', page('Wir sind *hier*.', 'Über uns')]])
    const second = edit(retitled, 2)
    expect(second).toEqual(first)
    for (const tag of ['de', 'en', 'ar']) expect(second[tag]).toBe(first[tag])
    const third = edit(withEdits(retitled, [['pages', 'about', page('Wir sind *dort*.', 'Über uns')]]), 3)
    expect(third['de']).toEqual([{ paragraph: ['Wir sind ', { emphasis: ['dort'] }, '.'] }])
    expect(third['en']).toBe(first['en'])
  })

  it('of a draft is nothing', () => {
    const content = buildContent()
    const resolved = resolve(content, 1)
    const after = withEdits(content, [['notices', 'plan', build('notices', { id: 'plan', status: 'draft' })]])
    expect(resolved.change(after, [{ kind: 'notices', id: 'plan' }], { revision: 2, publishedAt: 2 })).toEqual({
      told: 'nothing',
    })
    expect(resolved.snapshot().revision).toBe(1)
  })

  it('that a screen of another revision cannot take is refused', () => {
    const content = buildContent()
    const resolved = resolve(content, 1)
    const held = resolved.snapshot()
    const outcome = resolved.change(withEdits(content, [['pages', 'about', build('pages')]]), [{ kind: 'pages', id: 'about' }], {
      revision: 2,
      publishedAt: 2,
    })
    if (outcome.told !== 'change') throw new Error(outcome.told)
    expect(apply({ ...held, revision: 5 }, outcome.change)).toBeUndefined()
  })
})
