import { describe, expect, it } from 'vitest'
import type { Items, Kind } from '../../../content/model/kinds.ts'
import type { PlannedDate } from '../../../content/model/planned.ts'
import { createPlanning } from '../../../content/resolve/planning.ts'
import { takeAllSteps } from '../../../content/resolve/steps.ts'
import { build, buildContent } from '../../content/builders.ts'

const open = { id: 'hall', hours: [{ days: ['MO', 'TU', 'WE', 'TH', 'FR'], from: '09:00', until: '18:00' }] }
const break_ = { id: 'easter', name: { de: 'Osterferien' }, from: '2026-03-23', until: '2026-04-07' }
const contentWith = (items: { [K in Kind]?: Items[K][] } = {}) =>
  buildContent({ centre: [build('centre', { schoolHolidays: [break_] })], places: [build('places', open)], ...items })

const now = Date.parse('2026-03-02T09:00:00+01:00')
const tuesdays = {
  start: '2026-03-03T10:00',
  end: '2026-03-03T12:00',
  place: 'hall',
  recurrence: { rule: 'FREQ=WEEKLY;INTERVAL=2' },
}
const coming = (fields: object, items: { [K in Kind]?: Items[K][] } = {}) =>
  takeAllSteps(createPlanning().coming(contentWith(items), build('events', { id: 'draft', ...fields }), now))
const days = (items: { [K in Kind]?: Items[K][] }, from: string, until: string, place?: string) =>
  takeAllSteps(createPlanning().days(contentWith(items), { from, until, place }))

const tell = ({ occurrence: { date, time, status, gap }, skipped, clashes, outsideHours }: PlannedDate) =>
  [
    `${date} ${time}`,
    status === 'planned' ? '' : status,
    gap ? 'gap' : '',
    skipped ? `skipped: ${skipped.de}` : '',
    ...clashes.map(({ event, time: at }) => `clash: ${event} ${at}`),
    outsideHours ? `closed${outsideHours.reason ? `: ${outsideHours.reason.de}` : ''}` : '',
  ]
    .filter(Boolean)
    .join(', ')

