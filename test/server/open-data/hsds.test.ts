import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { Content } from '../../../content/model/kinds.ts'
import { hsdsParameters, writeHsds } from '../../../server/open-data/hsds/hsds.ts'
import { readIn } from '../../../server/open-data/reading.ts'
import { build, buildContent } from '../../content/builders.ts'
import { sample, toContent } from '../../content/sample/files.ts'
import { paths } from './hsds-facts.ts'
import { aboutShape, pageShape, recordShape } from './hsds-shapes.ts'
import { sourceOf } from './source.ts'

const now = '2026-01-06T10:00:00+01:00'

function open(content: Content, lang = 'de') {
  const source = sourceOf(content, now)
  return (address: string, query = ''): unknown => {
    const made = writeHsds(address, new URLSearchParams(query), source, readIn(source, lang)!)
    return made && JSON.parse(made.bytes.toString())
  }
}

/** Each address and its record. `locations` is ours: the API of HSDS has none, but its ids are worth following. */
const collections = [
  ['services', 'service'],
  ['service_at_locations', 'service_at_location'],
  ['locations', 'location'],
  ['organizations', 'organization'],
  ['taxonomies', 'taxonomy'],
  ['taxonomy_terms', 'taxonomy_term'],
] as const

const check = (schema: v.GenericSchema, value: unknown) => {
  const result = v.safeParse(schema, value)
  return result.issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`) ?? []
}

describe('offers and places as HSDS', () => {
  for (const lang of ['de', 'ru', 'ar', 'fa-AF'])
    it(`are records of HSDS 3.0, in ${lang}`, () => {
      const ask = open(toContent(sample), lang)
      const seen = new Map<string, string>()
      for (const [name, kind] of collections) {
        const listed = name === 'locations' ? 'whole' : 'listed'
        const page = ask(name, 'per_page=100') as { contents: { id: string }[]; total_items: number }
        expect([name, check(pageShape(kind, listed), page)]).toEqual([name, []])
        expect([name, page.total_items]).toEqual([name, page.contents.length])
        expect([name, page.contents.length > 0]).toEqual([name, true])
        expect([name, check(pageShape(kind, 'whole'), ask(name, 'full=true'))]).toEqual([name, []])
        for (const { id } of page.contents) {
          expect([name, id, check(recordShape(kind, 'whole'), ask(`${name}/${id}`))]).toEqual([name, id, []])
          expect([id, seen.get(id)]).toEqual([id, undefined])
          seen.set(id, name)
        }
      }
      expect(check(aboutShape, ask(''))).toEqual([])
    })

  it('keep their ids in every language, and name records that are there', () => {
    const content = toContent(sample)
    const ids = (lang: string) => (open(content, lang)('services') as { contents: { id: string }[] }).contents.map(({ id }) => id)
    expect(ids('ar')).toEqual(ids('de'))
    const ask = open(content)
    for (const id of ids('de')) {
      const { service_at_locations: links } = ask(`services/${id}`) as {
        service_at_locations: { id: string; service_id: string; location_id: string }[]
      }
      for (const link of links) {
        expect(link.service_id).toBe(id)
        expect(ask(`locations/${link.location_id}`)).toMatchObject({ id: link.location_id })
        expect(ask(`service_at_locations/${link.id}`)).toMatchObject({ id: link.id })
      }
    }
  })

  it('tell hours, exceptions, languages, cost, ages and what to bring', () => {
    const content = buildContent({
      places: [build('places', { accessibility: ['step-free'], accessibilityNote: { de: 'Klingel links' } })],
      offers: [
        build('offers', {
          hours: [
            { days: ['MO', 'TH'], from: '09:00', until: '12:30' },
            { days: ['SA'], from: '20:00', until: '24:00' },
          ],
          specialDays: [{ id: 'x', from: '2026-12-24', until: '2026-12-26', reason: { de: 'Weihnachten' } }],
          spokenLanguages: ['fa-AF'],
          cost: { kind: 'paid', text: { de: '3 € für Material' } },
          ages: { from: 6, until: 12 },
          bring: { de: 'Ausweis' },
          checkedAt: '2026-01-05',
        }),
      ],
    })
    const ask = open(content)
    const [{ id }] = (ask('services') as { contents: [{ id: string }] }).contents
    expect(ask(`services/${id}`)).toMatchObject({
      name: 'Beratung',
      status: 'active',
      minimum_age: 6,
      maximum_age: 12,
      assured_date: '2026-01-05',
      last_modified: '2026-01-01T12:00:00.000Z',
      fees_description: '3 € für Material',
      organization: { name: 'Zukunftszentrum' },
      schedules: [
        { freq: 'WEEKLY', byday: 'MO,TH', opens_at: '09:00', closes_at: '12:30' },
        { freq: 'WEEKLY', byday: 'SA', opens_at: '20:00', closes_at: '00:00' },
        { valid_from: '2026-12-24', valid_to: '2026-12-26', description: 'Weihnachten', notes: 'Closed.' },
      ],
      languages: [{ name: 'Dari', code: 'fa' }],
      cost_options: [{ amount_description: '3 € für Material' }],
      required_documents: [{ document: 'Ausweis' }],
      attributes: [{ link_entity: 'service', taxonomy_term: { code: 'meet', name: 'Treffen' } }],
      service_at_locations: [{ location: { accessibility: [{ description: 'step-free, Klingel links' }] } }],
    })
  })

  it('leave out drafts, and offers at places that are not public', () => {
    const content = buildContent({
      places: [build('places'), build('places', { id: 'cellar', status: 'draft' })],
      offers: [
        build('offers'),
        build('offers', { id: 'hidden', place: 'cellar' }),
        build('offers', { id: 'later', status: 'draft' }),
      ],
    })
    const ask = open(content)
    for (const name of ['services', 'locations', 'service_at_locations'])
      expect([name, ask(name)]).toEqual([name, expect.objectContaining({ total_items: 1 })])
  })

  it('come in pages, and 400 or nothing for what is none', () => {
    const ask = open(toContent(sample))
    const first = ask('services', 'per_page=3') as { contents: { id: string }[]; total_pages: number }
    const second = ask('services', 'per_page=3&page=2') as { contents: { id: string }[]; first_page: boolean; last_page: boolean }
    expect([first.contents.length, second.contents.length, second.first_page, second.last_page]).toEqual([3, 3, false, false])
    expect(first.contents.map(({ id }) => id)).not.toEqual(second.contents.map(({ id }) => id))
    expect(ask('services', 'page=999')).toMatchObject({ empty: true, last_page: true, contents: [] })
    for (const query of ['page=0', 'page=x', 'per_page=-1', 'page=1e3'])
      expect(() => ask('services', query)).toThrow('No such page')
    for (const address of ['services/nothing', 'nothing', 'constructor', 'services/a/b'])
      expect([address, ask(address)]).toEqual([address, undefined])
    expect(ask('')).toMatchObject({ version: '3.0', publisher: { name: 'Zukunftszentrum' } })
  })

  it('have a list and single records at every path of the API; its parameters narrow the list, are refused, or cannot matter here', () => {
    const ask = open(toContent(sample))
    // One flat taxonomy, and no areas by postcode.
    const cannotMatter = ['top_only', 'postcode']
    for (const [path, parameters] of Object.entries(paths)) {
      const { contents } = ask(path) as { contents: { id: string }[] }
      expect([path, ask(`${path}/${contents[0]?.id}`)]).toEqual([path, expect.objectContaining({ id: contents[0]?.id })])
      const unknown = parameters.split(' ').filter((name) => !(hsdsParameters as readonly string[]).includes(name))
      expect([path, unknown.filter((name) => !cannotMatter.includes(name))]).toEqual([path, []])
    }
  })

  describe('asked for with parameters', () => {
    const content = buildContent({
      centre: [
        build('centre', {
          topics: ['meet', 'help', 'play'].map((id) => ({ id, name: { de: id }, icon: 'coffee', colour: 'rose' })),
        }),
      ],
      places: [build('places'), build('places', { id: 'yard', name: { de: 'Hof' } })],
      offers: [
        build('offers', { id: 'tea', name: { de: 'Teestube' }, topics: ['meet'] }),
        build('offers', { id: 'law', name: { de: 'Rechtsrat' }, topics: ['help', 'meet'], place: 'yard' }),
      ],
    })
    const ask = open(content)
    const names = (query: string, path = 'services') =>
      (ask(path, query) as { contents: { name: string }[] }).contents.map(({ name }) => name)
    const [terms, organization] = ['taxonomy_terms', 'organizations'].map(
      (path) => (ask(path) as { contents: { id: string; name: string; taxonomy_id: string }[] }).contents,
    )
    const term = (name: string) => terms?.find((each) => each.name === name)

    it('have each word that is searched, wherever it stands', () => {
      expect([names('search=TEE'), names('search=rat%20hof'), names('search=recht%20tee'), names('search=')]).toEqual([
        ['Teestube'],
        ['Rechtsrat'],
        [],
        ['Teestube', 'Rechtsrat'],
      ])
    })

    it('meet all of them at once', () => {
      const help = `taxonomy_term_id=${term('help')?.id}`
      expect([names(help), names(`taxonomy_term_id=${term('meet')?.id}`), names(`${help}&search=tee`)]).toEqual([
        ['Rechtsrat'],
        ['Teestube', 'Rechtsrat'],
        [],
      ])
      const taxonomy = `taxonomy_id=${term('meet')?.taxonomy_id}`
      expect([names(taxonomy).length, names('taxonomy_id=other'), names('organization_id=other')]).toEqual([2, [], []])
      expect([names(`${taxonomy}&organization_id=${organization?.[0]?.id}`).length, names(taxonomy, 'taxonomy_terms')]).toEqual([
        2,
        ['meet', 'help', 'play'],
      ])
      expect([names(`${help}`, 'organizations'), names(`taxonomy_term_id=${term('play')?.id}`, 'organizations')]).toEqual([
        ['Zukunftszentrum'],
        [],
      ])
      expect([names('parent_id=x', 'taxonomy_terms'), names('search=hof', 'locations')]).toEqual([[], ['Hof']])
      const links = (query: string) => (ask('service_at_locations', query) as { total_items: number }).total_items
      expect([links(help), links('search=tee'), links('')]).toEqual([1, 1, 2])
    })

    it('have changed since, by a day, an instant or one with its offset', () => {
      const since = (text: string) => names(`modified_after=${text}`).length
      const times = [
        '2026-01-01',
        '2026-01-01T12:00:00Z',
        '2026-01-01T14:00:00+01:00',
        '2026-01-01T13:00:00%2B01:00',
        '2026-01-02',
      ]
      expect(times.map(since)).toEqual([2, 2, 0, 2, 0])
    })

    it('are only named with their last change, all on one page, for who wants the least', () => {
      const { contents, total_pages } = ask('services', 'minimal=true&per_page=1') as { contents: object[]; total_pages: number }
      expect([total_pages, contents]).toEqual([
        1,
        ['tea', 'law'].map(() => ({ id: expect.any(String), modified_date: '2026-01-01T12:00:00.000Z' })),
      ])
    })

    it('name the services of the organisation, simple or whole', () => {
      const one = `organizations/${organization?.[0]?.id}`
      const servicesOf = (query: string) => (ask(one, query) as { services: object[] }).services
      expect(servicesOf('')[0]).toEqual({ id: expect.any(String), name: 'Teestube', status: 'active' })
      expect(servicesOf('full_service=true')[0]).toMatchObject({ name: 'Teestube', service_at_locations: [{}] })
    })

    it('are refused a flag that is neither true nor false, by its name and wherever it stands', () => {
      for (const name of ['full', 'full_service', 'minimal'])
        for (const value of ['maybe', 'TRUE', '1', ''])
          for (const path of ['', 'services', `organizations/${organization?.[0]?.id}`, 'taxonomies'])
            expect(() => ask(path, `${name}=${value}`)).toThrow(`${name} is true or false.`)
      expect(ask('services', 'minimal=false&full=false')).toEqual(ask('services'))
    })

    it('are refused what cannot be told, instead of everything', () => {
      for (const query of [
        'modified_after=yesterday',
        'modified_after=2026-02-31',
        'modified_after=2026-02-30T',
        'modified_after=',
        'format=ndjson',
      ])
        expect(() => ask('services', query)).toThrow(/No such (time|format)/)
      expect(() => ask('service_at_locations', 'postcode=29451&proximity=500')).toThrow('No distances')
      expect(names('format=json').length).toBe(2)
    })
  })
})
