import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ComingDates, PlannedDays } from '../../../content/model/planned.ts'
import { build } from '../../content/builders.ts'
import { openHouse, type House } from '../house.ts'

let house: House
let cookie: string
beforeAll(async () => {
  house = await openHouse()
  cookie = await house.enterAs('editor')
})
afterAll(() => house.close())

const put = (event: { id: string }) =>
  house.ask(`/api/staff/items/events/${event.id}`, { method: 'PUT', cookie, json: event, headers: { 'if-none-match': '*' } })
const preview = (json: unknown) => house.ask('/api/staff/preview/dates', { method: 'POST', cookie, json })

it('a draft is answered with its dates and what they clash with, and nothing is stored', async () => {
  await put(build('events', { place: 'hall' }))
  const draft = build('events', { id: 'draft', place: 'hall', start: '2026-01-06T19:00', end: '2026-01-06T20:00' })
  const answer = await preview(draft)
  const { dates, isAll } = answer.json() as ComingDates

  expect([answer.status, isAll]).toEqual([200, true])
  expect(dates.map(({ occurrence, clashes }) => [occurrence.key, clashes])).toEqual([
    ['2026-01-06T19:00', [{ event: 'choir', key: '2026-01-06T18:00', date: '2026-01-06', time: '18:00' }]],
  ])
  expect((await house.ask('/api/staff/items/events/draft', { cookie })).status).toBe(404)
})

it('a draft with a fault is refused with the field named', async () => {
  const answer = await preview({ ...build('events'), recurrence: { rule: 'FREQ=SOMETIMES' } })
  expect([answer.status, (answer.json() as { errors: { path: string }[] }).errors[0]?.path]).toEqual([400, 'recurrence.rule'])
})

it('the calendar has the days that are asked for, of published events and drafts', async () => {
  await put(build('events', { id: 'sketch', start: '2026-01-13T10:00', end: undefined, place: 'hall', status: 'draft' }))
  const answer = await house.ask('/api/staff/calendar?from=2026-01-12&until=2026-01-18', { cookie })
  const { from, until, dates } = answer.json() as PlannedDays
  expect([answer.status, from, until]).toEqual([200, '2026-01-12', '2026-01-18'])
  expect(dates.map(({ event, status, place }) => [event, status, place])).toEqual([['sketch', 'draft', 'hall']])
})

it.each([
  ['', 'from'],
  ['?from=2026-01-05&until=tomorrow', 'until'],
  ['?from=2026-01-05&until=2026-01-04', 'until'],
  ['?from=2026-01-05&until=2026-02-19', 'until'],
  ['?from=9999-12-30&until=9999-12-31', 'from'],
  ['?from=2026-01-05&until=2026-01-06&place=A%20B', 'place'],
])('days like "%s" are refused, naming %s', async (query, path) => {
  const answer = await house.ask(`/api/staff/calendar${query}`, { cookie })
  const { errors } = answer.json() as { errors: { path: string }[] }
  expect([answer.status, errors[0]?.path]).toEqual([400, path])
})
