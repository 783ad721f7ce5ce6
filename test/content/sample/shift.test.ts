import { describe, expect, it } from 'vitest'
import type { Occurrence } from '../../../content/model/snapshot.ts'
import { resolveHolidays } from '../../../content/resolve/holidays.ts'
import { resolveOccurrences } from '../../../content/resolve/occurrences.ts'
import { dayMs, mondayOf, readWall, weekdayOf, writeDate } from '../../../content/resolve/wall.ts'
import { createZone } from '../../../content/resolve/zone.ts'
import { shiftSample } from '../../../content/sample/shift.ts'
import { everyItem, parseItems, sample, toContent } from './files.ts'

const writtenFor = '2026-01-05'

describe('the sample, shifted to another week', () => {
  it('is as written in the week it was written for', () => {
    for (const today of ['2026-01-05', '2026-01-11']) expect(shiftSample(sample, writtenFor, today)).toEqual(sample)
  })

  it('moves every date by whole weeks, however deep it lies, and leaves everything else', () => {
    const items = {
      events: [
        {
          id: 'choir',
          start: '2026-01-06T18:00',
          recurrence: { rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20260303T170000Z', dates: ['2026-01-08'] },
          excludedDates: ['2026-01-13T18:00'],
          changes: [{ id: 'c', original: '2026-01-20T18:00', start: '2026-01-21T18:00', reason: { de: 'Am 2026-01-21' } }],
          translations: { en: { of: '0123456789abcdef', by: 'person', checked: '2026-01-04' } },
        },
      ],
      places: [
        {
          id: 'hall',
          hours: [{ days: ['MO'], from: '09:00', until: '17:00' }],
          specialDays: [{ id: 's', from: '2026-01-07', slots: [{ from: '10:00', until: '11:00' }] }],
        },
      ],
      media: [{ id: 'sofa', consentUntil: '2027-01-05' }],
      centre: [{ id: 'c', schoolHolidays: [{ id: 'winter', from: '2026-02-02', until: '2026-02-03' }] }],
    }
    expect(shiftSample(items, writtenFor, '2026-11-26')).toEqual({
      events: [
        {
          id: 'choir',
          start: '2026-11-24T18:00',
          recurrence: { rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270119T170000Z', dates: ['2026-11-26'] },
          excludedDates: ['2026-12-01T18:00'],
          changes: [{ id: 'c', original: '2026-12-08T18:00', start: '2026-12-09T18:00', reason: { de: 'Am 2026-01-21' } }],
          translations: { en: { of: '0123456789abcdef', by: 'person', checked: '2026-11-22' } },
        },
      ],
      places: [
        {
          id: 'hall',
          hours: [{ days: ['MO'], from: '09:00', until: '17:00' }],
          specialDays: [{ id: 's', from: '2026-11-25', slots: [{ from: '10:00', until: '11:00' }] }],
        },
      ],
      media: [{ id: 'sofa', consentUntil: '2027-11-23' }],
      centre: [{ id: 'c', schoolHolidays: [{ id: 'winter', from: '2026-02-02', until: '2026-02-03' }] }],
    })
  })

  it('goes back as well as forth', () => {
    const there = shiftSample(sample, writtenFor, '2027-03-31')
    expect(shiftSample(there, '2027-03-29', '2026-01-07')).toEqual(sample)
    expect(everyItem(toContent(there))).toHaveLength(everyItem(toContent(sample)).length)
  })
})

describe('a fresh system', () => {
  const [centre] = parseItems('centre', sample.centre)
  const zone = createZone(centre!.timeZone)

  /** What begins between nine and eight on each day of three weeks from a Monday on. */
  const startsByDay = (monday: string): Map<string, Occurrence[]> => {
    const first = readWall(monday)
    const [from, until] = [zone.dayStart(first), zone.dayStart(first + 21 * dayMs)]
    const holidays = resolveHolidays(centre!, monday, writeDate(first + 21 * dayMs))
    const surroundings = { zone, centreZone: zone, window: { from, until }, holidays, isPublicPlace: () => true }
    const events = parseItems('events', shiftSample({ events: sample.events ?? [] }, writtenFor, monday).events)
    const occurrences = events
      .filter(({ status }) => status === 'published')
      .flatMap((event) => resolveOccurrences(event, surroundings))
    const lively = occurrences.filter(
      ({ status, allDay, time }) => status !== 'cancelled' && !allDay && time >= '09:00' && time <= '20:00',
    )
    return byDate(lively)
  }

  it('started on any of 400 days has at least three dates on every working day of its first two weeks', () => {
    const isHoliday = (date: string) =>
      resolveHolidays(centre!, date, date).list.some(
        ({ kind, from, until }) => kind === 'public' && from <= date && date <= until,
      )

    const weeks = new Map<string, Map<string, Occurrence[]>>()
    const quiet: string[] = []
    for (let n = 0; n < 400; n++) {
      const today = readWall('2026-01-01') + n * dayMs
      const monday = writeDate(mondayOf(writeDate(today)))
      const week = weeks.get(monday) ?? startsByDay(monday)
      weeks.set(monday, week)
      for (let day = today; day < today + 14 * dayMs; day += dayMs) {
        const found = week.get(writeDate(day))?.length ?? 0
        if (weekdayOf(day) < 5 && found < 3 && !isHoliday(writeDate(day)))
          quiet.push(`started ${writeDate(today)}: ${writeDate(day)} has ${found}`)
      }
    }
    expect(quiet).toEqual([])
  })
})

function byDate(occurrences: Occurrence[]): Map<string, Occurrence[]> {
  const days = new Map<string, Occurrence[]>()
  for (const each of occurrences) days.set(each.date, [...(days.get(each.date) ?? []), each])
  return days
}
