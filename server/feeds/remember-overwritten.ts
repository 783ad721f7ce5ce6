import type { FeedReport } from '../../content/model/feed-state.ts'
import { dayMs } from '../../content/resolve/wall.ts'
import type { Overwritten } from './plan-sync.ts'

type Told = NonNullable<FeedReport['overwritten']>

/** Milliseconds for which staff are told that what they wrote is no more: the next reading comes in half an hour. */
const tellsFor = 14 * dayMs
const most = 20

/** What is told of events in which a calendar overwrote what staff had written, the newest first and each event once. */
export const rememberOverwritten = (before: Told, news: readonly Overwritten[], language: string, now: number): Told => {
  const events = new Set(news.map(({ event: { id } }) => id))
  const lately = before.filter(({ at, event }) => at > now - tellsFor && !events.has(event))
  const told = news.map(({ event, groups }) => ({
    event: event.id,
    title: (event.title[language] ?? '').slice(0, 100),
    groups,
    at: now,
  }))
  return [...told, ...lately].slice(0, most)
}
