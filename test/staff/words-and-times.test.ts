import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messages } from '../../staff/messages/de.ts'
import { addMinutes, wallTime, weekFrom } from '../../staff/model/wall-clock.ts'
import { moveStart, readEventTime, writeEventTime } from '../../staff/model/event-time.ts'
import { matchesQuery } from '../../staff/model/fold.ts'
import { newId } from '../../staff/model/new-id.ts'
import { isSame, readPath, writePath } from '../../staff/model/path.ts'
import { sha256 } from '../../staff/model/sha256.ts'
import { hoursByDay, passesMidnight, sayNight, slotsOf, tidyTimes } from '../../staff/model/week-hours.ts'

test('SHA-256 is the one of FIPS 180-4 for any text', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
    }),
  )
})

test.each([
  ['Küche am Markt', 'kuche', true],
  ['Küche am Markt', 'kueche', true],
  ['Küche am Markt', 'MARKT küche', true],
  ['Kochstraße', 'strasse', true],
  ['Frauenfrühstück', 'fruehstueck', true],
  ['Neue Zeiten', 'neu', true],
  ['Küche am Markt', 'keller', false],
])('%s is found by %s: %s', (text, query, found) => {
  expect(matchesQuery(text, query)).toBe(found)
})

test.each([
  ['Heute gibt’s Suppe!', 'heute-gibt-s-suppe-aaaa'],
  ['Über Äpfel & Öl', 'ueber-aepfel-oel-aaaa'],
  ['Чай для всех', 'chay-dlya-vsekh-aaaa'],
  ['قهوة', 'item-aaaa'],
])('the id of %s is %s', (title, id) => {
  expect(newId(title, () => 0)).toBe(id)
})

test('every id is one the schema takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.double({ min: 0, max: 0.999 }), (title, chance) => {
      expect(newId(title, () => chance)).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/)
    }),
  )
})

test('wall time is the centre’s, through both clock changes', () => {
  expect(wallTime(Date.parse('2026-03-29T00:59Z'), 'Europe/Berlin')).toBe('2026-03-29T01:59')
  expect(wallTime(Date.parse('2026-03-29T01:00Z'), 'Europe/Berlin')).toBe('2026-03-29T03:00')
  expect(wallTime(Date.parse('2026-10-24T22:00Z'), 'Europe/Berlin')).toBe('2026-10-25T00:00')
  expect(weekFrom('2026-12-29T10:00')).toBe('2027-01-05T23:59')
  expect(addMinutes('23:30', 60)).toBe('23:59')
})

test('hours by appointment keep apart from others of the same times', () => {
  const slots: Parameters<typeof hoursByDay>[0] = [
    { days: ['MO', 'TU'], from: '09:00', until: '12:00' },
    { days: ['TU', 'WE'], from: '09:00', until: '12:00', byAppointment: true },
  ]
  expect(slotsOf(hoursByDay(slots))).toEqual(slots)
  expect(tidyTimes({ from: '09:00', until: '12:00', byAppointment: false })).toEqual({ from: '09:00', until: '12:00' })
})

test('a night is told in words', () => {
  const tell = (from: string, until: string, day?: string) => sayNight({ from, until }, messages, day)
  expect(passesMidnight({ from: '20:00', until: '23:59' })).toBe(false)
  expect(passesMidnight({ from: '20:00', until: '02:00' })).toBe(true)
  expect(tell('20:00', '02:00', 'Samstag')).toBe('Über Nacht: bis 02:00 Uhr am Samstag.')
  expect(tell('20:00', '02:00')).toBe('Über Nacht: bis 02:00 Uhr am Tag danach.')
  expect(tell('20:00', '00:00')).toBe('Bis Mitternacht.')
  expect(tell('00:00', '00:00')).toBe('Den ganzen Tag und die ganze Nacht.')
})

test('days with the same hours share a slot', () => {
  const slots = [
    { days: ['MO' as const, 'WE' as const], from: '09:00', until: '12:00' },
    { days: ['MO' as const], from: '14:00', until: '18:00' },
  ]
  expect(slotsOf(hoursByDay(slots))).toEqual(slots)
  expect(slotsOf({ ...hoursByDay(slots), TU: [{ from: '09:00', until: '12:00' }] })[0]).toEqual({
    days: ['MO', 'TU', 'WE'],
    from: '09:00',
    until: '12:00',
  })
})

test('times of an event are read and written as they stand', () => {
  const given = { start: '2026-01-05T15:00', end: '2026-01-05T17:00', allDay: false }
  expect(writeEventTime(readEventTime(given))).toEqual(given)
  expect(writeEventTime(readEventTime({ start: '2026-01-05', end: '2026-01-07', allDay: true }))).toEqual({
    start: '2026-01-05',
    end: '2026-01-07',
    allDay: true,
  })
  expect(readEventTime({ start: '2026-01-05T23:00', duration: 'PT1H30M', allDay: false })).toMatchObject({
    endDate: '2026-01-06',
    endTime: '00:30',
  })
})

test('the end moves along with the beginning', () => {
  const before = readEventTime({ start: '2026-01-05T15:00', end: '2026-01-05T17:00', allDay: false })
  expect(moveStart(before, '2026-01-08', '15:00')).toMatchObject({ date: '2026-01-08', endDate: '2026-01-08', endTime: '17:00' })
  expect(moveStart(before, '2026-01-05', '18:00')).toMatchObject({ time: '18:00', endTime: '20:00' })
  expect(moveStart(before, '2026-01-05', '23:00')).toMatchObject({ endTime: '23:59' })
})

test('a path is written without touching what lies beside it', () => {
  const item = { title: { de: 'A' }, people: [{ name: 'X' }, { name: 'Y' }] }
  const next = writePath(item, 'people.1.name', 'Z')
  expect(next).toEqual({ title: { de: 'A' }, people: [{ name: 'X' }, { name: 'Z' }] })
  expect(next.people[0]).toBe(item.people[0])
  expect(item.people[1]).toEqual({ name: 'Y' })
  expect(writePath(item, 'title.de', undefined)).toEqual({ title: {}, people: item.people })
  expect(readPath(item, 'people.0.name')).toBe('X')
  expect(isSame({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true)
})
