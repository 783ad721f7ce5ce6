import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Centre } from '../../content/model/centre.ts'
import type { Place } from '../../content/model/place.ts'
import { addDays } from '../../content/rules/local-time.ts'
import { ruleWords } from '../../staff/messages/rule.de.ts'
import { messages } from '../../staff/messages/de.ts'
import { reasonFor } from '../../staff/model/prepared-reasons.ts'
import { wallTime } from '../../staff/model/wall-clock.ts'
import { sayDate } from '../../staff/parts/dates.ts'
import { build } from '../content/builders.ts'
import { readItems, writeItems } from './own-content.ts'
import { useStaffHouse } from './staff-house.ts'
import { createCamera, desk, fetchPublic, findStored, phone } from './staff-walk.ts'

const today = wallTime(Date.now(), 'Europe/Berlin').slice(0, 10)
const tomorrow = addDays(today, 1)
/** Free from the day after in two weeks, for two weeks: every second week of a series falls into it once. */
const holidays = { id: 'rest', name: { de: 'Ruheferien' }, from: addDays(today, 16), until: addDays(today, 29) }

const everyDay = { days: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], from: '08:00', until: '20:00' }
const series = (id: string, title: string, time: string, until: string, more: object = {}) =>
  build('events', {
    id,
    title: { de: title },
    start: `${today}T${time}`,
    end: `${today}T${until}`,
    place: 'zukunftszentrum',
    room: { de: 'Saal' },
    recurrence: { rule: 'FREQ=DAILY;COUNT=30' },
    ...more,
  })

const elsewhere = { place: 'develangring', room: { de: 'Raum 3' } }
const inDays = (days: number) => addDays(today, days)
const changed = [
  { id: 'late', original: `${inDays(9)}T13:00`, start: `${inDays(9)}T15:00`, end: `${inDays(9)}T16:00` },
  { id: 'ill', original: `${inDays(5)}T13:00`, cancelled: true },
]

let centre: Centre

const house = useStaffHouse(async (folder) => {
  const [known] = await readItems<Centre>(folder, 'centre')
  centre = { ...known!, region: 'FR', schoolHolidays: [holidays] }
  await writeItems(folder, 'centre', [centre])
  const places = await readItems<Place>(folder, 'places')
  const open = { hours: [everyDay], specialDays: [], closedOnHolidays: false }
  await writeItems(
    folder,
    'places',
    places.map((place) => (place.id === 'zukunftszentrum' ? { ...place, ...open } : place)),
  )
  await writeItems(folder, 'events', [
    ...(await readItems<object>(folder, 'events')),
    series('choir', 'Chorprobe', '10:00', '11:30'),
    series('band', 'Bandprobe', '15:00', '16:00'),
    series('games', 'Spielkreis', '13:00', '14:00', { ...elsewhere, changes: changed }),
    series('talk', 'Gesprächskreis', '13:00', '14:00', { ...elsewhere, room: { de: 'Raum 4' }, changes: changed }),
    series('dance', 'Tanzkreis', '18:00', '19:00', { place: 'develangring', room: { de: 'Raum 2' } }),
  ])
})

const said = (page: Page, text: string | RegExp) => page.locator('.banner', { hasText: text }).waitFor()
const onDay = (page: Page, day: string, title: string) =>
  page
    .locator('.cal-day', { has: page.getByRole('heading', { name: new RegExp(`${Number(day.slice(8))}\\. `) }) })
    .getByRole('button', { name: title })
const datesOf = async (event: string) => (await fetchPublic(house.server)).timeline.occurrences[event] ?? []
const dateOf = async (event: string, day: string) => (await datesOf(event)).find(({ key }) => key.startsWith(day))

