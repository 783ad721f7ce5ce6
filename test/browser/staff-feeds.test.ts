import { expect, test } from 'vitest'
import { useStaffHouse } from './staff-house.ts'
import { createCamera, desk, fetchPublic, phone } from './staff-walk.ts'

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
const calendar = (title: string) =>
  [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'UID:party',
    `SUMMARY:${title}`,
    `DTSTART;TZID=W. Europe Standard Time:${inDays(3)}T150000`,
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:broken',
    'SUMMARY:Kaputter Eintrag',
    'DTSTART:gestern',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
const file = (title: string, name = 'garten.ics') => ({ name, mimeType: 'text/calendar', buffer: Buffer.from(calendar(title)) })

const house = useStaffHouse()

const titles = async () => (await fetchPublic(house.server)).events.map(({ title }) => title['de'])

test('a calendar is brought as a file, read with its faults, brought again, and removed with its events', async () => {
  const page = await house.open(phone)
  const photograph = await createCamera(page, 'staff-feeds')
  await page.getByRole('link', { name: 'Kalender von anderen' }).click()
  await page.getByRole('button', { name: 'Kalender hinzufügen' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Speichern' }).click()
  await dialog.getByText('Bitte einen Namen eingeben.').waitFor()
  await dialog.getByLabel(/^Name/).fill('Nachbarschaftsgarten')
  await dialog.locator('.segment', { hasText: 'Aus einer Datei' }).click()
  await dialog.getByLabel(/^Datei/).setInputFiles(file('Gartenfest'))
  await dialog.getByLabel(/^Ort/).selectOption({ index: 1 })
  await photograph('form')
  await dialog.getByRole('button', { name: 'Speichern' }).click()

  const card = page.getByRole('article', { name: 'Nachbarschaftsgarten' })
  await card.getByText(/gelesen: 1 Termin, 1 nicht lesbar$/).waitFor()
  await card.getByText('1 Hinweis ansehen').click()
  await card.getByText('DTSTART ist keine Zeit: „gestern“.').waitFor()
  await card.getByText('Kaputter Eintrag').waitFor()
  await photograph('card')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)
  await expect.poll(titles).toContain('Gartenfest')

  await card.locator('input[type=file]').setInputFiles(file('Hoffest'))
  await card.getByText('Beim letzten Lesen: 1 geändert.').waitFor()
  await expect.poll(titles).toContain('Hoffest')
  await card.locator('input[type=file]').setInputFiles({ ...file(''), buffer: Buffer.from('<html>') })
  await card.getByText('Das ist kein Kalender (iCalendar).').waitFor()

  await card.getByRole('button', { name: 'Entfernen' }).click()
  await page.getByText('„Nachbarschaftsgarten“ und ein Termin daraus werden entfernt, auch von den Bildschirmen.').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Entfernen' }).click()
  await card.waitFor({ state: 'detached' })
  await expect.poll(titles).not.toContain('Hoffest')
})

test('an event from a calendar says how long an edit lasts, what was overwritten, and becomes the house’s own', async () => {
  const page = await house.open(phone, 'feeds')
  const photograph = await createCamera(page, 'staff-feed-event')
  await page.getByRole('button', { name: 'Kalender hinzufügen' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^Name/).fill('Imkerei')
  await dialog.locator('.segment', { hasText: 'Aus einer Datei' }).click()
  await dialog.getByLabel(/^Datei/).setInputFiles(file('Honigfest'))
  await dialog.getByRole('button', { name: 'Speichern' }).click()
  const card = page.getByRole('article', { name: 'Imkerei' })
  await card.getByText(/gelesen: 1 Termin/).waitFor()

  const openEvent = async (title: string) => {
    await page.goto(`${house.server.origin}/staff/events`)
    await page.getByRole('link', { name: title }).click()
    await page.getByRole('heading', { name: title, level: 1 }).waitFor()
  }
  const hint = page.getByText('Steht hier anders als im Kalender „Imkerei“.')
  await openEvent('Honigfest')
  await page.getByText('Dieser Termin folgt dem Kalender „Imkerei“.').waitFor()
  expect(await hint.count()).toBe(0)
  await page.getByLabel(/^Überschrift/).fill('Großes Honigfest')
  await hint.waitFor()
  await photograph('edited')
  await page.getByRole('button', { name: 'Änderung veröffentlichen' }).click()
  await expect.poll(titles).toContain('Großes Honigfest')
  await openEvent('Großes Honigfest')
  await hint.waitFor()

  await page.goto(`${house.server.origin}/staff/feeds`)
  await card.locator('input[type=file]').setInputFiles(file('Wachsfest'))
  await card.getByText('Im Kalender geändert, was hier anders stand').waitFor()
  await card.getByText('Überschrift: Es gilt, was der Kalender sagt.').waitFor()
  await photograph('overwritten')
  await card.getByRole('link', { name: 'Wachsfest' }).click()

  await page.getByRole('button', { name: 'Als eigenen Termin weiterführen' }).click()
  await page.getByText('Wenn Sie jetzt speichern, folgt dieser Termin dem Kalender „Imkerei“ nicht mehr').waitFor()
  await photograph('own')
  await page.getByRole('button', { name: 'Änderung veröffentlichen' }).click()
  await page.getByText('Stammt aus dem Kalender „Imkerei“ und folgt ihm seit').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)
  await page.goto(`${house.server.origin}/staff/feeds`)
  await card.locator('input[type=file]').setInputFiles(file('Kerzenfest'))
  await card.getByText('1 Eintrag ist hier schon bekannt.').waitFor()
  expect(await titles()).toContain('Wachsfest')
})

test('what follows a date of a series from a calendar is said there; here it is told what can be done', async () => {
  const page = await house.open(phone, 'feeds')
  const photograph = await createCamera(page, 'staff-feed-series')
  const weekly = calendar('Webkurs am Rahmen')
    .replace('UID:party', 'UID:weekly')
    .replace('END:VEVENT', 'RRULE:FREQ=WEEKLY\r\nEND:VEVENT')
  await page.getByRole('button', { name: 'Kalender hinzufügen' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^Name/).fill('Volkshochschule')
  await dialog.locator('.segment', { hasText: 'Aus einer Datei' }).click()
  await dialog.getByLabel(/^Datei/).setInputFiles({ ...file(''), buffer: Buffer.from(weekly) })
  await dialog.getByRole('button', { name: 'Speichern' }).click()
  await page
    .getByRole('article', { name: 'Volkshochschule' })
    .getByText(/gelesen: 1 Termin/)
    .waitFor()

  const day = inDays(10).replace(/(....)(..)(..)/, '$1-$2-$3')
  await page.goto(`${house.server.origin}/staff/calendar/week/${day}`)
  await page.getByRole('button', { name: /Webkurs am Rahmen/ }).click()
  const told = dialog.getByText('Diese Reihe folgt dem Kalender „Volkshochschule“.')
  for (const deed of ['Verlegen', 'Ändern']) {
    await dialog.locator('.segment', { hasText: deed }).click()
    expect(await told.count()).toBe(0)
    await dialog.locator('.segment', { hasText: 'Dieser und alle folgenden' }).click()
    await told.waitFor()
    expect(await dialog.getByRole('button', { name: deed, exact: true }).isDisabled()).toBe(true)
    await photograph(deed)
  }
})

test('an address of this machine is refused in words, and can be paused', async () => {
  const page = await house.open(desk, 'feeds')
  await page.getByRole('button', { name: 'Kalender hinzufügen' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^Name/).fill('Drinnen')
  await dialog.getByLabel(/^Adresse/).fill('http://127.0.0.1/a.ics')
  await dialog.getByRole('button', { name: 'Speichern' }).click()
  await dialog.getByText('Die Adresse beginnt mit https:// oder webcal://.').waitFor()
  await dialog.getByLabel(/^Adresse/).fill('webcal://127.0.0.1/a.ics')
  await dialog.getByRole('button', { name: 'Speichern' }).click()
  const card = page.getByRole('article', { name: 'Drinnen' })
  await card.getByRole('button', { name: 'Jetzt lesen' }).click()
  await card.getByText(/Die Adresse führt nicht ins offene Internet\. Zuletzt versucht/).waitFor()
  await card.getByRole('button', { name: 'Anhalten' }).click()
  await card.getByText('Angehalten: die Termine bleiben, wie sie sind.').waitFor()
  await card.getByRole('button', { name: 'Weiter lesen' }).waitFor()
})
