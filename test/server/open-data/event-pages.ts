import type { Content } from '../../../content/model/kinds.ts'
import { writeEventPage } from '../../../server/open-data/page/event-page.ts'
import { createLook } from '../../../server/open-data/page/look.ts'
import { readIn } from '../../../server/open-data/reading.ts'
import { build, buildContent } from '../../content/builders.ts'
import { sourceOf } from './source.ts'

export const now = '2026-03-20T10:00:00+01:00'

/** A page as somebody gets it who asks for the choir, or for one date of it. */
export const page = (content: Content, key?: string, lang = 'de'): string | undefined => {
  const source = sourceOf(content, now)
  return writeEventPage('choir', key, source, readIn(source, lang)!, createLook(''))?.bytes.toString()
}

/** The JSON-LD within a page. */
export const dataIn = (html: string | undefined): Record<string, unknown> =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html ?? '')?.[1] ?? '') as Record<string, unknown>

/** A hall with hours, a yard without, and one event in the hall. */
export const contentWith = (fields: Record<string, unknown>) =>
  buildContent({
    places: [
      build('places', {
        geo: { latitude: 53.1, longitude: 11.1 },
        hours: [
          { days: ['MO', 'TU'], from: '09:00', until: '17:00' },
          { days: ['WE'], from: '09:00', until: '12:00', byAppointment: true },
        ],
        specialDays: [{ id: 's', from: '2026-04-01', slots: [{ from: '10:00', until: '11:00', byAppointment: true }] }],
      }),
      build('places', { id: 'yard', name: { de: 'Hof' } }),
    ],
    events: [build('events', { place: 'hall', ...fields })],
  })

/** Every Tuesday but on holidays, one left out, one cancelled, one moved to the yard. */
export const series = contentWith({
  start: '2026-03-03T18:00',
  end: '2026-03-03T19:30',
  recurrence: { rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20260421' },
  skip: ['holidays'],
  excludedDates: ['2026-04-14'],
  spokenLanguages: ['de', 'fa-AF'],
  changes: [
    { id: 'a', original: '2026-03-31T18:00', cancelled: true, reason: { de: 'Krank' } },
    { id: 'b', original: '2026-04-07T18:00', start: '2026-04-08T10:00', place: 'yard' },
  ],
})
