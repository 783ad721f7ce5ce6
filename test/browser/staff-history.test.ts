import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Media } from '../../content/model/media.ts'
import type { Items } from '../../content/model/kinds.ts'
import { useStaffHouse } from './staff-house.ts'
import { fetchPublic, findStored, phone } from './staff-walk.ts'

const house = useStaffHouse()

/** What the next press of the Tab key starts from. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.closest('.banner')?.textContent)
const said = (page: Page, text: string | RegExp) => page.locator('.banner', { hasText: text }).waitFor()

async function publish(page: Page, title: string): Promise<void> {
  await page
    .getByLabel(/^Überschrift/)
    .first()
    .fill(title)
  await page.locator('.action-main').click()
  await said(page, 'Veröffentlicht.')
}

const idOf = async (page: Page, title: string): Promise<string> =>
  (await findStored(page, 'notices')).find((item) => item.title.de === title)?.id ?? ''
const publicTitle = async (id: string) => (await fetchPublic(house.server)).notices.find((item) => item.id === id)?.title.de
const undoIn = (page: Page, title: string) =>
  page.locator('.change', { hasText: title }).getByRole('button', { name: 'Rückgängig machen' }).first()
const confirm = (page: Page) => page.getByRole('button', { name: 'Ja, rückgängig machen' })

test('a change is found in the history with before and after, and two taps undo it on every screen', async () => {
  const page = await house.open(phone, 'notices/new')
  await publish(page, 'Aufzug steht')
  const id = await idOf(page, 'Aufzug steht')
  await publish(page, 'Aufzug fährt')
  await page.goto(`${house.server.origin}/staff/history`)
  const change = page.locator('.change').first()
  await change.locator('summary').tap()

  expect(await change.locator('.change-field').allInnerTexts()).toEqual([
    'Überschrift\nVorher\nAufzug steht\nDanach\nAufzug fährt',
  ])
  await undoIn(page, 'Aufzug fährt').tap()
  await confirm(page).tap()
  await said(page, 'Rückgängig gemacht.')
  await expect.poll(() => publicTitle(id)).toBe('Aufzug steht')
  await page.locator('.change', { hasText: 'Aufzug fährt' }).first().locator('.change-head').waitFor()
  await expect.poll(() => focused(page)).toContain('Rückgängig gemacht.')
})

test('right after saving, the banner takes it back, in the form as well', async () => {
  const page = await house.open(phone, 'notices/new')
  await publish(page, 'Suppe um zwölf')
  const id = await idOf(page, 'Suppe um zwölf')
  await publish(page, 'Suppe um eins')
  await page.locator('.banner').getByRole('button', { name: 'Rückgängig machen' }).tap()
  await said(page, 'Rückgängig gemacht.')

  expect(
    await page
      .getByLabel(/^Überschrift/)
      .first()
      .inputValue(),
  ).toBe('Suppe um zwölf')
  await expect.poll(() => focused(page)).toContain('Rückgängig gemacht.')
  await expect.poll(() => publicTitle(id)).toBe('Suppe um zwölf')
})

test('where somebody was faster, an undo is refused, names the later change and leaves everything as it is', async () => {
  const page = await house.open(phone, 'notices/new')
  await publish(page, 'Tür klemmt')
  const id = await idOf(page, 'Tür klemmt')
  await publish(page, 'Tür geht')
  await page.goto(`${house.server.origin}/staff/history/notices/${id}`)
  await undoIn(page, 'Tür geht').tap()
  await page.evaluate(async (path) => {
    const { item, etag } = (await (await fetch(path)).json()) as { item: Items['notices']; etag: string }
    const headers = { 'content-type': 'application/json', 'if-match': `"${etag}"` }
    await fetch(path, { method: 'PUT', headers, body: JSON.stringify({ ...item, title: { de: 'Tür ist neu' } }) })
  }, `/api/staff/items/notices/${id}`)
  await confirm(page).tap()
  await said(page, /Danach wurde hier noch einmal etwas geändert.*Karin: Meldung: Tür/s)

  await expect.poll(() => publicTitle(id)).toBe('Tür ist neu')
})

test('an admin is told the consequences and erases a picture everywhere', async () => {
  const shown = (await fetchPublic(house.server)).offers.find(({ image }) => image)
  const picture = shown?.image as Media['id']
  const page = await house.open(phone, `media/${picture}`)
  await page.getByRole('button', { name: 'Mehr', exact: true }).tap()
  await page.getByRole('button', { name: 'Bild überall löschen' }).tap()
  expect(await page.locator('dialog p').allInnerTexts()).toEqual([
    'Das Bild verschwindet sofort von allen Bildschirmen, aus jedem Eintrag und aus dem Verlauf.',
    'Nichts holt es zurück. In Sicherungen, die es schon gibt, ist es noch enthalten.',
  ])
  await page.getByRole('button', { name: 'Ja, für immer löschen' }).tap()
  await page.getByRole('heading', { name: 'Bilder', level: 1 }).waitFor()

  expect((await findStored(page, 'media')).map(({ id }) => id)).not.toContain(picture)
  expect((await findStored(page, 'offers')).find(({ id }) => id === shown?.id)).not.toHaveProperty('image')
  await expect.poll(async () => JSON.stringify((await fetchPublic(house.server)).media)).not.toContain(`"${picture}"`)
})