describe('the next dates of a draft', () => {
  it('are ten, with what the free days take out between them and why', () => {
    const { dates, isAll } = coming({ ...tuesdays, skip: ['school-holidays'] })
    expect(dates.map(tell)).toEqual([
      '2026-03-03 10:00',
      '2026-03-17 10:00',
      '2026-03-31 10:00, skipped: Osterferien',
      '2026-04-14 10:00',
      '2026-04-28 10:00',
      '2026-05-12 10:00',
      '2026-05-26 10:00',
      '2026-06-09 10:00',
      '2026-06-23 10:00',
      '2026-07-07 10:00',
      '2026-07-21 10:00',
    ])
    expect(isAll).toBe(false)
  })

  it('end with the series, and say so', () => {
    const { dates, isAll } = coming({ ...tuesdays, recurrence: { rule: 'FREQ=WEEKLY;INTERVAL=2;UNTIL=20260430' } })
    expect([dates.length, isAll]).toEqual([5, true])
    expect(coming({ start: '2027-12-24T10:00' }).dates.map(tell)).toEqual(['2027-12-24 10:00'])
    expect(coming({ start: '2025-12-24T10:00' })).toEqual({ dates: [], isAll: true, lost: [] })
  })

  it('look ahead as many years as a yearly series needs', () => {
    const { dates, isAll } = coming({ start: '2026-08-20T10:00', recurrence: { rule: 'FREQ=YEARLY' } })
    expect([dates.length, dates.at(-1)?.occurrence.date, isAll]).toEqual([10, '2035-08-20', false])
  })

  it('hold every later one that was changed', () => {
    const changes = [{ id: 'c1', original: '2027-03-02T10:00', cancelled: true }]
    const { dates } = coming({ ...tuesdays, changes })
    expect(dates.map(tell).slice(9)).toEqual(['2026-07-07 10:00', '2027-03-02 10:00, cancelled'])
  })

  it('name the changes to come that the drafted rule leaves without a date, in their order', () => {
    const originals = ['2026-05-05T10:00', '2026-03-11T10:00', '2026-03-17T10:00', '2020-01-01T10:00']
    const changes = originals.map((original, index) => ({ id: `c${index}`, original, cancelled: true }))
    const until = (day: string) => coming({ ...tuesdays, recurrence: { rule: `FREQ=WEEKLY;UNTIL=${day}` }, changes }).lost
    expect(until('20260601')).toEqual(['2026-03-11T10:00'])
    expect(until('20260401')).toEqual(['2026-03-11T10:00', '2026-05-05T10:00'])
    expect(until('20200101')).toEqual(['2026-03-11T10:00', '2026-03-17T10:00', '2026-05-05T10:00'])
  })

  it('are told at the shifted time when the spring gap swallows theirs', () => {
    const { dates } = coming({ start: '2026-03-22T02:30', recurrence: { rule: 'FREQ=WEEKLY;COUNT=2' } })
    expect(dates.map(tell)).toEqual(['2026-03-22 02:30', '2026-03-29 03:30, gap'])
  })

  it('warn of others in the same room at the same time, drafts too, and of nothing else', () => {
    const room = { room: { de: 'Saal 1' } }
    const once = (id: string, from: string, more: object = {}) =>
      build('events', { id, start: `2026-03-03T${from}`, end: '2026-03-03T23:00', place: 'hall', ...room, ...more })
    const others = [
      once('same', '11:59', { room: { de: ' saal  1' } }),
      once('draft-of-others', '11:30', { status: 'draft' }),
      once('after', '12:00'),
      once('other-room', '11:00', { room: { de: 'Saal 2' } }),
      once('no-room', '11:00', { room: undefined }),
      once('archived', '11:00', { status: 'archived' }),
      once('cancelled', '11:00', { changes: [{ id: 'c1', original: '2026-03-03T11:00', cancelled: true }] }),
      once('moved-away', '11:00', { changes: [{ id: 'c1', original: '2026-03-03T11:00', room: { de: 'Saal 2' } }] }),
      once('elsewhere', '11:00', { place: 'yard' }),
      once('draft', '11:00'),
    ]
    const places = [build('places', open), build('places', { id: 'yard' })]
    const [first, second] = coming({ ...tuesdays, ...room }, { events: others, places }).dates
    expect(tell(first!)).toBe('2026-03-03 10:00, clash: draft-of-others 11:30, clash: same 11:59')
    expect(second?.clashes).toEqual([])
  })

  it('warn of each other at one place when neither names a room, and not when one of them does', () => {
    const at = (id: string, more: object = {}) =>
      build('events', { id, start: '2026-03-03T11:00', end: '2026-03-03T13:00', place: 'hall', ...more })
    const saal = { room: { de: 'Saal' } }
    const without = { start: '2026-03-03T10:00', end: '2026-03-03T12:00', place: 'hall' }
    const others = [
      at('bare'),
      at('in-a-room', saal),
      at('blank', { room: { de: ' ' } }),
      at('whole-day', { start: '2026-03-03', end: '2026-03-03' }),
    ]
    expect(coming(without, { events: others }).dates.map(tell)).toEqual([
      '2026-03-03 10:00, clash: bare 11:00, clash: blank 11:00',
    ])
    expect(coming({ ...without, ...saal }, { events: others }).dates.map(tell)).toEqual([
      '2026-03-03 10:00, clash: in-a-room 11:00',
    ])
  })

  it('of one event do not stand in each other’s way', () => {
    const twice = {
      start: '2026-03-03T10:00',
      end: '2026-03-03T12:00',
      place: 'hall',
      recurrence: { dates: ['2026-03-03T11:00'] },
    }
    expect(coming(twice).dates.map(tell)).toEqual(['2026-03-03 10:00', '2026-03-03 11:00'])
  })

  it('warn of hours in which the place is closed, with the reason', () => {
    const specialDays = [{ id: 'paint', from: '2026-03-17', reason: { de: 'Wir streichen.' } }]
    const places = [build('places', { ...open, specialDays })]
    expect(
      coming({ ...tuesdays, end: '2026-03-03T18:00' }, { places })
        .dates.map(tell)
        .slice(0, 2),
    ).toEqual(['2026-03-03 10:00', '2026-03-17 10:00, closed: Wir streichen.'])
    const late = { start: '2026-03-03T17:00', end: '2026-03-03T18:01', place: 'hall' }
    expect(coming(late).dates.map(tell)).toEqual(['2026-03-03 17:00, closed'])
    expect(coming({ ...late, start: '2026-05-01T10:00', end: '2026-05-01T11:00' }).dates.map(tell)).toEqual([
      '2026-05-01 10:00, closed: Tag der Arbeit',
    ])
    expect(coming(late, { places: [build('places')] }).dates.map(tell)).toEqual(['2026-03-03 17:00'])
    expect(coming({ start: '2026-03-07', place: 'hall' }).dates[0]?.outsideHours).toBeUndefined()
  })

  it('of a rule that cannot be read are refused', () => {
    const event = { ...build('events', tuesdays), recurrence: { rule: 'FREQ=NEVER', dates: [] } }
    expect(() => takeAllSteps(createPlanning().coming(contentWith(), event, now))).toThrow(RangeError)
  })
})

