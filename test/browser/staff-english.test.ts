import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Centre } from '../../content/model/centre.ts'
import { addDays } from '../../content/rules/local-time.ts'
import { wallTime } from '../../staff/model/wall-clock.ts'
import { build } from '../content/builders.ts'
import { readItems, writeItems } from './own-content.ts'
import { useStaffHouse } from './staff-house.ts'
import { createCamera, phone } from './staff-walk.ts'

const today = wallTime(Date.now(), 'Europe/Berlin').slice(0, 10)
const inDays = (days: number) => addDays(today, days)

const series = (id: string, title: string, more: object = {}) =>
  build('events', {
    id,
    title: { de: title },
    start: `${today}T10:00`,
    end: `${today}T11:30`,
    place: 'zukunftszentrum',
    room: { de: 'Saal' },
    recurrence: { rule: 'FREQ=WEEKLY;COUNT=40' },
    // Today may be a public holiday.
    skip: ['school-holidays'],
    ...more,
  })

const house = useStaffHouse(async (folder) => {
  const [centre] = await readItems<Centre>(folder, 'centre')
  const free = { id: 'rest', name: { de: 'Ruheferien', en: 'Quiet holidays' }, from: inDays(6), until: inDays(15) }
  await writeItems(folder, 'centre', [{ ...centre, schoolHolidays: [free] }])
  const changes = [
    { id: 'ill', original: `${inDays(28)}T10:00`, cancelled: true, reason: { de: 'Wegen Krankheit', en: 'Because of illness' } },
    { id: 'late', original: `${inDays(35)}T10:00`, start: `${inDays(36)}T12:00`, end: `${inDays(36)}T13:00` },
  ]
  await writeItems(folder, 'events', [
    ...(await readItems<object>(folder, 'events')),
    series('choir', 'Chorprobe', { changes }),
    series('band', 'Bandprobe', { skip: ['holidays', 'school-holidays'] }),
  ])
})

const months = 'Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember'
const weekdays = 'Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Mo|Di|Mi|Fr'
const common =
  'und|oder|nicht|kein|keine|noch|mit|für|von|vom|bis|ab|bei|zum|zur|auf|aus|das|dem|den|des|der|ein|eine|einen|ist|sind|wird|werden|gibt|heute|morgen|gestern|jeden|jede|alle|Uhr|Tag|Tage|Woche|Monat|Jahr|Ort|Raum|Beginn|Ende|Termin|Termine|Reihe|Grund|geändert|abgesagt|verlegt|bitte|Bitte|Ferien|Feiertag|Datei|Zeile|Kalender|Entwurf|Verlauf|Speichern|Abbrechen'
const german = new RegExp(`[äöüßÄÖÜ]|(?<![\\p{L}-])(${months}|${weekdays}|${common})(?![\\p{L}-])`, 'u')

/** What can be read or heard on the page, without what staff have written: that stays in the centre's language. */
async function read(page: Page): Promise<string[]> {
  const written = await page.evaluate(async () => {
    const { items } = (await (await fetch('/api/staff/items')).json()) as { items: object }
    const texts: string[] = []
    const gather = (value: unknown) => {
      if (typeof value === 'string') texts.push(...[value, ...value.split('\n')].map((text) => text.trim().replace(/\s+/g, ' ')))
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(gather)
    }
    gather(items)
    return texts.filter((text) => text.length > 3)
  })
  const shown = await page.evaluate(() => {
    const texts: (string | null)[] = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement?.closest('script, style, [lang]:not(html)')) texts.push(node.textContent)
    for (const element of document.querySelectorAll('*'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) texts.push(element.getAttribute(name))
    return texts.flatMap((text) => text?.trim().replace(/\s+/g, ' ') || [])
  })
  const longestFirst = [...new Set(written)].sort((a, b) => b.length - a.length)
  return shown.map((text) => longestFirst.reduce((left, each) => left.replaceAll(each, '·'), text))
}

const findGerman = async (page: Page) => [...new Set((await read(page)).filter((text) => german.test(text)))]

test('with an English browser every page of times and events is in English', async () => {
  // What is German is found: the same page where the browser is German.
  const inGerman = await house.open(phone, 'events')
  await inGerman.locator('.row').first().waitFor()
  expect(await findGerman(inGerman)).toEqual(expect.arrayContaining(['Neuer Termin', 'Konto und Sprache']))
  const page = await house.open(phone, '', 'en-GB')
  const photograph = await createCamera(page, 'staff-english')
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  const found: Record<string, string[]> = {}
  const look = async (step: string) => {
    await photograph(step)
    const left = await findGerman(page)
    if (left.length > 0) found[step] = left
  }
  const visit = async (path: string) => {
    await page.goto(`${house.server.origin}/staff/${path}`)
    await page.locator('h1').waitFor()
  }

  await look('home')
  for (const kind of ['events', 'places', 'offers', 'notices']) {
    await visit(kind)
    await page.locator('.row').first().waitFor()
    await look(kind)
  }
  await visit('events/choir')
  await page.locator('.dates .date-row').first().waitFor()
  await look('series')
  await visit('places/zukunftszentrum')
  await look('place')
  await visit('offers/form-help')
  await look('offer')

  await visit(`calendar/month/${today}`)
  await page.locator('.cal-date').first().waitFor()
  await look('month')
  await visit('calendar/month/2026-12-01')
  await page.locator('.cal-holiday-public:visible').first().waitFor()
  await look('december')
  await visit(`calendar/week/${inDays(7)}`)
  await page.getByText('Quiet holidays').first().waitFor()
  await look('week of holidays')
  await visit(`calendar/week/${today}`)
  const dialog = page.getByRole('dialog')
  await page
    .getByRole('button', { name: /Chorprobe/ })
    .first()
    .click()
  for (const deed of ['Move', 'Change', 'Cancel']) {
    await dialog.locator('.segment', { hasText: deed }).first().click()
    await look(`one date: ${deed}`)
    if (deed !== 'Move') continue
    // As a date field says it while a year is typed.
    await dialog.getByLabel('Day', { exact: true }).fill('0002-03-01')
    await dialog.getByRole('button', { name: 'Move', exact: true }).click()
    await dialog.getByText('Please check the year: it can be 1900 to 2199.').waitFor()
    await look('one date: moved to nowhere')
  }
  await dialog.getByRole('button', { name: 'Because of illness' }).click()
  await page.locator('.banner').first().waitFor()
  await look('cancelled')

  await visit('school-holidays')
  await look('school holidays')
  await page.getByRole('button', { name: 'Add holidays' }).click()
  await page.getByLabel(/^Name/).fill('Xmas')
  await page.getByLabel('First day').fill('0202-12-20')
  await page.getByLabel('Last day').fill('0203-01-06')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Please check the year: it can be 1900 to 2199.').waitFor()
  await look('school holidays, with a fault')
  await visit('feeds')
  await look('feeds')
  await page.getByRole('button', { name: 'Add a calendar' }).click()
  await look('new feed')
  await visit('history')
  await page.locator('.change').first().waitFor()
  await look('history')
  await visit('events/new')
  await page.locator('.action-main').click()
  await look('new event, with faults')
  expect(found).toEqual({})
})
