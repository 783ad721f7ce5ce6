import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rowsBetween } from '../../../content/rules/occurrences.ts'
import { titleOf } from '../../../content/rules/series.ts'
import { toImportedEvent } from '../../../server/feeds/imported-event.ts'
import { readCalendar } from '../../../server/feeds/read-calendar.ts'
import { build } from '../../content/builders.ts'
import { snapshotAt, tell } from '../../content/resolved.ts'

/** What a visitor reads of a calendar as its sender writes it, until the end of January: every date, its title, and where it is. */
const arrivals = async (name: string) => {
  const centre = { sourceLanguage: 'de', timeZone: 'Europe/Berlin' }
  const file = readFileSync(join(import.meta.dirname, 'fixtures', `${name}.ics`))
  const { entries, report } = await readCalendar(file, { zone: centre.timeZone, since: '2026-11-22' })
  const events = entries.flatMap((entry) => {
    const made = toImportedEvent(entry, { feed: build('feeds'), centre, places: [] })
    return 'event' in made ? [made.event] : []
  })
  expect([report.leftOut, events.length]).toEqual([0, entries.length])
  const until = Date.parse('2027-01-31T23:00:00Z')
  // A moved date counts where it went; that it is told on its first day too is no date of the calendar.
  const rows = rowsBetween(snapshotAt('2026-11-23T08:00:00Z', { events }), 0, until).filter(
    ({ movedTo }) => movedTo === undefined,
  )
  return rows.map((row) =>
    [tell(row.occurrence), titleOf(row)['de'], row.room?.['de'] && `(${row.room['de']})`].filter(Boolean).join(' '),
  )
}

test.each([
  [
    'google',
    [
      '2026-11-24 09:30–11:00 Frauenfrühstück',
      '2026-12-02 10:00–11:30 moved Frauenfrühstück (Rathaus)',
      '2026-12-03 17:00–19:00 Erzählcafé für Jung & Alt – mit Musik aus dem Wendland und viel Zeit für Gespräche ' +
        '(Mehrgenerationenhaus, Lange Str. 5, 29451 Dannenberg (Elbe), Deutschland)',
      '2026-12-05 00:00–24:00 all day Reparaturtag',
      '2026-12-08 09:30–11:00 cancelled Frauenfrühstück',
      // A whole day that was given hours.
      '2026-12-12 10:00–13:00 Reparaturtag',
      '2026-12-15 09:30–11:00 Frauenfrühstück',
      '2026-12-19 00:00–24:00 all day Reparaturtag',
      '2026-12-24 00:00–2027-01-02 24:00 all day Betriebsferien',
      '2027-01-05 09:30–11:00 Frauenfrühstück',
      '2027-01-12 09:30–11:00 Frauenfrühstück',
      '2027-01-19 09:30–11:00 Frauenfrühstück',
      '2027-01-26 09:30–11:00 Frauenfrühstück',
    ],
  ],
  [
    'outlook',
    [
      '2026-11-29 18:00–20:30 Sonntagskino (Großer Saal)',
      '2026-12-05 00:00–24:00 all day Tag der offenen Tür',
      '2026-12-10 10:00–11:00 Abruf aus Athen',
      '2026-12-11 11:00–11:00 Wo ist das?',
      '2027-01-31 18:00–20:30 Sonntagskino (Großer Saal)',
    ],
  ],
  [
    'outlook-desktop',
    [
      '2026-11-24 15:30–16:30 Vorlesen (Kinderecke)',
      '2026-11-30 18:00–19:00 Lesekreis',
      '2026-12-09 16:30–17:30 moved Vorlesen mit Nikolaus (Großer Raum)',
      '2026-12-24 00:00–2027-01-01 24:00 all day Bücherei geschlossen',
      '2026-12-28 18:00–19:00 Lesekreis',
      '2027-01-19 15:30–16:30 Vorlesen (Kinderecke)',
      '2027-01-25 18:00–19:00 Lesekreis',
    ],
  ],
  [
    'nextcloud',
    [
      '2026-11-28 14:00–16:30 Gartentag (Garten am Develang)',
      '2026-12-01 00:00–2026-12-02 24:00 all day Kompost holen',
      '2026-12-01 19:00–19:00 Mitgliederversammlung',
      '2026-12-06 00:00–24:00 all day Nikolaus im Garten',
      '2026-12-19 14:00–16:30 Gartentag (Garten am Develang)',
      '2026-12-26 14:00–16:30 Gartentag (Garten am Develang)',
      '2027-01-01 00:00–2027-01-02 24:00 cancelled all day Kompost holen',
      '2027-01-24 11:00–15:00 moved Gartentag: Obstbäume schneiden (Streuobstwiese)',
    ],
  ],
  [
    'icloud',
    [
      '2026-11-26 19:30–21:00 Probe (Gemeindehaus, Am Kirchplatz 3, 29451 Dannenberg)',
      // "This and following" is another series there.
      '2026-12-03 20:00–21:30 Probe',
      '2026-12-10 20:00–21:30 Probe',
      '2026-12-17 20:00–21:30 Probe',
      '2026-12-24 17:00–18:00 moved Christvesper (St.-Johannis-Kirche)',
      '2026-12-31 20:00–21:30 Probe',
      '2027-01-07 20:00–21:30 Probe',
      '2027-01-14 20:00–21:30 Probe',
      '2027-01-15 00:00–2027-01-17 24:00 all day Bläserfreizeit',
      '2027-01-21 20:00–21:30 Probe',
      '2027-01-28 20:00–21:30 Probe',
    ],
  ],
])('the dates of a calendar as %s sends it', async (name, lines) => {
  expect(await arrivals(name)).toEqual(lines)
})
