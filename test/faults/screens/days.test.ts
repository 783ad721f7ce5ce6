import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { trouble } from '../../../screen/messages/trouble/de.ts'
import { leaveAlone, type LonelyDays } from './lonely-days.ts'
import type { Seen } from './lonely-screens.ts'

/** Of the 92 days those on which something is likely to go wrong; `days.long.ts` has them all. */

let days: LonelyDays
beforeAll(async () => {
  days = await leaveAlone('2026-10-05T10:00Z')
})
afterAll(() => days?.end())

const slidesOf = (seen: Seen) => Object.entries(seen).flatMap(([name, lines]) => (name.startsWith('slide') ? [lines] : []))

describe('kiosk and display, cold-started without their server since the 5th of October', () => {
  it.each([
    ['on day 1', '2026-10-06T10:10Z', ['12:10', 'läuft jetzt', 'Mittagstisch']],
    [
      'in the night of the clock change, at half past two for the second time',
      '2026-10-25T01:30Z',
      ['02:30', 'Nachtwache am Feuer'],
    ],
    ['on the day after, with an emergency and other hours', '2026-10-26T10:10Z', ['Sturm am Nachmittag', 'Nur am Nachmittag.']],
    ['on the last day of the year', '2026-12-31T10:40Z', ['~Mittagstisch', 'Silvester bleibt die Küche kalt.']],
    ['five past midnight on the first', '2026-12-31T23:05Z', ['00:05', 'Freitag, 1. Januar', 'Hinüber ins neue Jahr']],
    ['on day 92', '2027-01-05T11:55Z', ['13:15', 'Später wegen Glatteis.', 'Montag, 11. Januar']],
  ])('show what the server would have shown %s', async (_, instant, words) => {
    const lines = Object.values(await days.expectSame(instant)).flat()
    for (const each of words) expect(lines).toContain(each)
  })

  it('on day 98 tell the days they know and nothing of the others', async () => {
    const seen = await days.look('2027-01-11T08:10Z')
    const named = (lines: string[] = []) => lines.filter((line) => /^\p{L}+, \d+\. Januar$/u.test(line))
    const known = ['Mittwoch, 13. Januar']
    expect(new Set(named(seen['kiosk/week']))).toEqual(new Set(['Montag, 11. Januar', 'Dienstag, 12. Januar', ...known]))
    expect(new Set(named(seen['kiosk/places/haus']))).toEqual(new Set(['Montag, 11. Januar', 'Dienstag, 12. Januar', ...known]))
    expect(seen['kiosk/week']).not.toContain('Nichts geplant.')
    const week = slidesOf(seen).filter(([title]) => title === 'Die nächsten Tage')
    expect(new Set(week.flatMap(named))).toEqual(new Set(['Dienstag, 12. Januar', ...known]))
  })

  it('on day 101 show what is true on any day, and say why', async () => {
    const seen = await days.look('2027-01-14T11:10Z')
    const lines = Object.values(seen).flat()
    expect(seen['kiosk/']).toContain(trouble.undated.horizon)
    expect(seen['kiosk/week']).toContain(trouble.undated.horizon)
    expect(seen['strip']?.[0]).toBe(trouble.undated.horizon)
    expect(seen['kiosk/places/haus']).toContain('Haus am Markt')
    expect(new Set(slidesOf(seen).map(([first]) => first))).toEqual(new Set(['Angebote für alle', 'Kommen Sie herein']))
    for (const dated of ['Mittagstisch', 'Jacken hängen im Flur', 'geschlossen', 'Heute ist nichts mehr los.'])
      expect(lines).not.toContain(dated)
    expect(lines.filter((line) => /\d\d:\d\d|\d\. \p{L}/u.test(line))).toEqual([])
  })
})
