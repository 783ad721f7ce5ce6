import { describe, expect, it } from 'vitest'
import type { Content } from '../../../content/model/kinds.ts'
import { takeAllSteps } from '../../../content/resolve/steps.ts'
import { writeFeed } from '../../../server/open-data/feed.ts'
import { readIn } from '../../../server/open-data/reading.ts'
import { build, buildContent } from '../../content/builders.ts'
import { sourceOf } from './source.ts'

const now = '2026-01-06T10:00:00+01:00'

const feed = (content: Content, lang = 'de', at = now): string => {
  const source = sourceOf(content, now)
  return takeAllSteps(writeFeed(source, readIn(source, lang)!, Date.parse(at))).bytes.toString()
}
const all = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`<${name}[^>]*>(.*?)</${name}>`, 'gs'))].map(([, inner]) => inner)

const content = buildContent({
  notices: [
    build('notices', { title: { de: 'Aufzug & "Treppe" <zu>', en: 'Lift' } }),
    build('notices', { id: 'later', title: { de: 'Später' }, from: '2026-01-06T12:00' }),
    build('notices', { id: 'draft', status: 'draft' }),
  ],
  events: [
    build('events', {
      start: '2026-01-06T18:00',
      end: '2026-01-06T19:30',
      recurrence: { rule: 'FREQ=WEEKLY' },
      changes: [{ id: 'a', original: '2026-01-13T18:00', cancelled: true, reason: { de: 'Krank' } }],
    }),
    build('events', { id: 'over', start: '2026-01-02T18:00', end: '2026-01-02T19:00' }),
  ],
})

describe('the feed', () => {
  it('has the notices in force and the events to come, with their next dates', () => {
    const text = feed(content)
    expect(all(text, 'title')).toEqual(['Zukunftszentrum', 'Aufzug &amp; &quot;Treppe&quot; &lt;zu&gt;', 'Chor'])
    expect(all(text, 'content')[1]).toBe(
      [
        'Heute, Dienstag, 6. Januar, \u206618:00 – 19:30\u2069',
        'Dienstag, 13. Januar, \u206618:00 – 19:30\u2069 · Fällt aus: Krank',
        'Dienstag, 20. Januar, \u206618:00 – 19:30\u2069',
      ].join('\n'),
    )
    expect(all(text, 'updated')).toEqual(['2026-01-01T12:00:00Z', '2026-01-01T12:00:00Z', '2026-01-01T12:00:00Z'])
    expect(text).toContain('<link rel="self" type="application/atom+xml" href="https://sofa.example/feed.atom?lang=de"/>')
  })

  it('takes up a notice when its time begins', () => {
    expect(all(feed(content, 'de', '2026-01-06T12:00:00+01:00'), 'title')).toContain('Später')
  })

  it('calls an entry the same in every language, and itself another', () => {
    const [german, english] = [feed(content), feed(content, 'en')]
    expect(all(english, 'title')).toEqual(['Zukunftszentrum', 'Lift', 'Chor'])
    expect(all(english, 'id').slice(1)).toEqual(all(german, 'id').slice(1))
    expect(all(english, 'id')[0]).not.toBe(all(german, 'id')[0])
    expect(new Set(all(german, 'id')).size).toBe(3)
  })
})