describe('the calendar', () => {
  const events = [
    build('events', { id: 'tuesdays', ...tuesdays, skip: ['school-holidays'] }),
    build('events', { id: 'draft', status: 'draft', start: '2026-03-31T09:00', end: '2026-03-31T11:00', place: 'hall' }),
    build('events', { id: 'old', status: 'archived', start: '2026-03-31T09:00' }),
    build('events', { id: 'market', start: '2026-03-31T08:00', end: '2026-03-31T12:00' }),
  ]

  it('has every date of its days, in order, and the free days with their names', () => {
    const { dates, holidays, left } = days({ events }, '2026-03-30', '2026-04-05')
    expect(dates.map((date) => `${date.event} ${tell(date)}`)).toEqual([
      'market 2026-03-31 08:00',
      'draft 2026-03-31 09:00',
      'tuesdays 2026-03-31 10:00, skipped: Osterferien',
    ])
    expect(left).toBe(0)
    expect(holidays.map(({ name, from }) => `${from} ${name.de}`)).toEqual(['2026-03-23 Osterferien', '2026-04-03 Karfreitag'])
  })

  it('shows one place alone when asked', () => {
    expect(days({ events }, '2026-03-30', '2026-04-05', 'hall').dates.map(({ event }) => event)).toEqual(['draft', 'tuesdays'])
  })

  it('asked again after an edit shows the edit', () => {
    const planning = createPlanning()
    const week = { from: '2026-03-02', until: '2026-03-08' }
    const ask = (start: string) =>
      takeAllSteps(planning.days(contentWith({ events: [build('events', { start, end: undefined })] }), week)).dates.map(tell)
    expect(ask('2026-03-03T10:00')).toEqual(['2026-03-03 10:00'])
    expect(ask('2026-03-04T11:00')).toEqual(['2026-03-04 11:00'])
  })

  it('holds three thousand dates and says how many are left', () => {
    const many = Array.from({ length: 110 }, (_, n) =>
      build('events', { id: `e${n}`, start: '2026-03-01T10:00', end: '2026-03-01T11:00', recurrence: { rule: 'FREQ=DAILY' } }),
    )
    const { dates, left } = days({ events: many }, '2026-03-01', '2026-03-31')
    expect([dates.length, left]).toEqual([3_000, 410])
  })
})
