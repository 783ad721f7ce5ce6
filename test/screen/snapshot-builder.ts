import { type Snapshot, snapshotFormat } from '../../content/model/snapshot.ts'

/** A small whole snapshot of one day, 2026-01-05 in Berlin; `over` replaces what a test is about. */
export function buildSnapshot(over: Partial<Snapshot> = {}): Snapshot {
  const start = Date.parse('2026-01-04T23:00:00Z')
  return {
    format: snapshotFormat,
    store: 'store-a',
    revision: 1,
    publishedAt: start,
    publicUrl: 'http://localhost:8080',
    window: { from: start, until: start + 86_400_000 },
    centre: {
      id: 'centre',
      name: { de: 'Zentrum' },
      languages: [
        { tag: 'de', name: 'Deutsch', direction: 'ltr', fallback: [] },
        { tag: 'ar', name: 'العربية', direction: 'rtl', fallback: ['de'] },
      ],
      sourceLanguage: 'de',
      defaultPlace: 'centre',
      timeZone: 'Europe/Berlin',
      region: 'DE-NI',
      districts: [],
      topics: [],
      contact: {},
      states: {},
    },
    places: [],
    offers: [],
    events: [],
    notices: [],
    alerts: [],
    pages: [],
    slides: [],
    playlists: [],
    screens: [],
    surveys: [],
    media: [],
    timeline: { days: [{ date: '2026-01-05', start, offset: 60 }], occurrences: {}, openings: {}, intervals: {}, holidays: [] },
    ...over,
  }
}
