import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gunzipSync } from 'node:zlib'
import { openHouse, type House } from '../house.ts'

let house: House
let cookie: string
beforeAll(async () => {
  house = await openHouse()
  cookie = await house.enterAs('admin')
  await put('choir', choir)
  await put('secret', { ...choir, id: 'secret', status: 'draft' })
})
afterAll(() => house.close())

const choir = {
  id: 'choir',
  status: 'published',
  title: { de: 'Chor; laut, "schön" \\ und mehr', en: 'Choir', ar: 'جوقة الحي تغني كل أسبوع في القاعة الكبيرة مع الشاي والكعك' },
  start: '2026-01-06T18:00',
  end: '2026-01-06T19:30',
  recurrence: { rule: 'FREQ=WEEKLY' },
  place: 'hall',
  topics: ['meet'],
  cost: { kind: 'free' },
  changes: [{ id: 'ill', original: '2026-01-13T18:00', cancelled: true, reason: { de: 'Die Leiterin ist krank.' } }],
}

const put = async (id: string, item: object) => {
  const path = `/api/staff/items/events/${id}`
  const { headers } = await house.ask(path, { cookie })
  const before: Record<string, string> = headers.etag ? { 'if-match': headers.etag } : { 'if-none-match': '*' }
  const { status, body } = await house.ask(path, { method: 'PUT', cookie, json: item, headers: before })
  if (status >= 300) throw new Error(body.toString())
}

const read = async (path: string) => {
  const { status, headers, body } = await house.ask(path)
  return { status, headers, text: body.toString().replaceAll('\r\n ', '') }
}
const valueOf = (text: string, name: string) => new RegExp(`^${name}[^:\\r\\n]*:(.*)\\r$`, 'm').exec(text)?.[1]

describe('a calendar by its address', () => {
  it('is iCalendar for everybody, in German where nobody asks for another language', async () => {
    const { status, headers, text } = await read('/calendar.ics')
    expect([status, headers['content-type'], headers['access-control-allow-origin'], headers['content-language']]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      '*',
      'de',
    ])
    expect(text).toContain('\r\nUID:choir@centre.rotes-sofa\r\n')
    expect(text).toContain('\r\nSUMMARY;LANGUAGE=de:Chor\\; laut\\, "schön" \\\\ und mehr\r\n')
    expect(text).toContain('\r\nLOCATION;LANGUAGE=de:Saal\\, Am Markt 1\\, 29451 Dannenberg\r\n')
    expect(text).toContain('\r\nRECURRENCE-ID;TZID=Europe/Berlin:20260113T180000\r\n')
    expect(text).toContain('\r\nSTATUS:CANCELLED\r\n')
    expect(text).toContain('\r\nCOMMENT;LANGUAGE=de:Fällt aus: Die Leiterin ist krank.\r\n')
    expect((await read('/calendar.ics?lang=en')).text).toContain('\r\nSUMMARY;LANGUAGE=en:Choir\r\n')
  })

  it('ends every line by CR LF and has none of more than 75 octets, nor half a letter in any', async () => {
    const { body } = await house.ask('/calendar.ics?lang=ar')
    const lines = body.toString('latin1').split('\r\n')
    expect(lines.pop()).toBe('')
    expect(lines.filter((line) => line.includes('\n') || line.includes('\r'))).toEqual([])
    expect(lines.filter((line) => line.length > 75)).toEqual([])
    expect(lines.some((line) => line.startsWith(' '))).toBe(true)
    const decode = (line: string) => new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(line, 'latin1'))
    expect(lines.map(decode).length).toBe(lines.length)
  })

  it('is sent once: 304 after that, compressed where that is understood, without a body for HEAD', async () => {
    const whole = await house.ask('/calendar.ics')
    const etag = String(whole.headers.etag)
    const again = await house.ask('/calendar.ics', { headers: { 'if-none-match': etag } })
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag])
    const packed = await house.ask('/calendar.ics', { headers: { 'accept-encoding': 'br, gzip' } })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(packed.headers.etag).not.toBe(etag)
    expect(gunzipSync(packed.body).equals(whole.body)).toBe(true)
    const head = await house.ask('/calendar.ics', { method: 'HEAD' })
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, String(whole.body.length)])
  })

  it('has one place or one topic, and 404 for those that are not there', async () => {
    expect((await read('/calendar.ics?place=hall&topic=meet')).text).toContain('UID:choir@')
    for (const wrong of ['place=nowhere', 'topic=nothing', 'place=constructor'])
      expect([wrong, (await house.ask(`/calendar.ics?${wrong}`)).status]).toEqual([wrong, 404])
    const { status, body } = await house.ask('/calendar.ics?lang=tlh')
    expect([status, body.toString().includes('It speaks de, en, ar.')]).toEqual([400, true])
  })

  it('is there for one event and for one date of it, and not for drafts', async () => {
    const series = await read('/events/choir.ics')
    expect([series.status, series.text.includes('\r\nRRULE:FREQ=WEEKLY\r\n')]).toEqual([200, true])
    const date = await read('/events/choir/2026-01-20T18%3A00.ics')
    expect([valueOf(date.text, 'RECURRENCE-ID'), valueOf(date.text, 'UID'), date.text.includes('RRULE:FREQ=WEEKLY')]).toEqual([
      '20260120T180000',
      'choir@centre.rotes-sofa',
      false,
    ])
    expect((await read('/events/choir/2031-06-03T18:00.ics')).text).toContain(
      '\r\nDTSTART;TZID=Europe/Berlin:20310603T180000\r\n',
    )
    for (const path of [
      '/events/secret.ics',
      '/events/nobody.ics',
      '/events/choir/2026-01-21T18:00.ics',
      '/events/choir/x.ics',
      '/events/%.ics',
    ])
      expect([path, (await house.ask(path)).status]).toEqual([path, 404])
    expect((await read('/calendar.ics')).text).not.toContain('secret')
  })

  it('keeps the name of an event and counts up with every change of it, and with no other', async () => {
    const before = (await read('/events/choir.ics')).text
    await put('other', { ...choir, id: 'other', changes: [] })
    expect((await read('/events/choir.ics')).text).toBe(before)
    const counts = [Number(valueOf(before, 'SEQUENCE'))]
    for (const title of ['Chor am Abend', 'Chor am Morgen']) {
      await put('choir', { ...choir, title: { de: title } })
      const { text } = await read('/events/choir.ics')
      expect([valueOf(text, 'SUMMARY'), valueOf(text, 'UID')]).toEqual([title, 'choir@centre.rotes-sofa'])
      counts.push(Number(valueOf(text, 'SEQUENCE')))
    }
    expect(counts[1]).toBeGreaterThan(counts[0]!)
    expect(counts[2]).toBeGreaterThan(counts[1]!)
  })
})
