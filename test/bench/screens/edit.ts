import { launchBrowser } from '../../browser/chromium.ts'
import { makeContentFolder, writeItems } from '../../browser/own-content.ts'
import { startServer } from '../../browser/server.ts'
import { signInByLink } from '../../browser/staff-api.ts'
import { type Bench, type Measured, percentile } from '../contest.ts'

const edits = 200
const notice = (number: number) => ({
  id: 'measured',
  status: 'published',
  title: { de: `Nachricht ${number}` },
  level: 'urgent',
  from: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
  until: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
  on: ['kiosk', 'signage'],
})

/** Text of a script that notes at which instant each number of the notice was painted. */
const watch = `
window.paintedAt = {}
new MutationObserver(() => {
  const number = /Nachricht (\\d+)/.exec(document.querySelector('.layer.front h2')?.textContent ?? '')?.[1]
  if (number === undefined || number in paintedAt) return
  paintedAt[number] = Infinity
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => (paintedAt[number] = performance.timeOrigin + performance.now())
    port2.postMessage(0)
  })
}).observe(document, { subtree: true, childList: true, characterData: true })`

export const editBench: Bench = {
  name: 'edit-to-screen',
  title: `from an acknowledged edit to the words painted on a connected display, ${edits} edits one after the other`,
  rounds: 3,
  figures: { 'half of them': { unit: 'ms', target: { atMost: 30 } }, '99 of 100': { unit: 'ms', target: { atMost: 100 } } },
  open: async () => {
    const content = await makeContentFolder()
    await writeItems(content.folder, 'notices', [notice(0)])
    await writeItems(content.folder, 'playlists', [
      { id: 'only', status: 'published', name: 'Aktuelles', entries: [{ id: 'only', slide: 'notices' }] },
    ])
    await writeItems(content.folder, 'screens', [
      {
        id: 'measured',
        status: 'published',
        kind: 'signage',
        name: 'Gemessen',
        place: 'zukunftszentrum',
        languages: ['de'],
        playlists: [{ id: 'only', playlist: 'only' }],
      },
    ])
    const server = await startServer({ folder: content.folder })
    const staff = await signInByLink(server)
    const browser = await launchBrowser()
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    await page.addInitScript({ content: watch })
    await page.goto(`${server.origin}/signage/?screen=measured`)
    await page.waitForSelector('.layer.front h2')
    // What comes behind the first slide would be measured with the first edits.
    await page.waitForTimeout(5_000)
    let number = 0

    async function edit(): Promise<number> {
      const { etag } = await staff.get<object>('notices', 'measured')
      number++
      await staff.put('notices', notice(number), etag)
      const acknowledged = performance.timeOrigin + performance.now()
      const painted = await page.waitForFunction((key) => {
        const at = (window as unknown as { paintedAt: Record<string, number> }).paintedAt[key]
        return at !== undefined && Number.isFinite(at) ? at : undefined
      }, String(number))
      // Painted before the answer had come back: nobody has waited.
      return Math.max(0, Number(await painted.jsonValue()) - acknowledged)
    }
    return {
      async ours(): Promise<Measured> {
        const times: number[] = []
        for (let count = 0; count < edits; count++) times.push(await edit())
        return { 'half of them': percentile(times, 0.5), '99 of 100': percentile(times, 0.99) }
      },
      async close() {
        await browser.close()
        await server.stop()
        await content.remove()
      },
    }
  },
}
