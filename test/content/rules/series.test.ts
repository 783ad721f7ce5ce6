import { describe, expect, it } from 'vitest'
import type { Event } from '../../../content/model/event.ts'
import { splitSeries } from '../../../content/resolve/split.ts'
import { createZone } from '../../../content/resolve/zone.ts'
import { comingOf, findDate, findEvent, summaryOf, titleOf } from '../../../content/rules/series.ts'
import { build, shortHash } from '../builders.ts'
import { snapshotAt } from '../resolved.ts'

const around = { zone: createZone('Europe/Berlin'), sourceLanguage: 'de', hash: shortHash }
const tuesday = '2026-01-06T09:00:00Z'
const series = build('events', { recurrence: { rule: 'FREQ=WEEKLY' } })
const first = splitSeries(series, { original: '2026-01-20T18:00', id: 'late', edit: { start: '2026-01-20T19:00' } }, around)
const second = splitSeries(first.after, { original: '2026-02-03T19:00', id: 'later', edit: {} }, around)

describe('a link to a date of a series that was split since', () => {
  const parts: Event[] = [first.before, second.before, second.after]
  const find = (events: Event[], id: string, key?: string) => {
    const snapshot = snapshotAt(tuesday, { events })
    const event = findEvent(snapshot, id, key)
    return event && [event.id, findDate(snapshot.timeline.occurrences[event.id] ?? [], key)?.key]
  }

  it.each([
    ['before the split', 'choir', '2026-01-13T18:00', ['choir', '2026-01-13T18:00']],
    ['at the split, under the hour it had', 'choir', '2026-01-20T18:00', ['late', '2026-01-20T19:00']],
    ['after two splits', 'choir', '2026-02-10T18:00', ['later', '2026-02-10T19:00']],
    ['of the middle part', 'late', '2026-02-03T19:00', ['later', '2026-02-03T19:00']],
  ])('%s finds it', (_, id, key, found) => {
    expect(find(parts, id, key)).toEqual(found)
  })

  it('finds the later part although the earlier ones are over and gone', () => {
    expect(find([second.after], 'choir', '2026-02-10T18:00')).toEqual(['later', '2026-02-10T19:00'])
    expect(find([second.before, second.after], 'choir')).toEqual(['late', undefined])
  })

  it('finds nothing where there is nothing', () => {
    expect(find(parts, 'opera', '2026-02-10T18:00')).toBeUndefined()
  })
})

describe('what comes of an event', () => {
  const tell = (events: Event[], now: string, count?: number) => {
    const centre = build('centre', {
      schoolHolidays: [{ id: 'winter', name: { de: 'Winterferien' }, from: '2026-02-02', until: '2026-02-15' }],
    })
    const snapshot = snapshotAt(tuesday, { centre: [centre], events })
    return comingOf(snapshot, snapshot.events[0]!, Date.parse(now), count).map((each) =>
      'skipped' in each
        ? `${each.skipped.first.date}…${each.skipped.last.date} ${each.skipped.first.reason['de']}`
        : `${each.event.id} ${each.occurrence.date}`,
    )
  }
  const skipping = { ...series, skip: ['school-holidays' as const] }

  it('names the dates a holiday takes, in their place, each holiday once', () => {
    expect(tell([skipping], '2026-01-26T09:00:00Z', 3)).toEqual([
      'choir 2026-01-27',
      '2026-02-03…2026-02-10 Winterferien',
      'choir 2026-02-17',
      'choir 2026-02-24',
    ])
  })

  it('says nothing of holidays beyond the last date it names', () => {
    expect(tell([skipping], '2026-01-20T09:00:00Z', 2)).toEqual(['choir 2026-01-20', 'choir 2026-01-27'])
  })

  it('goes on into the part that continues it', () => {
    expect(tell([first.before, first.after], '2026-01-12T09:00:00Z', 3)).toEqual([
      'choir 2026-01-13',
      'late 2026-01-20',
      'late 2026-01-27',
    ])
  })
})

describe('a date with texts of its own', () => {
  it('is called and told by them, any other by its event’s', () => {
    const own = { title: { de: 'Gäste' }, summary: { de: 'Der Shantychor kommt.' } }
    const event = build('events', {
      ...series,
      summary: { de: 'Wir singen.' },
      changes: [{ id: 'c', original: '2026-01-13T18:00', ...own }],
    })
    const snapshot = snapshotAt(tuesday, { events: [event] })
    const texts = snapshot.timeline.occurrences['choir']!.slice(0, 2).map((occurrence) => {
      const date = { event: snapshot.events[0]!, occurrence }
      return [titleOf(date), summaryOf(date)]
    })
    expect(texts).toEqual([
      [{ de: 'Chor' }, { de: 'Wir singen.' }],
      [own.title, own.summary],
    ])
  })
})