test('every second week except the school holidays until a day: set up, read in words and as ten dates, then saved', async () => {
  const page = await house.open(phone, 'events/new')
  const photograph = await createCamera(page, 'staff-repetition')
  await page
    .getByLabel(/^Überschrift/)
    .first()
    .fill('Nähtreff')
  await page.getByLabel('Tag', { exact: true }).fill(tomorrow)
  await page.locator('.segment', { hasText: 'Wöchentlich' }).click()
  await page.getByLabel('Wie oft').selectOption({ label: 'alle 2 Wochen' })
  await page.locator('.chip', { hasText: 'Ferientagen' }).click()
  await page.getByLabel('Wie lange').selectOption({ label: 'bis zu einem Tag' })
  const until = addDays(tomorrow, 205)
  await page.getByLabel('Letzter Tag der Reihe').fill(until)

  const weekday = new Intl.DateTimeFormat('de-DE', { weekday: 'long', timeZone: 'UTC' }).format(new Date(tomorrow)).toLowerCase()
  await page
    .getByText(`Alle 2 Wochen ${weekday}s, außer in den Schulferien, bis ${ruleWords.date(until)}.`, { exact: true })
    .waitFor()
  const planned = Array.from({ length: 12 }, (_, index) => addDays(tomorrow, 14 * index))
  const skipped = planned.filter((day) => holidays.from <= day && day <= holidays.until)
  const ten = planned.filter((day) => !skipped.includes(day)).slice(0, 10)
  const rows = page.locator('.dates .date-row')
  await expect.poll(() => rows.filter({ hasText: 'entfällt: Ruheferien' }).count()).toBe(1)
  expect(skipped).toHaveLength(1)
  expect(await rows.locator('.date-when strong').allInnerTexts()).toEqual(ten.map((day) => sayDate(day, messages, today)))
  expect(await rows.locator('s').innerText()).toBe(sayDate(skipped[0]!, messages, today))
  await rows.first().evaluate((row) => row.scrollIntoView({ block: 'center' }))
  await photograph('ten-dates')
  expect((await findStored(page, 'events')).some(({ title }) => title.de === 'Nähtreff')).toBe(false)

  await page.locator('.action-main').click()
  await said(page, 'Veröffentlicht.')
  const stored = (await findStored(page, 'events')).find(({ title }) => title.de === 'Nähtreff')
  expect(stored?.recurrence?.rule).toMatch(/^FREQ=WEEKLY;INTERVAL=2;BYDAY=[A-Z]{2};UNTIL=\d{8}$/)
  expect(stored?.skip).toEqual(['school-holidays'])
  await expect.poll(() => datesOf(stored!.id)).not.toEqual([])
  expect((await datesOf(stored!.id)).map(({ date }) => date).slice(0, 5)).toEqual(ten.slice(0, 5))
})

test('a date is cancelled from the calendar in two taps; the kiosk strikes it through with the reason in every language', async () => {
  const page = await house.open(phone, `calendar/week/${tomorrow}`)
  const photograph = await createCamera(page, 'staff-calendar')
  await onDay(page, tomorrow, 'Chorprobe').waitFor()
  await photograph('week')
  await onDay(page, tomorrow, 'Chorprobe').tap()
  await page.getByRole('button', { name: 'Wegen Krankheit' }).waitFor()
  await photograph('one-date')
  await page.getByRole('button', { name: 'Wegen Krankheit' }).tap()
  await said(page, `${sayDate(tomorrow, messages)}: abgesagt.`)
  await photograph('cancelled')

  await expect.poll(async () => (await dateOf('choir', tomorrow))?.status).toBe('cancelled')
  expect((await dateOf('choir', tomorrow))?.reason).toEqual(reasonFor('ill', centre))
  expect(await onDay(page, tomorrow, 'Chorprobe').locator('s').count()).toBeGreaterThan(0)

  const kiosk = await page.context().newPage()
  for (const [language, words] of [
    ['de', 'Wegen Krankheit'],
    ['ar', 'بسبب المرض'],
  ] as const) {
    await kiosk.goto(`${house.server.origin}/kiosk/events/choir?lang=${language}`)
    await kiosk.getByText(words).first().waitFor()
    expect(await kiosk.locator('s, del, .struck, .cancelled').count()).toBeGreaterThan(0)
  }

  await page.getByRole('button', { name: 'Rückgängig' }).tap()
  await said(page, 'Rückgängig gemacht')
  await expect.poll(async () => (await dateOf('choir', tomorrow))?.status).toBe('planned')
})

