import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { removeFolder, startServer } from './server.ts'
import { useStaffHouse } from './staff-house.ts'
import { createCamera, desk, fetchPublic, findStored, makeAccount, name, openSignedIn, password, phone } from './staff-walk.ts'

const house = useStaffHouse()

const titled = (title: string) => (item: { title: Record<string, string> }) => item.title.de === title
const notices = async (page: Page, title: string) => (await findStored(page, 'notices')).filter(titled(title))
const events = async (page: Page, title: string) => (await findStored(page, 'events')).filter(titled(title))
const publish = (page: Page) => page.locator('.action-main').click()
const said = (page: Page, text: string | RegExp) => page.locator('.banner', { hasText: text }).waitFor()
const title = (page: Page) => page.getByLabel(/^Überschrift/).first()

test('from sign-in to a published notice a phone needs at most six taps', async () => {
  const context = await house.openContext(phone)
  const page = await context.newPage()
  const photograph = await createCamera(page, 'staff-notice')
  let taps = 0
  const tap = async (target: Locator) => {
    taps += 1
    await target.tap()
  }

  await page.goto(`${house.server.origin}/staff/`)
  await page.getByRole('button', { name: 'Anmelden' }).waitFor()
  await photograph('sign-in')
  await tap(page.getByLabel('Name'))
  await page.keyboard.type(name)
  await tap(page.getByLabel('Passwort', { exact: true }))
  await page.keyboard.type(password)
  await tap(page.getByRole('button', { name: 'Anmelden' }))
  await page.getByRole('heading', { name: `Guten Tag, ${name}` }).waitFor()
  await photograph('home')
  await tap(page.getByRole('link', { name: 'Neue Meldung' }))
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
  await page.keyboard.type('Heute gibt es Suppe')
  await photograph('title')
  await tap(page.getByLabel('Text'))
  await page.keyboard.type('Ab zwölf Uhr in der Küche.')
  await photograph('text')
  await tap(page.getByRole('button', { name: 'Jetzt veröffentlichen' }))
  await said(page, 'Veröffentlicht.')
  await photograph('published')

  expect(taps).toBeLessThanOrEqual(6)
  const [notice] = await notices(page, 'Heute gibt es Suppe')
  expect(notice).toMatchObject({
    status: 'published',
    level: 'info',
    body: { de: 'Ab zwölf Uhr in der Küche.' },
    on: ['kiosk', 'signage'],
  })
  expect(notice?.id).toMatch(/^heute-gibt-es-suppe-[a-z0-9]{4}$/)
  await expect.poll(async () => (await fetchPublic(house.server)).notices.some(({ id }) => id === notice?.id)).toBe(true)
})

test('a double tap makes one notice', async () => {
  const page = await house.open(phone, 'notices/new')
  await title(page).fill('Zweimal getippt')
  await page.locator('.action-main').dblclick()
  await said(page, 'Veröffentlicht.')

  expect(await notices(page, 'Zweimal getippt')).toHaveLength(1)
})

test('an empty notice is told in plain words, with the focus on the list of faults', async () => {
  const page = await house.open(phone, 'notices/new')
  await title(page).waitFor()
  await publish(page)

  const fault = page.getByRole('link', { name: 'Überschrift: Bitte schreiben Sie eine Überschrift.' })
  await fault.waitFor()
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('fault-summary')
  await fault.click()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-title.de')
})

test('what was written without a network stays, and is sent when told', async () => {
  const page = await house.open(phone, 'notices/new')
  await title(page).fill('Ohne Netz geschrieben')
  await page.context().setOffline(true)
  await publish(page)
  await said(page, 'Nicht gesendet: keine Verbindung.')
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Noch einmal senden' }).click()
  await said(page, 'Veröffentlicht.')

  expect(await notices(page, 'Ohne Netz geschrieben')).toHaveLength(1)
})

test('an unsent text is there again after a reload, and only a click throws it away', async () => {
  const page = await house.open(phone, 'notices/new')
  await title(page).fill('Angefangen')
  await page.reload()
  await said(page, 'Ihr nicht gesendeter Text')
  expect(await title(page).inputValue()).toBe('Angefangen')

  await page.getByRole('button', { name: 'Verwerfen' }).click()
  expect(await title(page).inputValue()).toBe('')
  await page.reload()
  await title(page).waitFor()
  expect(await title(page).inputValue()).toBe('')
})

