import type { Frame, Page } from 'playwright-core'
import type { PreviewMessage } from '../../screen/preview.ts'

/**
 * Shows an app as the staff page does, in a preview frame that fills the page: with the server's content, at a chosen instant, in a
 * chosen language, holding one slide or page. `query` may name a screen, whose size then counts.
 */
export async function openPreview(page: Page, origin: string, app: 'kiosk' | 'signage', query = ''): Promise<Frame> {
  await page.goto(`${origin}/staff/`)
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

/** Tells the frame what to look at. As one text: a driver takes a hundred times as long over an object of this size. */
export async function showInPreview(page: Page, message: Omit<PreviewMessage, 'type'>): Promise<void> {
  await page.evaluate((text) => {
    const frame = document.querySelector<HTMLIFrameElement>('#preview')
    frame?.contentWindow?.postMessage({ type: 'rotes-sofa-preview', ...JSON.parse(text) }, location.origin)
  }, JSON.stringify(message))
}