test('a date is moved from the calendar with a prepared reason, and stands in the calendar where it went', async () => {
  const page = await house.open(phone, `calendar/week/${tomorrow}`)
  await onDay(page, tomorrow, 'Bandprobe').tap()
  await page.locator('.segment', { hasText: 'Verlegen' }).tap()
  await page.getByLabel('Beginn').fill('17:00')
  expect(await page.getByLabel('Ende', { exact: true }).inputValue()).toBe('18:00')
  await page.getByLabel('Grund').selectOption({ label: 'Der Raum ist belegt' })
  await (
    await createCamera(page, 'staff-move')
  )('move')
  await page.getByRole('button', { name: 'Verlegen' }).tap()
  await said(page, `${sayDate(tomorrow, messages)}: verlegt.`)

  await expect.poll(async () => (await dateOf('band', tomorrow))?.status).toBe('moved')
  expect(await dateOf('band', tomorrow)).toMatchObject({ time: '17:00', endTime: '18:00', reason: reasonFor('room', centre) })
  await expect.poll(() => onDay(page, tomorrow, 'Bandprobe').innerText()).toMatch(/17:00[^]*Verlegt/)

  await onDay(page, tomorrow, 'Bandprobe').tap()
  await page.getByRole('dialog').getByText('Verlegt (statt 15:00): Der Raum ist belegt', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Doch wie geplant' }).tap()
  await said(page, `${sayDate(tomorrow, messages)}: wieder wie geplant.`)
  await expect.poll(() => dateOf('band', tomorrow)).toMatchObject({ time: '15:00', status: 'planned' })
})

test('a date is not moved to where it is, nor to what is no day; in the form of an event the day that counts comes back', async () => {
  const page = await house.open(phone, `calendar/week/${tomorrow}`)
  await onDay(page, tomorrow, 'Tanzkreis').tap()
  await page.locator('.segment', { hasText: 'Verlegen' }).tap()
  const move = page.getByRole('button', { name: 'Verlegen' })
  await expect.poll(() => move.isDisabled()).toBe(true)
  await page.getByLabel('Beginn').fill('18:30')
  await expect.poll(() => move.isDisabled()).toBe(false)
  await page.getByLabel('Tag', { exact: true }).fill('')
  await page.getByText(messages.faults.date, { exact: true }).waitFor()
  await expect.poll(() => move.isDisabled()).toBe(true)
  await page.getByLabel('Tag', { exact: true }).fill(inDays(2))
  await expect.poll(() => move.isDisabled()).toBe(false)
  expect(await page.getByLabel('Beginn').inputValue()).toBe('18:30')

  await page.goto(`${house.server.origin}/staff/events/dance`)
  const day = page.getByLabel('Tag', { exact: true })
  await day.fill('')
  await page.getByLabel('Beginn').focus()
  await expect.poll(() => day.inputValue()).toBe(today)
})

test('this and all that follow begin at another hour: the series is split, and one undo joins it again', async () => {
  const page = await house.open(phone, `calendar/week/${tomorrow}`)
  await onDay(page, tomorrow, 'Tanzkreis').tap()
  await page.locator('.segment', { hasText: 'Verlegen' }).tap()
  await page.locator('.segment', { hasText: 'Dieser und alle folgenden' }).tap()
  await page.getByLabel('Beginn').fill('17:30')
  await page.getByRole('button', { name: 'Verlegen' }).tap()
  await said(page, `Ab ${sayDate(tomorrow, messages)} geändert.`)

  const parts = async () => (await findStored(page, 'events')).filter(({ title }) => title.de === 'Tanzkreis')
  expect((await parts()).map(({ start }) => start).sort()).toEqual([`${today}T18:00`, `${tomorrow}T17:30`])
  const later = (await parts()).find(({ continues }) => continues)
  expect(later?.continues).toEqual({ events: ['dance'], from: `${tomorrow}T18:00` })

  await page.getByRole('button', { name: 'Rückgängig' }).tap()
  await said(page, 'Rückgängig gemacht')
  expect((await parts()).map(({ start }) => start)).toEqual([`${today}T18:00`])
})

test('two events in one room and hours of closed doors are told in the form and in the calendar, and do not hinder', async () => {
  const page = await house.open(desk, 'events/new')
  await page
    .getByLabel(/^Überschrift/)
    .first()
    .fill('Lesung')
  await page.getByLabel('Tag', { exact: true }).fill(tomorrow)
  await page.getByLabel('Beginn').fill('11:00')
  await page.getByLabel('Ende', { exact: true }).fill('12:00')
  await page.getByLabel('Raum', { exact: true }).fill('saal')
  await page.getByText('Zur selben Zeit im selben Raum: Chorprobe (10:00)').waitFor()
  await page.getByLabel('Beginn').fill('19:30')
  await page.getByText('Außerhalb der Öffnungszeiten').waitFor()
  await page.getByLabel('Beginn').fill('11:00')
  await page.getByText('Zur selben Zeit im selben Raum: Chorprobe (10:00)').waitFor()
  await page.locator('.action-main').click()
  await said(page, 'Veröffentlicht.')

  await page.goto(`${house.server.origin}/staff/calendar/week/${tomorrow}`)
  await onDay(page, tomorrow, 'Chorprobe').filter({ hasText: 'doppelt belegt' }).waitFor()
  await onDay(page, tomorrow, 'Lesung').click()
  await page.getByRole('dialog').getByText('Zur selben Zeit im selben Raum: Chorprobe (10:00)').waitFor()
})

test('on a phone the calendar is one tap from every page, and what the bar has no room for from the first', async () => {
  const page = await house.open(phone, 'places')
  await page.getByRole('heading', { name: 'Orte', level: 1 }).waitFor()
  await page.getByRole('navigation', { name: 'Bereiche' }).getByRole('link', { name: 'Kalender' }).tap()
  await page.getByRole('heading', { name: 'Kalender', level: 1 }).waitFor()
  await page.getByRole('navigation', { name: 'Bereiche' }).getByRole('link', { name: 'Start' }).tap()
  await page.getByRole('navigation', { name: 'Weiteres' }).getByRole('link', { name: 'Bilder' }).tap()
  await page.getByRole('heading', { name: 'Bilder', level: 1 }).waitFor()
})

test('the calendar turns its pages by keyboard, names today and free days, and shows one place alone', async () => {
  const page = await house.open(desk, 'calendar')
  const photograph = await createCamera(page, 'staff-calendar-desk')
  await page.locator('.cal-today', { hasText: 'Heute' }).waitFor()
  await photograph('month')
  await page.goto(`${house.server.origin}/staff/calendar/week/${holidays.from}`)
  await page.locator('.cal-day', { hasText: 'Ferien: Ruheferien' }).first().waitFor()
  const before = await page.locator('.cal-name').innerText()
  await page.getByRole('link', { name: 'Nächste Woche' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('.cal-name').innerText()).not.toBe(before)
  await photograph('week')

  await page.goto(`${house.server.origin}/staff/calendar/week/${tomorrow}`)
  await onDay(page, tomorrow, 'Chorprobe').waitFor()
  await page.getByLabel('Ort', { exact: true }).selectOption('develangring')
  await onDay(page, tomorrow, 'Tanzkreis').waitFor()
  expect(await page.getByRole('button', { name: 'Chorprobe' }).count()).toBe(0)
  await onDay(page, tomorrow, 'Tanzkreis').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Tanzkreis')
})

test('who ends a series is told which changed dates go with it, before it is saved; one undo brings them back', async () => {
  const page = await house.open(phone, `calendar/week/${tomorrow}`)
  const photograph = await createCamera(page, 'staff-end-series')
  await onDay(page, tomorrow, 'Spielkreis').tap()
  const days = [inDays(5), inDays(9)].map((day) => sayDate(day, messages, tomorrow)).join(' · ')
  await page
    .getByText(`Endet die Reihe hier, entfallen auch 2 geänderte Termine: ${days}.`, { exact: true })
    .scrollIntoViewIfNeeded()
  await photograph('named')
  await page.getByRole('button', { name: /^Reihe beenden/ }).tap()
  await said(page, messages.calendar.done.ended(sayDate(tomorrow, messages)))
  const stored = async () => (await findStored(page, 'events')).find(({ id }) => id === 'games')
  expect([(await stored())?.recurrence?.rule, (await stored())?.changes]).toEqual([
    `FREQ=DAILY;UNTIL=${today.replaceAll('-', '')}`,
    [],
  ])

  await page.getByRole('button', { name: 'Rückgängig' }).tap()
  await said(page, 'Rückgängig gemacht')
  expect((await stored())?.changes.map(({ id }) => id)).toEqual(['late', 'ill'])
})

test('a changed rule names the change that loses its date, in the form before saving and on the first page after, until it has one again', async () => {
  const page = await house.open(phone, 'events/talk')
  const photograph = await createCamera(page, 'staff-lost-change')
  const lost = sayDate(inDays(9), messages, today)
  await page.getByLabel('Wie lange').selectOption({ label: 'bis zu einem Tag' })
  await page.getByLabel('Letzter Tag der Reihe').fill(inDays(6))
  await page.getByText(messages.dates.lost(lost), { exact: true }).scrollIntoViewIfNeeded()
  await photograph('form')
  await page.locator('.action-main').tap()
  await said(page, 'Veröffentlicht.')

  await page.goto(`${house.server.origin}/staff/`)
  const warning = page.getByRole('link', { name: messages.warnings.lostChange('Gesprächskreis', sayDate(inDays(9), messages)) })
  await warning.waitFor()
  await photograph('first-page')
  await warning.tap()
  await page.getByLabel('Letzter Tag der Reihe').fill(inDays(20))
  await page.getByText(messages.dates.lost(lost), { exact: true }).waitFor({ state: 'detached' })
  await page.locator('.action-main').tap()
  await said(page, 'Veröffentlicht.')
  const problems = page.waitForResponse((response) => response.url().endsWith('/api/staff/problems'))
  await page.goto(`${house.server.origin}/staff/`)
  expect(((await (await problems).json()) as { events: unknown[] }).events).toEqual([])
  await page.getByRole('heading', { name: /^Guten Tag/ }).waitFor()
  await expect.poll(() => warning.count()).toBe(0)
})
