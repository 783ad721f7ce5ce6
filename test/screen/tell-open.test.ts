import { describe, expect, it } from 'vitest'
import { openStateAt } from '../../content/rules/open.ts'
import { localMoment } from '../../content/rules/local-time.ts'
import { loaders } from '../../kiosk/messages/loaders.ts'
import { tellOpen } from '../../screen/tell-open.ts'
import { build } from '../content/builders.ts'
import { snapshotAt } from '../content/resolved.ts'

const everyDay = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** Monday the 5th of January 2026 in Berlin, and the weeks after it. */
const snapshot = snapshotAt('2026-01-05T09:00:00Z', {
  places: [
    build('places', {
      id: 'house',
      hours: [
        { days: ['MO', 'TU', 'WE', 'TH', 'FR'], from: '09:00', until: '18:00' },
        { days: ['FR'], from: '20:00', until: '02:00' },
        { days: ['MO', 'WE'], from: '18:30', until: '20:00', byAppointment: true },
      ],
      specialDays: [{ id: 'holidays', from: '2026-01-19', until: '2026-02-08' }],
    }),
    build('places', { id: 'adviser', hours: [{ days: ['TU'], from: '10:00', until: '12:00', byAppointment: true }] }),
    build('places', { id: 'always', hours: [{ days: everyDay, from: '00:00', until: '24:00' }], closedOnHolidays: false }),
    build('places', {
      id: 'camp',
      specialDays: [
        { id: 'c1', from: '2026-01-09', slots: [{ from: '16:00', until: '24:00' }] },
        { id: 'c2', from: '2026-01-10', slots: [{ from: '00:00', until: '24:00' }] },
        { id: 'c3', from: '2026-01-11', slots: [{ from: '00:00', until: '14:00' }] },
      ],
    }),
    build('places', { id: 'late', hours: [{ days: ['MO'], from: '20:00', until: '24:00' }] }),
  ],
})

const plain = (text: string) => text.replaceAll(/[\u2066\u2069]/g, '')

async function tell(tag: string, place: string, at: string): Promise<string> {
  const instant = Date.parse(`2026-${at}:00+01:00`)
  const say = await loaders[tag]!()
  const speaker = { say, tag, instant, local: localMoment(snapshot.timeline, instant) }
  return plain(tellOpen(speaker, openStateAt(snapshot, 'places', place, instant)!))
}

