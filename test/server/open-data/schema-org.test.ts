import { describe, expect, it } from 'vitest'
import { takeAllSteps } from '../../../content/resolve/steps.ts'
import { writeEventIndex } from '../../../server/open-data/page/event-index.ts'
import { writeEventPage } from '../../../server/open-data/page/event-page.ts'
import { createLook } from '../../../server/open-data/page/look.ts'
import { readIn } from '../../../server/open-data/reading.ts'
import { sample, toContent } from '../../content/sample/files.ts'
import { contentWith, dataIn, page, series } from './event-pages.ts'
import { findDataFaults } from './schema-org-shapes.ts'
import { sourceOf } from './source.ts'

describe('the data of an event’s page', () => {
  it('are schema.org’s series with its schedule and what comes of it, by the offsets of each day', () => {
    const data = dataIn(page(series))
    expect(data).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'EventSeries',
      '@id': 'https://sofa.example/events/choir',
      name: 'Chor',
      isAccessibleForFree: true,
      inLanguage: ['de', 'fa-AF'],
      organizer: { '@type': 'Organization', name: 'Zukunftszentrum', url: 'https://sofa.example' },
      startDate: '2026-03-24T18:00:00+01:00',
      endDate: '2026-03-24T19:30:00+01:00',
      eventStatus: 'https://schema.org/EventScheduled',
      location: {
        '@type': 'Place',
        name: 'Saal',
        address: { streetAddress: 'Am Markt 1', postalCode: '29451', addressLocality: 'Dannenberg', addressCountry: 'DE' },
        geo: { latitude: 53.1, longitude: 11.1 },
        openingHoursSpecification: [
          { dayOfWeek: ['https://schema.org/Monday', 'https://schema.org/Tuesday'], opens: '09:00', closes: '17:00' },
        ],
        // Hours by appointment are no opening hours.
        specialOpeningHoursSpecification: [{ validFrom: '2026-04-01', opens: '00:00', closes: '00:00' }],
      },
      eventSchedule: {
        '@type': 'Schedule',
        repeatFrequency: 'P1W',
        byDay: ['https://schema.org/Tuesday'],
        startDate: '2026-03-03',
        endDate: '2026-04-21',
        startTime: '18:00:00',
        endTime: '19:30:00',
        scheduleTimezone: 'Europe/Berlin',
        exceptDate: ['2026-04-14T18:00:00'],
      },
    })
    const dates = data['subEvent'] as Record<string, unknown>[]
    expect(dates.map(({ startDate, eventStatus }) => [startDate, eventStatus])).toEqual([
      ['2026-03-24T18:00:00+01:00', 'https://schema.org/EventScheduled'],
      ['2026-03-31T18:00:00+02:00', 'https://schema.org/EventCancelled'],
      ['2026-04-08T10:00:00+02:00', 'https://schema.org/EventRescheduled'],
      ['2026-04-21T18:00:00+02:00', 'https://schema.org/EventScheduled'],
    ])
    expect(dates[2]).toMatchObject({ previousStartDate: '2026-04-07T18:00:00+02:00', location: { name: 'Hof' } })
  })

  it('are one event where it does not repeat, whole days as dates, and no schedule where schema.org has no words', () => {
    const single = dataIn(page(contentWith({ start: '2026-03-28', end: '2026-03-29' })))
    expect(single).toMatchObject({ '@type': 'Event', startDate: '2026-03-28', endDate: '2026-03-29' })
    expect(single).not.toHaveProperty('subEvent')
    const odd = dataIn(
      page(contentWith({ start: '2026-03-03T18:00', recurrence: { rule: 'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1' } })),
    )
    expect(odd).not.toHaveProperty('eventSchedule')
    expect((odd['subEvent'] as unknown[]).length).toBeGreaterThan(1)
  })

  it('say what schema.org has words for, of every event of the sample, in every language', () => {
    const source = sourceOf(toContent(sample), '2026-01-06T10:00:00+01:00')
    const look = createLook('')
    let seen = 0
    for (const { tag } of source.centre.languages) {
      const reading = readIn(source, tag)!
      for (const { id } of source.snapshot.events) {
        const data = dataIn(writeEventPage(id, undefined, source, reading, look)?.bytes.toString())
        expect([tag, id, findDataFaults(data)]).toEqual([tag, id, []])
        seen++
      }
      const list = dataIn(takeAllSteps(writeEventIndex(source, reading, look)).bytes.toString())
      expect([tag, findDataFaults(list)]).toEqual([tag, []])
    }
    expect(seen).toBeGreaterThan(50)
  })

  it.each([
    ['moved and cancelled dates', {}],
    ['whole days', { start: '2026-03-28', end: '2026-03-29', recurrence: { rule: 'FREQ=WEEKLY;COUNT=3' } }],
    ['the last day of the month', { start: '2026-03-31T18:00', recurrence: { rule: 'FREQ=MONTHLY;BYMONTHDAY=-1' } }],
    ['numbered weekdays', { start: '2026-03-03T18:00', recurrence: { rule: 'FREQ=MONTHLY;BYDAY=1TU;COUNT=5' } }],
    ['months and days', { start: '2026-04-05T18:00', recurrence: { rule: 'FREQ=YEARLY;BYMONTH=4,5;BYMONTHDAY=5,20' } }],
    [
      'weeks that begin on Sunday',
      { start: '2026-03-24T18:00', recurrence: { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU' } },
    ],
    ['an age and nothing said', { ages: { from: 6 }, summary: {}, start: '2026-03-24T18:00' }],
    ['a room alone', { place: undefined, room: { de: 'Garten' }, start: '2026-03-24T18:00' }],
    ['another zone', { start: '2026-03-24T18:00', timeZone: 'America/New_York', recurrence: { rule: 'FREQ=DAILY;COUNT=9' } }],
  ])('are schema.org’s of an event with %s', (_, fields) => {
    const content = Object.keys(fields).length === 0 ? series : contentWith(fields)
    expect(findDataFaults(dataIn(page(content)))).toEqual([])
  })

  it('tell a rule by its dates alone where schema.org’s words would mean another', () => {
    const scheduleOf = (rule: string) =>
      dataIn(page(contentWith({ start: '2026-03-24T18:00', recurrence: { rule } })))['eventSchedule']
    expect(scheduleOf('FREQ=MONTHLY;BYMONTHDAY=-1')).toBeUndefined()
    expect(scheduleOf('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU')).toBeUndefined()
    expect(scheduleOf('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO')).toMatchObject({ repeatFrequency: 'P2W' })
  })

  it('cannot end their own script', () => {
    const words = '</script><script>alert(1)</script><!-- \u2028 &'
    const html = page(contentWith({ title: { de: words }, start: '2026-03-24T18:00' })) ?? ''
    expect(html.match(/<script/g)?.length).toBe(1)
    expect(html).not.toContain('<!--')
    expect(dataIn(html)['name']).toBe('</script><script>alert(1)</script><!-- &')
  })
})
