import { describe, expect, it } from 'vitest'
import type { Event } from '../../../content/model/event.ts'
import { createSeriesCheck, findLostChanges } from '../../../content/resolve/lost-changes.ts'
import { takeAllSteps } from '../../../content/resolve/steps.ts'
import { createZone } from '../../../content/resolve/zone.ts'
import { build, buildContent } from '../builders.ts'

const berlin = createZone('Europe/Berlin')
const change = (original: string, id = original.slice(5, 10)) => ({ id, original, cancelled: true })
const series = (fields: Record<string, unknown> = {}): Event =>
  build('events', { recurrence: { rule: 'FREQ=WEEKLY', dates: ['2026-01-15'] }, ...fields })

describe('a change of a date', () => {
  it('is lost where the series has no such date, and stays in the event', () => {
    const changes = ['2026-01-13T18:00', '2026-01-14T18:00', '2026-01-15T18:00', '2036-05-06T18:00', '2036-05-06T19:00'].map(
      (each) => change(each),
    )
    const event = series({ changes: changes.map((each, index) => ({ ...each, id: `c${index}` })) })
    expect(findLostChanges(event, berlin).map(({ index, change: { original } }) => [index, original])).toEqual([
      [1, '2026-01-14T18:00'],
      [4, '2036-05-06T19:00'],
    ])
    expect(event.changes).toHaveLength(5)
  })

  it('is lost beyond the end of the series and where the date was taken out', () => {
    const lost = (fields: Record<string, unknown>) => findLostChanges(series(fields), berlin).length
    expect(lost({ changes: [change('2026-01-13T18:00')], recurrence: { rule: 'FREQ=WEEKLY;COUNT=1' } })).toBe(1)
    expect(lost({ changes: [change('2026-01-13T18:00')], excludedDates: ['2026-01-13'] })).toBe(1)
    expect(lost({ changes: [change('2026-01-06T18:00')], recurrence: undefined })).toBe(0)
  })

  it('that falls on a holiday only waits', () => {
    const fields = { changes: [change('2026-04-07T18:00'), change('2026-01-06T18:00')], skip: ['holidays', 'school-holidays'] }
    expect(findLostChanges(series(fields), berlin)).toEqual([])
  })
})

describe('what somebody should look at', () => {
  const check = createSeriesCheck()
  const problemsIn = (events: Event[], today = '2026-01-06') => takeAllSteps(check(buildContent({ events }), today))

  it('is named by event and field; the past, drafts and sound events are not', () => {
    const changes = [change('2026-01-07T18:00')]
    const broken = { ...series({ id: 'broken' }), recurrence: { rule: 'FREQ=HOURLY', dates: [] } }
    const elsewhere = { ...series({ id: 'elsewhere', changes }), timeZone: 'Mars/Olympus' }
    const events = [
      series({ id: 'lost', changes }),
      series({ id: 'past', changes: [change('2026-01-05T18:00')] }),
      series({ id: 'draft', status: 'draft', changes }),
      series({ id: 'sound', changes: [change('2026-01-13T18:00')] }),
      broken,
      elsewhere,
    ]
    const found = problemsIn(events)
    expect(found.map(({ event, path }) => [event, path])).toEqual([
      ['lost', 'changes.0.original'],
      ['broken', 'recurrence.rule'],
      ['elsewhere', 'start'],
    ])
    expect(found.slice(0, 2).map(({ reason }) => reason)).toEqual([
      'the series has no date 2026-01-07T18:00: this change is kept, and nothing shows it',
      'FREQ: finer than daily is refused',
    ])
    expect(problemsIn(events, '2026-01-08').map(({ event }) => event)).toEqual(['broken', 'elsewhere'])
  })
})
