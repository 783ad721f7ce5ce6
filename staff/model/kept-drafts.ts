import type { Kind } from '../../content/model/kinds.ts'
import type { Draft, Stored } from './draft.ts'

/** What somebody wrote and did not send, with the version it was written on. */
export interface KeptDraft {
  draft: Draft
  base?: Stored
  /** Languages marked as checked. */
  checked: string[]
  /** Epoch milliseconds. */
  at: number
}

export interface KeptDrafts {
  read(kind: Kind, id: string): KeptDraft | undefined
  /** False: this device keeps nothing more (storage full or forbidden). */
  write(kind: Kind, id: string, kept: KeptDraft): boolean
  remove(kind: Kind, id: string): void
  list(): { kind: Kind; id: string; at: number }[]
  clear(): void
}

/** Drafts on this device, apart for every account. `id` is `new` for an item that was never sent. */
export function createKeptDrafts(storage: Storage, account: string): KeptDrafts {
  const prefix = `rotes-sofa-staff/draft/${account}/`
  const keys = () =>
    Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) => key.startsWith(prefix))

  const read = (key: string): KeptDraft | undefined => {
    try {
      const kept = JSON.parse(storage.getItem(key) ?? 'null') as Partial<KeptDraft> | null
      return kept?.draft && typeof kept.at === 'number' ? { checked: [], ...kept, draft: kept.draft, at: kept.at } : undefined
    } catch {
      return undefined
    }
  }

  return {
    read: (kind, id) => read(`${prefix}${kind}/${id}`),
    write(kind, id, kept) {
      try {
        storage.setItem(`${prefix}${kind}/${id}`, JSON.stringify(kept))
        return true
      } catch {
        return false
      }
    },
    remove: (kind, id) => storage.removeItem(`${prefix}${kind}/${id}`),
    list: () =>
      keys().flatMap((key) => {
        const [kind = '', id = ''] = key.slice(prefix.length).split('/')
        const kept = read(key)
        return kept ? [{ kind: kind as Kind, id, at: kept.at }] : []
      }),
    clear() {
      for (const key of keys()) storage.removeItem(key)
    },
  }
}
