import { afterEach, beforeEach, expect, it } from 'vitest'
import { type House, openHouse } from '../house.ts'

let house: House
let cookie: string
beforeEach(async () => {
  house = await openHouse()
  cookie = await house.enterAs('admin')
})
afterEach(() => house.close())

const calendar = (...entries: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Ferien//DE', ...entries, 'END:VCALENDAR', ''].join('\r\n')
const entry = (uid: string, ...lines: string[]) =>
  ['BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT'].join('\r\n')

const send = async (body: string, as = cookie, type = 'text/calendar') => {
  const { status, body: answer } = await house.ask('/api/staff/school-holidays', {
    method: 'POST',
    headers: { 'content-type': type },
    body,
    cookie: as,
  })
  return { status, answer: JSON.parse(answer.toString()) as unknown }
}

const revision = async () =>
  (JSON.parse((await house.ask('/api/staff/items/centre', { cookie })).body.toString()) as { revision: number }).revision

it('whole days of a calendar file are read, the last one included, and nothing is stored', async () => {
  const file = calendar(
    entry('christmas', 'DTSTART;VALUE=DATE:20301223', 'DTEND;VALUE=DATE:20310107', 'SUMMARY:Weihnachtsferien 2030 Niedersachsen'),
    entry('bridge', 'DTSTART;VALUE=DATE:20301004', 'SUMMARY:Brückentag'),
    entry('party', 'DTSTART;TZID=Europe/Berlin:20301001T150000', 'SUMMARY:Schulfest'),
    entry('weekly', 'DTSTART;VALUE=DATE:20301005', 'RRULE:FREQ=WEEKLY', 'SUMMARY:Samstag'),
    entry('odd', 'DTSTART;VALUE=DATE:20301399', 'SUMMARY:Kein Tag'),
  )
  const before = await revision()
  expect(await send(file)).toEqual({
    status: 200,
    answer: {
      found: [
        { name: 'Brückentag', from: '2030-10-04', until: '2030-10-04' },
        { name: 'Weihnachtsferien 2030 Niedersachsen', from: '2030-12-23', until: '2031-01-06' },
      ],
      leftOut: 3,
    },
  })
  expect(await revision()).toBe(before)
})

it('what is no calendar, too large or of another type is refused', async () => {
  expect(await send('Ferien: Juli')).toMatchObject({ status: 400 })
  expect(await send(calendar(entry('long', 'DTSTART;VALUE=DATE:20301004', `SUMMARY:${'x'.repeat(500_000)}`)))).toMatchObject({
    status: 413,
  })
  expect(await send('{}', cookie, 'application/json')).toMatchObject({ status: 415 })
})

it('is for admins', async () => {
  const editor = await house.enterAs('editor')
  expect(await send(calendar(), editor)).toMatchObject({ status: 403 })
})
