import type { Content } from '../../../content/model/kinds.ts'
import { resolveContent } from '../../../content/resolve/resolve.ts'
import { readSource, type Source } from '../../../server/open-data/source.ts'
import { shortHash } from '../../content/builders.ts'

/** What open data are made from, of a content at an instant; every item changed on 1 January 2026 at noon, in the zone of UTC. */
export function sourceOf(content: Content, now: string): Source {
  const resolved = resolveContent(
    content,
    { store: 'shelf', revision: 1, publishedAt: 0, now: Date.parse(now), publicUrl: 'https://sofa.example' },
    { hash: shortHash },
  )
  return readSource(content, resolved.snapshot(), {
    of: () => ({ sequence: 189_345_600, changedAt: Date.parse('2026-01-01T12:00:00Z') }),
  })
}
