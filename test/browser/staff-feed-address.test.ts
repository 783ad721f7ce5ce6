import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openHouse, type House } from '../server/house.ts'
import { openTlsServer, reachOf } from '../server/feeds/tls-server.ts'
import { launchBrowser } from './chromium.ts'
import { createCamera, name, openContext, openSignedIn, password, phone } from './staff-walk.ts'

const calendar = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'UID:party',
  'SUMMARY:Gartenfest',
  'DTSTART;VALUE=DATE:20990110',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n')

let browser: Browser
let house: House
let web: Awaited<ReturnType<typeof openTlsServer>>
let other: typeof web
beforeAll(async () => {
  other = await openTlsServer((_request, response) => response.writeHead(200, { 'content-type': 'text/calendar' }).end(calendar))
  web = await openTlsServer((request, response) => {
    const to: Record<string, string> = {
      '/moved.ics': other.at('/new.ics'),
      '/plain.ics': 'http://localhost/new.ics',
      '/inside.ics': 'https://192.168.0.1/new.ics',
      '/endless.ics': '/endless.ics',
    }
    response.writeHead(301, { location: to[request.url ?? ''] }).end()
  })
  house = await openHouse({ reach: reachOf(), now: Date.now, apps: true })
  await house.ask('/api/staff/setup', { method: 'POST', json: { token: house.setupToken, name, password } })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
  await web?.close()
  await other?.close()
})

const open = async (locale: string) => {
  const context = await openContext(browser, phone, locale)
  onTestFinished(() => context.close())
  return openSignedIn(context, { origin: `http://localhost:${house.port}` }, 'feeds')
}

const sentences = {
  plain: [
    'Die Adresse leitet weiter zu „http://localhost“. Diese Adresse beginnt nicht mit https://.',
    'The address redirects to "http://localhost". That address does not begin with https://.',
  ],
  inside: [
    'Die Adresse leitet weiter zu „https://192.168.0.1“. Diese Adresse führt nicht ins offene Internet.',
    'The address redirects to "https://192.168.0.1". That address does not lead to the open internet.',
  ],
  endless: ['Die Adresse leitet immer weiter.', 'The address redirects again and again.'],
} as const

test('an address that redirects is followed, its new address taken over, or it is refused in words', async () => {
  const page = await open('de-DE')
  const photograph = await createCamera(page, 'staff-feed-address')
  const dialog = page.getByRole('dialog')
  for (const title of [...Object.keys(sentences), 'moved']) {
    await page.getByRole('button', { name: 'Kalender hinzufügen' }).click()
    await dialog.getByLabel(/^Name/).fill(title)
    expect((await dialog.getByLabel(/^Adresse/).boundingBox())?.height).toBeGreaterThanOrEqual(48)
    await dialog.getByLabel(/^Adresse/).fill(web.at(`/${title}.ics`))
    await dialog.getByRole('button', { name: 'Speichern' }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  const english = await open('en-GB')
  for (const [title, [inGerman, inEnglish]] of Object.entries(sentences)) {
    await page.getByRole('article', { name: title }).getByText(inGerman).waitFor()
    await english.getByRole('article', { name: title }).getByText(inEnglish).waitFor()
  }
  const card = page.getByRole('article', { name: 'moved' })
  await card.getByText(/gelesen: 1 Termin$/).waitFor()
  const moved = card.getByText('Der Kalender ist umgezogen. Seine neue Adresse:')
  await moved.waitFor()
  await card.getByText(other.at('/new.ics')).waitFor()
  await english.getByText('The calendar has moved. Its new address:').waitFor()
  await moved.scrollIntoViewIfNeeded()
  await photograph('moved')
  const widest = await card.evaluate((element) => {
    const edges = [...element.querySelectorAll('*')].map((each) => each.getBoundingClientRect().right)
    return Math.max(...edges) - element.getBoundingClientRect().right
  })
  expect(widest).toBeLessThanOrEqual(-16)
  for (const each of [page, english])
    expect(await each.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)

  await card.getByRole('button', { name: 'Neue Adresse übernehmen' }).click()
  await moved.waitFor({ state: 'detached' })
  await card.getByRole('button', { name: 'Vorgaben ändern' }).click()
  expect(await dialog.getByLabel(/^Adresse/).inputValue()).toBe(other.at('/new.ics'))
})
