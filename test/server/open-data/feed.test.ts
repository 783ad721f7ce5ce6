import { describe, expect, it } from 'vitest'
import type { Content } from '../../../content/model/kinds.ts'
import { takeAllSteps } from '../../../content/resolve/steps.ts'
import { writeFeed } from '../../../server/open-data/feed.ts'
import { readIn } from '../../../server/open-data/reading.ts'
import { build, buildContent } from '../../content/builders.ts'
import { type Element, readXml } from './read-xml.ts'
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

  it.each(['de', 'en', 'ar'])('has what RFC 4287 demands of a feed and its entries, as well-formed XML, in %s', (lang) => {
    const hostile = 'Tür & Tor <b>"\u0008\ud800\uffff]]></b> \u{1f6cb} &#0;'
    const notice = build('notices', { id: 'odd', title: { de: hostile }, body: { de: hostile } })
    const event = build('events', { id: 'odd', title: { de: hostile }, summary: { de: hostile }, start: '2026-01-07T10:00' })
    const items = [...content.notices.values()]
    const root = readXml(feed(buildContent({ notices: [...items, notice], events: [...content.events.values(), event] }), lang))
    const of = ({ children }: Element, name: string) => children.filter((each) => each.name === name)
    const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/
    const urn = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

    expect([root.name, root.attributes]).toEqual(['feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': lang }])
    expect(of(root, 'author').map((author) => of(author, 'name').map(({ text }) => text !== ''))).toEqual([[true]])
    expect(of(root, 'subtitle')).toHaveLength(1)
    expect(of(root, 'link').map(({ attributes }) => attributes['rel'])).toEqual(['self', 'alternate'])
    const entries = of(root, 'entry')
    expect(entries).toHaveLength(4)
    for (const each of [root, ...entries]) {
      const told = ['id', 'updated', 'title'].map((name) => of(each, name).map(({ text }) => text.trim()))
      expect(told).toEqual([[expect.stringMatching(urn)], [expect.stringMatching(time)], [expect.stringMatching(/./)]])
    }
    const known = ['id', 'title', 'updated', 'link', 'content']
    for (const entry of entries) {
      expect(entry.children.map(({ name }) => name)).toEqual(known)
      expect(of(entry, 'content')[0]?.attributes).toEqual({ type: 'text' })
      const link = of(entry, 'link')[0]?.attributes
      expect(link).toEqual({ rel: 'alternate', type: 'text/html', hreflang: lang, href: expect.stringContaining('https://') })
      expect(URL.canParse(link?.['href'] ?? '')).toBe(true)
    }
    expect(new Set(entries.map((entry) => of(entry, 'id')[0]?.text)).size).toBe(4)
    const odd = entries.filter((entry) => of(entry, 'title')[0]?.text.includes('Tor'))
    expect(odd.map((entry) => of(entry, 'title')[0]?.text)).toEqual([
      'Tür & Tor <b>"]]></b> \u{1f6cb} &#0;',
      'Tür & Tor <b>"]]></b> \u{1f6cb} &#0;',
    ])
  })
})