test('a change by others marks an open form and leaves it alone; then one chooses field by field', async () => {
  const [mine, theirs] = [await house.open(phone, 'events/forms-table'), await house.open(desk, 'events/forms-table')]
  await mine.getByLabel(/^Kurz gesagt/).fill('Vom Telefon')
  await title(theirs).fill('Vom Schreibtisch')
  await theirs.getByLabel(/^Kurz gesagt/).fill('Auch vom Schreibtisch')
  await publish(theirs)
  await said(theirs, 'Veröffentlicht.')

  await said(mine, `Wurde gerade von ${name} geändert.`)
  expect(await mine.getByLabel(/^Kurz gesagt/).inputValue()).toBe('Vom Telefon')
  await mine.getByRole('button', { name: 'Beide vergleichen' }).click()
  await mine.getByText('beide haben geändert').waitFor()
  await mine.getByRole('button', { name: 'So übernehmen' }).click()
  expect(await title(mine).inputValue()).toBe('Vom Schreibtisch')
  await publish(mine)
  await said(mine, 'Veröffentlicht.')

  const [event] = await events(mine, 'Vom Schreibtisch')
  expect(event?.summary?.de).toBe('Vom Telefon')
})

test('one date of a series is cancelled with its reason', async () => {
  const page = await house.open(desk, 'events/german-morning')
  await page.getByRole('button', { name: 'Absagen' }).nth(1).click()
  await page.getByLabel('Grund').fill('Die Lehrerin ist krank.')
  await publish(page)
  await said(page, 'Veröffentlicht.')

  const reasons = async () => {
    const dates = (await fetchPublic(house.server)).timeline.occurrences['german-morning'] ?? []
    return dates.filter(({ status }) => status === 'cancelled').map(({ reason }) => reason)
  }
  await expect.poll(reasons).toContainEqual({ de: 'Die Lehrerin ist krank.' })
})

test('one date of a series is moved to another day, hour and place, with its reason, and back', async () => {
  const page = await house.open(phone, 'events/german-morning')
  const row = page.locator('.date-row').nth(3)
  await row.getByRole('button', { name: 'Verlegen' }).click()
  const begins = row.getByLabel('Beginn')
  await begins.waitFor()
  // As long as nothing is written there is nothing to publish.
  expect(await page.locator('.action-main').isDisabled()).toBe(true)
  await begins.fill('14:00')
  expect(await row.getByLabel('Ende').inputValue()).toBe('15:30')
  const day = await row.getByLabel('Tag').inputValue()
  const later = new Date(Date.parse(day) + 45 * 86_400_000).toISOString().slice(0, 10)
  await row.getByLabel('Tag').fill(later)
  await row.getByText('statt').waitFor()
  await row.getByRole('button', { name: 'Ändern' }).click()
  await page.locator('.picker-item', { hasText: 'Develangring' }).first().click()
  await row.getByLabel('Grund').fill('Der Raum wird gestrichen.')
  await publish(page)
  await said(page, 'Veröffentlicht.')

  const moved = async () => {
    const dates = (await fetchPublic(house.server)).timeline.occurrences['german-morning'] ?? []
    return dates.filter(({ status }) => status === 'moved')
  }
  await expect.poll(moved).toHaveLength(1)
  const [date] = await moved()
  expect(date).toMatchObject({ date: later, time: '14:00', endTime: '15:30', reason: { de: 'Der Raum wird gestrichen.' } })
  expect(date?.key).toMatch(/T09:00$/)
  expect(date?.place).not.toBe('zukunftszentrum')

  await page.getByRole('button', { name: 'Doch wie geplant' }).click()
  await publish(page)
  await expect.poll(moved).toEqual([])
})

test('a new source text makes translations outdated, and a click after comparing makes one current', async () => {
  const page = await house.open(desk, 'offers/form-help')
  const russian = page.locator('.language-chip', { hasText: 'Русский' })
  await russian.getByText('aktuell').waitFor()
  await page.getByLabel('Name nötig').fill('Hilfe bei jedem Formular')
  await russian.getByText('veraltet').waitFor()
  await russian.click()
  await page.getByRole('button', { name: 'Übersetzung ist geprüft' }).click()
  await russian.getByText('aktuell').waitFor()
  await publish(page)
  await said(page, 'Veröffentlicht.')

  const states = async () => (await fetchPublic(house.server)).offers.find(({ id }) => id === 'form-help')?.states
  await expect.poll(states).toMatchObject({ en: 'outdated' })
  expect(await states()).not.toHaveProperty('ru')
})

test('a weekly event is made with buttons only', async () => {
  const page = await house.open(desk, 'events/new')
  await title(page).fill('Tanztee am Nachmittag')
  await page.locator('.segment', { hasText: 'Wöchentlich' }).click()
  await page.getByLabel('Wie oft').selectOption({ label: 'alle 2 Wochen' })
  await publish(page)
  await said(page, 'Veröffentlicht.')

  const [event] = await events(page, 'Tanztee am Nachmittag')
  expect(event?.recurrence?.rule).toMatch(/^FREQ=WEEKLY;INTERVAL=2;BYDAY=(MO|TU|WE|TH|FR|SA|SU)$/)
})

