import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { Content } from '../../../content/model/kinds.ts'
import { writeHsds } from '../../../server/open-data/hsds/hsds.ts'
import { readIn } from '../../../server/open-data/reading.ts'
import { build, buildContent } from '../../content/builders.ts'
import { sample, toContent } from '../../content/sample/files.ts'
import * as shapes from './hsds-shapes.ts'
import { sourceOf } from './source.ts'

const now = '2026-01-06T10:00:00+01:00'

function open(content: Content, lang = 'de') {
  const source = sourceOf(content, now)
  return (address: string, query = ''): unknown => {
    const made = writeHsds(address, new URLSearchParams(query), source, readIn(source, lang)!)
    return made && JSON.parse(made.bytes.toString())
  }
}

const collections = [
  ['services', shapes.listedService, shapes.service],
  ['service_at_locations', shapes.serviceAtLocation, shapes.serviceAtLocation],
  ['locations', shapes.location, shapes.location],
  ['organizations', shapes.listedOrganization, shapes.organization],
  ['taxonomies', shapes.taxonomy, shapes.taxonomy],
  ['taxonomy_terms', shapes.taxonomyTerm, shapes.taxonomyTerm],
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
      for (const [name, listed, whole] of collections) {
        const page = ask(name, 'per_page=100') as { contents: { id: string }[]; total_items: number }
        expect([name, check(shapes.pageOf(listed), page)]).toEqual([name, []])
        expect([name, page.total_items]).toEqual([name, page.contents.length])
        expect([name, page.contents.length > 0]).toEqual([name, true])
        for (const { id } of page.contents) {
          expect([name, id, check(whole, ask(`${name}/${id}`))]).toEqual([name, id, []])
          expect([id, seen.get(id)]).toEqual([id, undefined])
          seen.set(id, name)
        }
      }
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
          hours: [{ days: ['MO', 'TH'], from: '09:00', until: '12:30' }],
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
})
