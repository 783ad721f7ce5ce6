import { type ReadonlySignal, signal } from '@preact/signals'
import type { InnerPage } from './InnerPage.tsx'

/** How long after a failure the pages are asked for again, in milliseconds. */
const patience = 3_000

const loaded = signal<typeof InnerPage | undefined>(undefined)
let loading: Promise<void> | undefined

/**
 * All pages but the start page. They are not in the first load: an address that names one fetches them along with the content,
 * the start page right after it shows.
 */
export const innerPage: ReadonlySignal<typeof InnerPage | undefined> = loaded

export function loadInnerPages(): Promise<void> {
  loading ??= import('./InnerPage.tsx').then(
    (module) => void (loaded.value = module.InnerPage),
    () => {
      loading = undefined
      setTimeout(() => void loadInnerPages(), patience)
    },
  )
  return loading
}
