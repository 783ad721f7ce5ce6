import { effect, type ReadonlySignal } from '@preact/signals-core'
import type { Snapshot } from '../content/model/snapshot.ts'
import type { PageMessage, WorkerMessage } from './worker-messages.ts'

/** Content that has stood this long proves the build that shows it, in milliseconds. */
const proof = 5_000

const loadedFiles = (page: Document): string[] =>
  Array.from(
    page.querySelectorAll<HTMLScriptElement | HTMLLinkElement>('script[src], link[rel="stylesheet"]'),
    (element) => new URL('src' in element ? element.src : element.href).pathname,
  )

/** Says something to the worker of this app, once there is one. */
export async function tellWorker(message: PageMessage): Promise<void> {
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage(message)
}

/** Tells the worker that this build runs and, when its content has stood for some seconds, that it has proved itself. */
export function proveBuild(snapshot: ReadonlySignal<Snapshot | undefined>, report: (what: string) => void): () => void {
  const hear = ({ data }: MessageEvent<WorkerMessage | null>) => {
    if (data?.type === 'report') report(data.what)
  }
  navigator.serviceWorker.addEventListener('message', hear)
  navigator.serviceWorker.startMessages()
  let timer: ReturnType<typeof setTimeout> | undefined
  let hasContent: boolean | undefined
  const stop = effect(() => {
    if (hasContent === (snapshot.value !== undefined)) return
    hasContent = snapshot.value !== undefined
    if (!hasContent) void tellWorker({ type: 'waiting', files: loadedFiles(document) })
    else timer = setTimeout(() => void tellWorker({ type: 'shown', files: loadedFiles(document) }), proof)
  })
  return () => {
    stop()
    clearTimeout(timer)
    navigator.serviceWorker.removeEventListener('message', hear)
  }
}
