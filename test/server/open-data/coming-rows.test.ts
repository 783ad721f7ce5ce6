import { describe, expect, it } from 'vitest'
import { takeAllSteps } from '../../../content/resolve/steps.ts'
import { findComingRows } from '../../../server/open-data/coming-rows.ts'
import { build, buildContent } from '../../content/builders.ts'
import { sourceOf } from './source.ts'

const source = sourceOf(
  buildContent({
    events: [
      build('events', { id: 'daily', start: '2026-01-01T08:00', end: '2026-01-01T09:00', recurrence: { rule: 'FREQ=DAILY' } }),
      build('events', { id: 'far', start: '2026-03-01T10:00', end: '2026-03-01T11:00' }),
      build('events', { id: 'show', start: '2026-01-01', end: '2026-02-01' }),
      build('events', { id: 'weekly', start: '2026-01-01T18:00', end: '2026-01-01T19:00', recurrence: { rule: 'FREQ=WEEKLY' } }),
    ],
  }),
  '2026-01-06T10:00:00+01:00',
)

const rows = (fullDays: number, most: number) =>
  takeAllSteps(findComingRows(source, fullDays, most)).rows.map(({ event, occurrence }) => `${event.id} ${occurrence.date}`)

describe('what comes next', () => {
  it('is the next date of every event, from the beginning of today on', () => {
    expect(rows(0, 100)).toEqual(['show 2026-01-01', 'daily 2026-01-06', 'weekly 2026-01-08', 'far 2026-03-01'])
  })

  it('is every date of the first days as well', () => {
    expect(rows(3, 100)).toEqual([
      'show 2026-01-01',
      'daily 2026-01-06',
      'daily 2026-01-07',
      'daily 2026-01-08',
      'weekly 2026-01-08',
      'far 2026-03-01',
    ])
  })

  it('is the same of two thousand events, in whatever order they come', () => {
    const dates = Array.from({ length: 2_000 }, (_, n) => {
      const minute = (n * 997) % 2_000
      const start = new Date(Date.UTC(2026, 0, 7) + minute * 60_000).toISOString().slice(0, 16)
      return { minute, event: build('events', { id: `e${n}`, start, end: '2026-01-20T10:00' }) }
    })
    const many = sourceOf(buildContent({ events: dates.map(({ event }) => event) }), '2026-01-06T10:00:00+01:00')
    const found = takeAllSteps(findComingRows(many, 14, 40)).rows.map(({ event }) => event.id)
    const nearest = dates.sort((a, b) => a.minute - b.minute).slice(0, 40)
    expect(found).toEqual(nearest.map(({ event }) => event.id))
  })

  it('is no longer than it may be, the nearest first', () => {
    expect(rows(14, 3)).toEqual(['show 2026-01-01', 'daily 2026-01-06', 'daily 2026-01-07'])
    expect(rows(0, 2)).toEqual(['show 2026-01-01', 'daily 2026-01-06'])
  })
})
