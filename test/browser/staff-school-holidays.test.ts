import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useStaffHouse } from './staff-house.ts'
import { findStored, phone } from './staff-walk.ts'

const house = useStaffHouse()

const storedIn2031 = async (page: Page) =>
  (await findStored(page, 'centre'))[0]!.schoolHolidays.filter(({ from }) => from.startsWith('2031'))
const said = (page: Page, text: string | RegExp) => page.locator('.banner', { hasText: text }).waitFor()
const widerThanScreen = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

test('on a phone an admin adds, changes, removes and brings back a school holiday', async () => {
  const page = await house.open(phone, 'school-holidays')
  await page.locator('.school-row').first().waitFor()
  // One source of all is told once.
  expect(await page.locator('.school-source').allTextContents()).toEqual([
    'Quelle: Niedersächsisches Kultusministerium, Ferienordnung für die Schuljahre 2024/2025 bis 2029/2030',
  ])
  expect(await widerThanScreen(page)).toBe(0)

  await page.getByRole('button', { name: 'Ferien eintragen' }).tap()
  await page.getByRole('button', { name: 'Speichern' }).tap()
  await page.locator('.fault', { hasText: 'Bitte einen Namen eintragen.' }).waitFor()
  await page.getByLabel(/^Name/).fill('Herbstferien')
  await page.getByLabel('Erster Tag').fill('2031-10-13')
  await page.getByLabel('Letzter Tag').fill('2031-10-10')
  await page.getByRole('button', { name: 'Speichern' }).tap()
  await page.locator('.fault', { hasText: 'darf nicht vor dem ersten liegen' }).waitFor()
  await page.getByLabel('Letzter Tag').fill('2031-10-24')
  await page.getByLabel(/^Woher/).fill('https://ferien.example')
  await page.getByRole('button', { name: 'Speichern' }).tap()
  await said(page, 'Gespeichert.')
  expect(await storedIn2031(page)).toMatchObject([
    {
      name: { de: 'Herbstferien', ar: 'عطلة الخريف' },
      from: '2031-10-13',
      until: '2031-10-24',
      source: 'https://ferien.example',
    },
  ])

  await expect
    .poll(() => page.locator('.school-source').allTextContents())
    .toEqual([
      'Quelle, wo keine andere dabeisteht: Niedersächsisches Kultusministerium, Ferienordnung für die Schuljahre 2024/2025 bis 2029/2030',
      'Quelle: https://ferien.example',
    ])

  await page.getByRole('button', { name: 'Herbstferien 2031 ändern' }).tap()
  await page.getByLabel('Letzter Tag').fill('2031-10-25')
  await page.getByRole('button', { name: 'Speichern' }).tap()
  await expect.poll(() => storedIn2031(page)).toMatchObject([{ until: '2031-10-25', name: { ar: 'عطلة الخريف' } }])

  await page.getByRole('button', { name: 'Herbstferien 2031 entfernen' }).tap()
  await said(page, 'Entfernt.')
  expect(await storedIn2031(page)).toEqual([])
  await page.getByRole('button', { name: 'Rückgängig machen' }).tap()
  await said(page, 'Rückgängig gemacht.')
  await expect.poll(() => storedIn2031(page)).toMatchObject([{ until: '2031-10-25' }])
})

test('a calendar file is shown first and then taken over, without what is there already', async () => {
  const page = await house.open(phone, 'school-holidays')
  await page.locator('.school-row').first().waitFor()
  expect(await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])).toEqual([phone.width, phone.width])
  const entry = (uid: string, from: string, until: string, name: string) =>
    `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:${from}\r\nDTEND;VALUE=DATE:${until}\r\nSUMMARY:${name}\r\nEND:VEVENT\r\n`
  const file = [
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Land//Ferien//DE\r\n',
    entry('a', '20261012', '20261025', 'Herbstferien Niedersachsen'),
    entry('b', '20310704', '20310815', 'Sommerferien Niedersachsen'),
    'END:VCALENDAR\r\n',
  ].join('')
  const give = (text: string) =>
    page
      .getByLabel('Aus einer Kalenderdatei übernehmen')
      .setInputFiles({ name: 'ferien.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) })
  await give('Ferien: Juli')
  await page.locator('.fault', { hasText: 'kein Kalender' }).waitFor()
  await give(file)
  await page.getByText('2 gelesen, davon neu: 1').waitFor()
  expect(await page.locator('.school-found li').allInnerTexts()).toEqual([
    'Sommerferien Niedersachsen: Fr., 4. Juli 2031 – Do., 14. August 2031',
  ])
  await page.getByRole('button', { name: 'Diese Ferien übernehmen' }).tap()
  await said(page, 'Einmal Ferien übernommen.')
  expect((await storedIn2031(page)).filter(({ from }) => from === '2031-07-04')).toMatchObject([
    { name: { de: 'Sommerferien', en: 'Summer holidays' }, until: '2031-08-14', source: 'ferien.ics' },
  ])
  expect(await widerThanScreen(page)).toBe(0)
})

test('hours by appointment and over midnight are set on a phone, and told in words', async () => {
  const page = await house.open(phone, 'places/develangring')
  const day = page.locator('.week-day', { hasText: 'So' })
  await day.getByRole('button', { name: 'Sonntag: Zeit dazu' }).tap()
  await day.getByLabel('Sonntag: Von').fill('20:00')
  await day.getByLabel('Sonntag: Bis').fill('02:00')
  await day.getByText('Über Nacht: bis 02:00 Uhr am Montag.').waitFor()
  await day.getByLabel('nur nach Vereinbarung').check()
  expect(await widerThanScreen(page)).toBe(0)
  await page.locator('.action-main').click()
  await expect
    .poll(async () => (await findStored(page, 'places')).find(({ id }) => id === 'develangring')!.hours.at(-1))
    .toEqual({ days: ['SU'], from: '20:00', until: '02:00', byAppointment: true })
})
