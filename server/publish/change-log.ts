import type { LiveChange, StateName } from '../../content/model/snapshot.ts'

/** One public change, as kept for screens that come back. */
export interface PublishedChange {
  change: LiveChange
  /** The state it leads to. */
  state: StateName
  /** `change` as JSON, written once. */
  json: string
}

const mostChanges = 1_000
const mostCharacters = 4_000_000

export interface ChangeLog {
  /** Forgets everything: from here on, only who is at `state` can be helped with changes. */
  restart(state: StateName): void
  add(change: LiveChange): PublishedChange
  /** Where the changes lead to. */
  state(): StateName
  since(state: string): readonly PublishedChange[] | undefined
}

/** The last changes of one published store, as many as fit. */
export function createChangeLog(): ChangeLog {
  let store = ''
  let current = 0
  let kept: PublishedChange[] = []
  let characters = 0

  const forgetOldest = () => {
    while (kept.length > mostChanges || characters > mostCharacters) characters -= kept.shift()!.json.length
  }

  return {
    restart(state) {
      const colon = state.lastIndexOf(':')
      store = state.slice(0, colon)
      current = Number(state.slice(colon + 1))
      kept = []
      characters = 0
    },
    add(change) {
      const published: PublishedChange = { change, state: `${store}:${change.to}`, json: JSON.stringify(change) }
      kept.push(published)
      current = change.to
      characters += published.json.length
      forgetOldest()
      return published
    },
    state: () => `${store}:${current}`,
    since(state) {
      if (state === `${store}:${current}`) return []
      const first = kept.findIndex(({ change }) => state === `${store}:${change.from}`)
      return first === -1 ? undefined : kept.slice(first)
    },
  }
}
