import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { makeTemporaryFolder } from '../server/store/folder.ts'
import { useStaffHouse } from './staff-house.ts'
import { createCamera, fetchPublic, phone } from './staff-walk.ts'

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
const event = (uid: string, ...lines: string[]) => ['BEGIN:VEVENT', `UID:${uid}`, ...lines, 'END:VEVENT']
const calendar = (...entries: string[][]) => Buffer.from(['BEGIN:VCALENDAR', ...entries.flat(), 'END:VCALENDAR', ''].join('\r\n'))
const party = (uid: string) => event(uid, 'SUMMARY:Gartenfest', `DTSTART;VALUE=DATE:${inDays(3)}`)
const ofType = (name: string, buffer: Buffer, mimeType = 'text/calendar') => ({ name, mimeType, buffer })

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
/** A ZIP archive without anything in it but its first mark. */
const zip = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(60)])

const words = {
  'de-DE': {
    add: 'Kalender hinzufügen',
    byFile: 'Aus einer Datei',
    file: /^Datei/,
    save: 'Speichern',
    empty: 'Die Datei ist leer.',
    picture: 'Das ist kein Kalender (iCalendar).',
    zip: 'Das ist ein ZIP-Archiv. Bitte packen Sie es aus und wählen Sie die Kalenderdatei (.ics) darin.',
    large: 'Die Datei ist größer als 50 MB.',
    none: 'Noch keine Datei gelesen.',
    good: /gelesen: 1 Termin$/,
    news: 'Beim letzten Lesen: 1 neu.',
    broken: /gelesen: 1 Termin, 2 nicht lesbar$/,
    report: '2 Hinweise ansehen',
    faults: ['Der Beginn (DTSTART) fehlt.', 'DTSTART ist keine Zeit: „00020301“.'],
  },
  'en-GB': {
    add: 'Add a calendar',
    byFile: 'From a file',
    file: /^File/,
    save: 'Save',
    empty: 'The file is empty.',
    picture: 'This is not a calendar (iCalendar).',
    zip: 'This is a ZIP archive. Please unpack it and choose the calendar file (.ics) inside.',
    large: 'The file is larger than 50 MB.',
    none: 'No file read yet.',
    good: /^Read .*: 1 event$/,
    news: 'At the last reading: 1 new.',
    broken: /^Read .*: 1 event, 2 unreadable$/,
    report: 'See 2 notes',
    faults: ['The start (DTSTART) is missing.', 'DTSTART is not a time: "00020301".'],
  },
} as const

const house = useStaffHouse()

/** How far something reaches beyond the screen, or beyond the card it is in. */
const clipped = (page: Page) =>
  page.evaluate(() => {
    const inside = [...document.querySelectorAll('.feed, dialog')].flatMap((box) => {
      const { right } = box.getBoundingClientRect()
      return [...box.querySelectorAll('*')].map((each) => each.getBoundingClientRect().right - right)
    })
    return Math.max(0, document.documentElement.scrollWidth - innerWidth, ...inside)
  })

test.each(['de-DE', 'en-GB'] as const)('whatever file is brought, the page says in %s what became of it', async (locale) => {
  const say = words[locale]
  const page = await house.open(phone, 'feeds', locale)
  const photograph = await createCamera(page, `staff-feed-files-${locale}`)
  const path = join(await makeTemporaryFolder(), 'large.ics')
  const large = await open(path, 'wx')
  await large.truncate(60_000_000)
  await large.close()

  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: say.add }).click()
  await dialog.getByLabel(/^Name/).fill(`Garten ${locale}`)
  await dialog.locator('.segment', { hasText: say.byFile }).click()
  await dialog.getByLabel(say.file).setInputFiles(path)
  await dialog.getByRole('button', { name: say.save }).click()
  await dialog.getByText(say.large).waitFor()
  await photograph('large')
  expect(await clipped(page)).toBe(0)

  await dialog.getByLabel(say.file).setInputFiles(ofType('empty.ics', Buffer.alloc(0)))
  await dialog.getByRole('button', { name: say.save }).click()
  const card = page.getByRole('article', { name: `Garten ${locale}` })
  const refused = card.getByRole('alert')
  await refused.getByText(say.empty).waitFor()
  await card.getByText(say.none).waitFor()
  await photograph('empty')

  const bring = (file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) =>
    card.locator('input[type=file]').setInputFiles(file)
  await bring(ofType('picture.ics', picture))
  await refused.getByText(say.picture).waitFor()
  await bring(ofType('calendar.zip', zip, 'application/zip'))
  await refused.getByText(say.zip).waitFor()
  await photograph('zip')
  await bring(path)
  await refused.getByText(say.large).waitFor()
  await card.getByText(say.none).waitFor()
  expect(await clipped(page)).toBe(0)

  await bring(ofType('good.ics', calendar(party(locale))))
  await card.getByText(say.good).waitFor()
  await card.getByText(say.news).waitFor()
  expect(await refused.count()).toBe(0)
  await bring(ofType('broken.ics', calendar(party(locale), event('a', 'SUMMARY:A'), event('b', 'SUMMARY:B', 'DTSTART:00020301'))))
  await card.getByText(say.broken).waitFor()
  await card.getByText(say.report).click()
  for (const fault of say.faults) await card.getByText(fault).waitFor()
  await card.getByText(say.faults[1]).scrollIntoViewIfNeeded()
  await photograph('broken')
  expect(await clipped(page)).toBe(0)
  await expect
    .poll(async () => (await fetchPublic(house.server)).events.filter(({ title }) => title['de'] === 'Gartenfest').length)
    .toBeGreaterThan(0)
})
