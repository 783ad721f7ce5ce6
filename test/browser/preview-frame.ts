import type { Frame, Page } from 'playwright-core'
import type { Snapshot } from '../../content/model/snapshot.ts'
import type { PreviewMessage } from '../../screen/preview.ts'

/**
 * Shows an app as the staff page does, in a preview frame that fills the page: with the server's content, at a chosen instant, in a
 * chosen language, holding one slide or page. `query` may name a screen, whose size then counts.
 */
export async function openPreview(page: Page, origin: string, app: 'kiosk' | 'signage', query = ''): Promise<Frame> {
  await page.goto(`${origin}/staff/`)
  given.delete(page)
  await page.evaluate(
    ([address]) =>
      new Promise<void>((resolve) => {
        const frame = document.createElement('iframe')
        frame.src = address!
        frame.id = 'preview'
        Object.assign(frame.style, {
          position: 'fixed',
          inset: '0',
          inlineSize: '100vw',
          blockSize: '100vh',
          border: '0',
          zIndex: '99',
        })
        addEventListener('message', (event) => {
          if ((event.data as { type?: string } | null)?.type === 'rotes-sofa-preview-ready') resolve()
        })
        document.body.replaceChildren(frame)
      }),
    [`/${app}/?preview${query}`],
  )
  return (await (await page.$('#preview'))!.contentFrame())!
}

const given = new WeakMap<Page, Snapshot>()

/**
 * Tells the frame what to look at. The content goes to the page once, and as one text: a driver takes a hundred times as long over an
 * object of this size.
 */
export async function showInPreview(page: Page, { snapshot, ...look }: Omit<PreviewMessage, 'type'>): Promise<void> {
  if (given.get(page) !== snapshot) {
    await page.evaluate((text) => Object.assign(window, { given: JSON.parse(text) as unknown }), JSON.stringify(snapshot))
    given.set(page, snapshot)
  }
  await page.evaluate((wanted) => {
    const frame = document.querySelector<HTMLIFrameElement>('#preview')
    const { given: content } = window as unknown as { given: unknown }
    frame?.contentWindow?.postMessage({ type: 'rotes-sofa-preview', ...wanted, snapshot: content }, location.origin)
  }, look)
}
