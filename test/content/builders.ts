import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { type Content, type Items, type Kind, kinds, schemas } from '../../content/model/kinds.ts'
import type { ShortHash } from '../../content/model/translation.ts'

/** Valid items from the few fields a test is about. */

export const shortHash: ShortHash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 16)

const defaults: { [K in Kind]: Record<string, unknown> } = {
  centre: {
    id: 'centre',
    name: { de: 'Zukunftszentrum' },
    languages: [
      { tag: 'de', name: 'Deutsch', direction: 'ltr' },
      { tag: 'en', name: 'English', direction: 'ltr', fallback: ['de'] },
      { tag: 'ar', name: 'العربية', direction: 'rtl', fallback: ['en', 'de'] },
    ],
    sourceLanguage: 'de',
    defaultPlace: 'hall',
    timeZone: 'Europe/Berlin',
    region: 'DE-NI',
    topics: [{ id: 'meet', name: { de: 'Treffen' }, icon: 'coffee', colour: 'rose' }],
    contact: {},
  },
  places: {
    id: 'hall',
    kind: 'centre',
    name: { de: 'Saal' },
    address: { street: 'Am Markt 1', postalCode: '29451', city: 'Dannenberg' },
  },
  offers: {
    id: 'advice',
    name: { de: 'Beratung' },
    summary: { de: 'Wir beraten.' },
    topics: ['meet'],
    place: 'hall',
    cost: { kind: 'free' },
  },
  events: { id: 'choir', title: { de: 'Chor' }, start: '2026-01-06T18:00', end: '2026-01-06T19:30', cost: { kind: 'free' } },
  notices: {
    id: 'lift',
    title: { de: 'Aufzug steht' },
    level: 'info',
    from: '2026-01-05',
    until: '2026-01-11',
    on: ['kiosk', 'signage'],
  },
  alerts: {
    id: 'storm',
    title: { de: 'Sturm' },
    body: { de: 'Bleiben Sie drinnen.' },
    severity: 'severe',
    from: '2026-01-05T12:00',
    until: '2026-01-05T20:00',
    mode: 'overlay',
  },
  pages: { id: 'about', slot: 'about', title: { de: 'Über uns' }, body: { de: 'Wir.' } },
  slides: { id: 'today', template: 'today' },
  playlists: { id: 'all', name: 'Alles', entries: [{ id: 'first', slide: 'today' }] },
  screens: { id: 'wall', kind: 'signage', name: 'Wand', place: 'hall' },
  surveys: {
    id: 'wishes',
    title: { de: 'Wünsche' },
    purpose: { de: 'Wir planen.' },
    questions: [{ id: 'what', type: 'text', text: { de: 'Was fehlt?' } }],
    from: '2026-01-05',
    until: '2026-01-11',
  },
  feeds: { id: 'garden', name: 'Nachbarschaftsgarten', address: 'https://garden.example/calendar.ics' },
  media: {
    id: 'sofa',
    name: 'Sofa',
    alt: { de: 'Ein rotes Sofa' },
    variants: [{ hash: 'a'.repeat(64), type: 'image/webp', size: 1000, width: 400, height: 300 }],
  },
}

/** A published item of a kind: the kind's plainest, with other fields where given, without those given as undefined. */
export function build<K extends Kind>(kind: K, fields: Record<string, unknown> = {}): Items[K] {
  const written: unknown = JSON.parse(JSON.stringify({ status: 'published', ...defaults[kind], ...fields }))
  return v.parse(schemas[kind] as unknown as v.GenericSchema<unknown, Items[K]>, written)
}

/** A content out of items, with a centre in any case. */
export function buildContent(items: { [K in Kind]?: Items[K][] } = {}): Content {
  return Object.fromEntries(
    kinds.map((kind) => {
      const given: Items[Kind][] = items[kind] ?? (kind === 'centre' ? [build('centre')] : [])
      return [kind, new Map(given.map((item) => [item.id, item]))]
    }),
  ) as unknown as Content
}