test('the preview shows the unsent text as kiosk and signage would', async () => {
  const page = await house.open(desk, 'notices/new')
  await title(page).fill('Noch gar nicht gesendet')
  await page.frameLocator('iframe[title=Kiosk]').getByText('Noch gar nicht gesendet').first().waitFor()
  await page.locator('.preview .segment', { hasText: 'Bildschirm' }).click()
  await page.frameLocator('iframe[title=Bildschirm]').getByText('Noch gar nicht gesendet').first().waitFor()

  expect(await notices(page, 'Noch gar nicht gesendet')).toEqual([])
})

test('what others name cannot be archived, and those who name it are listed by name', async () => {
  const page = await house.open(desk, 'places/zukunftszentrum')
  await page.getByRole('button', { name: 'Mehr', exact: true }).click()
  await page.getByRole('button', { name: 'Ins Archiv legen' }).click()
  await said(page, 'Das wird noch gebraucht.')
  await page.locator('.banner a').first().waitFor()

  expect((await findStored(page, 'places')).find(({ id }) => id === 'zukunftszentrum')?.status).toBe('published')
})

test('a picture is described before it is used, and a tap says what matters in it', async () => {
  const file = join(house.server.folder, 'Foto.png')
  await writeFile(
    file,
    await sharp({ create: { width: 900, height: 600, channels: 3, background: '#b92b27' } })
      .png()
      .toBuffer(),
  )
  const page = await house.open(phone, 'media')
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByLabel(/^Beschreibung für Menschen/).fill('Eine rote Fläche')
  await page.getByRole('button', { name: 'Bild verwenden' }).click()
  const picture = page.locator('.focal-picture')
  await picture.waitFor()
  const box = await picture.boundingBox()
  await picture.click({ position: { x: (box?.width ?? 0) / 4, y: (box?.height ?? 0) / 2 } })
  await publish(page)
  await said(page, 'Veröffentlicht.')

  const media = (await findStored(page, 'media')).find(({ id }) => id.startsWith('foto-'))
  expect(media).toMatchObject({ status: 'published', alt: { de: 'Eine rote Fläche' } })
  expect(media?.focalPoint.x).toBeCloseTo(0.25, 1)
})

test('an ended session asks to sign in and goes on with what was written', async () => {
  const page = await house.open(phone, 'notices/new')
  await title(page).fill('Geht weiter')
  await page.context().clearCookies()
  await publish(page)
  await said(page, 'Ihre Anmeldung ist abgelaufen.')
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Passwort', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Anmelden' }).click()
  await said(page, 'Ihr nicht gesendeter Text')

  expect(await title(page).inputValue()).toBe('Geht weiter')
})

test('over plain http on another name, signing in says that it needs https and how', async () => {
  const context = await house.openContext(phone)
  const page = await context.newPage()
  // An address of this machine that browsers and server do not take for local.
  await page.goto(`http://0.0.0.0:${house.server.port}/staff/`)

  await page.getByRole('heading', { name: 'Anmelden braucht https' }).waitFor()
  expect(await page.getByRole('button', { name: 'Anmelden' }).count()).toBe(0)
})

const pages = [
  '',
  'notices',
  'events',
  'media',
  'notices/new',
  'events/sofa-markt',
  'offers/form-help',
  'places/zukunftszentrum',
  'password',
  'calendar',
  'calendar/week',
  'school-holidays',
  'feeds',
]

test.each([
  ['phone', phone],
  ['tablet', { width: 768, height: 1024 }],
  ['desk', desk],
])('on a %s nothing is wider than the page and every target is at least 44 pixels', async (_, viewport) => {
  const page = await house.open(viewport)
  for (const path of pages) {
    await page.goto(`${house.server.origin}/staff/${path}`)
    await page.locator('main h1').waitFor()
    await page.evaluate(() => {
      for (const section of document.querySelectorAll('details')) section.open = true
    })
    expect({ path, ...(await page.evaluate(findFaults)) }).toEqual({ path, wide: [], small: [] })
  }
})

/** Runs in the page. What scrolls sideways on purpose is left out. */
function findFaults(): { wide: string[]; small: string[] } {
  const describe = (element: Element) => `${element.tagName}.${element.className} ${element.textContent?.slice(0, 30)}`
  const isSeen = (element: Element) =>
    element.checkVisibility() && !element.closest('.visually-hidden, .skip, .language-chips, iframe')
  const seen = [...document.querySelectorAll('body *')].filter(isSeen)
  const wide = seen.filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  const targets = seen.filter((element) => element.matches('a, button, select, summary, textarea, input'))
  const small = targets.filter((element) => {
    const box = (element.closest('label') ?? element).getBoundingClientRect()
    return box.height < 44 || box.width < 44
  })
  return { wide: wide.map(describe), small: small.map(describe) }
}

