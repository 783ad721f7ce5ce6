import { type ReadonlySignal, signal } from '@preact/signals'
import type { DetailPage } from './DetailPage.tsx'

/** How long after a failure the pages are asked for again, in milliseconds. */
const patience = 3_000

const loaded = signal<typeof DetailPage | undefined>(undefined)
let loading: Promise<void> | undefined

/**
 * The pages of single things. They are not in the first load: an address that names one fetches them along with the content,
 * the start page right after it shows.
 */
export const detailPage: ReadonlySignal<typeof DetailPage | undefined> = loaded

export function loadDetails(): Promise<void> {
  loading ??= import('./DetailPage.tsx').then(
    (module) => void (loaded.value = module.DetailPage),
    () => {
      loading = undefined
      setTimeout(() => void loadDetails(), patience)
    },
  )
  return loading
}