const cases: [what: string, place: string, at: string, told: Record<string, string>][] = [
  [
    'an open door says until when',
    'house',
    '01-05T17:29',
    {
      de: 'geöffnet bis 18:00 Uhr',
      'de-simple': 'offen bis 18:00 Uhr',
      ru: 'открыто до 18:00',
      ar: 'مفتوح حتى 18:00',
      'fa-AF': 'باز تا ساعت 18:00',
      en: 'open until 18:00',
    },
  ],
  [
    'in the last half hour it counts the minutes',
    'house',
    '01-05T17:35',
    {
      de: 'schließt in 25 Minuten',
      'de-simple': 'macht in 25 Minuten zu',
      ru: 'закроется через 25 минут',
      ar: 'يغلق بعد 25 دقيقة',
      'fa-AF': '25 دقیقه بعد بسته می‌شود',
      en: 'closes in 25 minutes',
    },
  ],
  [
    'down to the last',
    'house',
    '01-05T17:59',
    {
      de: 'schließt in 1 Minute',
      'de-simple': 'macht in 1 Minute zu',
      ru: 'закроется через 1 минуту',
      ar: 'يغلق بعد دقيقة واحدة',
      'fa-AF': '1 دقیقه بعد بسته می‌شود',
      en: 'closes in 1 minute',
    },
  ],
  [
    'a shut one says when it opens again',
    'house',
    '01-05T21:00',
    {
      de: 'öffnet morgen um 09:00 Uhr',
      'de-simple': 'macht morgen um 09:00 Uhr auf',
      ru: 'откроется завтра в 09:00',
      ar: 'يفتح غدًا الساعة 09:00',
      'fa-AF': 'فردا ساعت 09:00 باز می‌شود',
      en: 'opens tomorrow at 09:00',
    },
  ],
  [
    'after three weeks of holidays it names the date',
    'house',
    '01-19T12:00',
    {
      de: 'öffnet Montag, 9. Februar um 09:00 Uhr',
      'de-simple': 'macht Montag, 9. Februar um 09:00 Uhr auf',
      ru: 'откроется в понедельник, 9 февраля в 09:00',
      ar: 'يفتح الاثنين، 9 فبراير الساعة 09:00',
      'fa-AF': 'دوشنبه 9 فبروری ساعت 09:00 باز می‌شود',
      en: 'opens Monday 9 February at 09:00',
    },
  ],
  [
    'hours by appointment are no open door',
    'house',
    '01-05T19:00',
    {
      de: 'jetzt nur nach Vereinbarung · öffnet morgen um 09:00 Uhr',
      'de-simple': 'jetzt nur mit Termin · macht morgen um 09:00 Uhr auf',
      ru: 'сейчас только по записи · откроется завтра в 09:00',
      ar: 'الآن بموعد مسبق فقط · يفتح غدًا الساعة 09:00',
      'fa-AF': 'حالا تنها با وعدهٔ قبلی · فردا ساعت 09:00 باز می‌شود',
      en: 'now by appointment only · opens tomorrow at 09:00',
    },
  ],
  [
    'who has no other hours is there by appointment at any time',
    'adviser',
    '01-05T19:00',
    {
      de: 'nach Vereinbarung',
      'de-simple': 'nur mit Termin',
      ru: 'по записи',
      ar: 'بموعد مسبق',
      'fa-AF': 'با وعدهٔ قبلی',
      en: 'by appointment',
    },
  ],
  [
    'what never closes says no hour',
    'always',
    '01-05T19:00',
    {
      de: 'rund um die Uhr geöffnet',
      'de-simple': 'immer offen',
      ru: 'открыто круглосуточно',
      ar: 'مفتوح على مدار الساعة',
      'fa-AF': 'شبانه‌روز باز',
      en: 'open around the clock',
    },
  ],
  [
    'what is open for days names the day',
    'camp',
    '01-09T17:00',
    {
      de: 'geöffnet bis Sonntag um 14:00 Uhr',
      'de-simple': 'offen bis Sonntag um 14:00 Uhr',
      ru: 'открыто до воскресенья, 14:00',
      ar: 'مفتوح حتى الأحد الساعة 14:00',
      'fa-AF': 'باز تا یکشنبه ساعت 14:00',
      en: 'open until Sunday at 14:00',
    },
  ],
]

describe.each(Object.keys(loaders))('in %s', (tag) => {
  it.each(cases)('%s', async (_, place, at, told) => {
    expect(await tell(tag, place, at)).toBe(told[tag])
  })
})

describe('around midnight', () => {
  it.each([
    ['20:30 of a night', 'house', '01-09T20:30', 'geöffnet bis 02:00 Uhr'],
    ['one minute to twelve', 'house', '01-09T23:59', 'geöffnet bis 02:00 Uhr'],
    ['twelve', 'house', '01-10T00:00', 'geöffnet bis 02:00 Uhr'],
    ['a quarter to two', 'house', '01-10T01:45', 'schließt in 15 Minuten'],
    ['two', 'house', '01-10T02:00', 'öffnet Montag um 09:00 Uhr'],
    ['an evening that ends with the day', 'late', '01-05T20:00', 'geöffnet bis 24:00 Uhr'],
    ['its last minute', 'late', '01-05T23:59', 'schließt in 1 Minute'],
    ['a minute past its end', 'late', '01-06T00:01', 'öffnet Montag um 20:00 Uhr'],
  ])('at %s', async (_, place, at, told) => {
    expect(await tell('de', place, at)).toBe(told)
  })
})

describe('Russian and Arabic count minutes as they are spoken', () => {
  it.each([
    ['ru', '17:38', 'закроется через 22 минуты'],
    ['ru', '17:39', 'закроется через 21 минуту'],
    ['ar', '17:58', 'يغلق بعد دقيقتين'],
    ['ar', '17:55', 'يغلق بعد 5 دقائق'],
  ])('%s at %s', async (tag, time, told) => {
    expect(await tell(tag, 'house', `01-05T${time}`)).toBe(told)
  })
})