test('after too many attempts the page says how long to wait, and waits with the button', async () => {
  const context = await house.openContext(phone)
  const page = await context.newPage()
  const body = JSON.stringify({ status: 429, title: 'Too many attempts', detail: '', wait: 30 })
  await page.route('**/api/staff/session', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({ status: 429, contentType: 'application/problem+json', body })
      : route.continue(),
  )
  await page.goto(`${house.server.origin}/staff/`)
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Passwort', { exact: true }).fill('geraten')
  await page.getByRole('button', { name: 'Anmelden' }).click()

  await page.getByText(/^Zu viele Versuche. Bitte warten Sie (30|29) Sekunden.$/).waitFor()
  expect(await page.getByRole('button', { name: 'Anmelden' }).isDisabled()).toBe(true)
})

test('a mistake in a file edited by hand is told on the overview until it is mended', async () => {
  const page = await house.open(phone)
  const file = join(house.server.folder, 'pages.json')
  const good = await readFile(file, 'utf8')
  await writeFile(file, good.replace('"format": 1', '"format": 1,,'))
  const warning = page.locator('.banner', {
    hasText: 'Die Datei pages.json wurde von Hand geändert und enthält einen Fehler in Zeile',
  })
  await warning.waitFor()
  expect(await warning.innerText()).toContain('Dort stimmt die Schreibweise nicht')
  await writeFile(file, good)

  await warning.waitFor({ state: 'detached' })
})

test('while the data folder is gone, the overview says that nothing can be saved and why', async () => {
  const own = await startServer()
  onTestFinished(async () => {
    await own.stop()
    await removeFolder(own.folder)
    await removeFolder(`${own.folder}-away`)
  })
  await makeAccount(own)
  const context = await house.openContext(phone)
  const page = await openSignedIn(context, own)
  await rename(own.folder, `${own.folder}-away`)
  await page.goto(`${own.origin}/staff/notices/new`)
  await title(page).fill('Ohne Ordner')
  await publish(page)
  await said(page, 'Nicht gespeichert: Der Server kann gerade nicht schreiben.')
  await page.goto(`${own.origin}/staff/`)

  await said(page, /^Gerade kann nichts gespeichert werden. Der Datenordner des Servers ist nicht mehr da/)
})

test('a screen that came over an insecure address is told on the overview', async () => {
  const context = await house.openContext(phone)
  const screen = await context.newPage()
  await screen.goto(`http://0.0.0.0:${house.server.port}/kiosk/`)
  await screen.locator('h1, h2').first().waitFor()
  const page = await house.open(phone)

  await said(page, 'Mindestens ein Bildschirm ruft die Seiten ohne https auf.')
})

test('a wrong password is told, and the focus waits in its field', async () => {
  const context = await house.openContext(phone)
  const page = await context.newPage()
  await page.goto(`${house.server.origin}/staff/`)
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Passwort', { exact: true }).fill('geraten')
  await page.getByRole('button', { name: 'Anmelden' }).click()

  await page.getByText('Name und Passwort passen nicht zusammen.').waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('autocomplete'))).toBe('current-password')
})

test('the printed link makes the first account, once', async () => {
  const fresh = await startServer()
  onTestFinished(async () => {
    await fresh.stop()
    await removeFolder(fresh.folder)
  })
  const link = /http\S+#setup=\S+/.exec(fresh.output())?.[0] ?? ''
  const context = await house.openContext(phone)
  const page = await context.newPage()
  const create = async (secret: string) => {
    await page.getByLabel('Name').fill(name)
    await page.locator('input[autocomplete=new-password]').fill(secret)
    await page.getByRole('button', { name: 'Konto anlegen' }).click()
  }
  await page.goto(link)
  await create('zu kurz')
  await page.getByText('Das Passwort braucht mindestens 15 Zeichen.').waitFor()
  await create(password)
  await page.getByRole('heading', { name: `Guten Tag, ${name}` }).waitFor()
  expect(page.url()).toBe(`${fresh.origin}/staff/`)
  await page.getByRole('button', { name: 'Konto und Sprache' }).click()
  await page.getByRole('button', { name: 'Abmelden' }).click()
  await page.getByRole('heading', { name: 'Anmelden' }).waitFor()

  await context.clearCookies()
  await page.goto(`${fresh.origin}/kiosk/`)
  await page.goto(link)
  await create(password)
  await page.getByText('Dieser Link wurde schon benutzt').waitFor()
  await page.getByRole('link', { name: 'Anmelden' }).click()
  await page.getByRole('button', { name: 'Anmelden' }).waitFor()
})
