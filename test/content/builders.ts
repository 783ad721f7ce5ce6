import * as v from 'valibot'
import { schemas, type Items, type Kind } from '../../content/model/kinds.ts'

/**
 * Small valid items, one builder a kind, for tests of every folder. What is given replaces fields whole; the result is
 * parsed, so a builder that has become wrong says so itself. References name what `buildCollections` holds.
 */
export type Fields<K extends Kind> = Partial<v.InferInput<(typeof schemas)[K]>>

const plain: { [K in Kind]: v.InferInput<(typeof schemas)[K]> } = {
  centre: {
    id: 'centre',
    status: 'published',
    name: { de: 'Zentrum', en: 'Centre' },
    languages: [
      { tag: 'de', name: 'Deutsch', direction: 'ltr' },
      { tag: 'en', name: 'English', direction: 'ltr', fallback: ['de'] },
      { tag: 'ar', name: 'العربية', direction: 'rtl', fallback: ['en', 'de'] },
    ],
    sourceLanguage: 'de',
    defaultPlace: 'house',
    timeZone: 'Europe/Berlin',
    region: 'DE-NI',
    districts: [{ id: 'north', name: { de: 'Nordviertel' } }],
    topics: [{ id: 'meet', name: { de: 'Treffen', en: 'Meet' }, icon: 'users', colour: 'sage' }],
    contact: { phone: '05861 5550-00' },
  },
  places: {
    id: 'house',
    status: 'published',
    kind: 'centre',
    name: { de: 'Haus', en: 'House' },
    address: { street: 'Lange Straße 1', postalCode: '29451', city: 'Dannenberg' },
    hours: [{ days: ['MO', 'TU', 'WE', 'TH', 'FR'], from: '09:00', until: '17:00' }],
  },
  offers: {
    id: 'advice',
    status: 'published',
    name: { de: 'Beratung', en: 'Advice' },
    summary: { de: 'Wir helfen mit Formularen.', en: 'We help with forms.' },
    topics: ['meet'],
    place: 'house',
    cost: { kind: 'free' },
  },
  events: {
    id: 'breakfast',
    status: 'published',
    title: { de: 'Frühstück', en: 'Breakfast' },
    start: '2026-01-06T09:00',
    end: '2026-01-06T11:00',
    place: 'house',
    topics: ['meet'],
    cost: { kind: 'free' },
  },
  notices: {
    id: 'closed-today',
    status: 'published',
    title: { de: 'Heute geschlossen', en: 'Closed today' },
    level: 'important',
    from: '2026-01-05',
    until: '2026-01-11',
    on: ['kiosk', 'signage'],
  },
  alerts: {
    id: 'heat',
    status: 'draft',
    title: { de: 'Hitze', en: 'Heat' },
    body: { de: 'Trinken Sie viel.', en: 'Drink plenty.' },
    severity: 'severe',
    mode: 'overlay',
  },
  pages: { id: 'about', status: 'published', slot: 'about', title: { de: 'Über uns', en: 'About' }, body: { de: 'Ein Haus.', en: 'A house.' } },
  slides: { id: 'today', status: 'published', template: 'today' },
  playlists: { id: 'all-day', status: 'published', name: 'Ganzer Tag', entries: [{ id: 'e1', slide: 'today' }] },
  screens: {
    id: 'hall',
    status: 'published',
    kind: 'signage',
    name: 'Halle',
    place: 'house',
    playlists: [{ id: 'p1', playlist: 'all-day' }],
  },
  surveys: {
    id: 'wishes',
    status: 'published',
    title: { de: 'Wünsche', en: 'Wishes' },
    purpose: { de: 'Damit wir wissen, was fehlt.', en: 'So that we know what is missing.' },
    questions: [{ id: 'q1', type: 'text', text: { de: 'Was fehlt?', en: 'What is missing?' } }],
    from: '2026-01-05',
    until: '2026-02-05',
  },
  media: {
    id: 'sofa',
    status: 'published',
    name: 'Sofa',
    alt: { de: 'Ein rotes Sofa', en: 'A red sofa' },
    variants: [{ hash: 'a'.repeat(64), type: 'image/webp', size: 1000, width: 640, height: 480 }],
  },
}

export function build<K extends Kind>(kind: K, fields: Fields<K> = {}): Items[K] {
  return v.parse(schemas[kind] as unknown as v.GenericSchema<unknown, Items[K]>, { ...structuredClone(plain[kind]), ...fields })
}

/** One item of every kind, each reference answered; `more` is added behind them. */
export function buildCollections(more: { [K in Kind]?: Items[K][] } = {}): { [K in Kind]: Items[K][] } {
  const collections = Object.keys(plain).map((kind) => [kind, [build(kind as Kind), ...(more[kind as Kind] ?? [])]])
  return Object.fromEntries(collections) as { [K in Kind]: Items[K][] }
}
