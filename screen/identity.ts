import type { PublicScreen, Snapshot } from '../content/model/snapshot.ts'

/** Storage of one browser, or nothing where it is refused. */
export interface Memory {
  read(key: string): string | null
  write(key: string, value: string): void
}

/** localStorage that never throws: a screen shows without it. */
export function browserMemory(storage: () => Storage): Memory {
  return {
    read(key) {
      try {
        return storage().getItem(key)
      } catch {
        return null
      }
    },
    write(key, value) {
      try {
        storage().setItem(key, value)
      } catch {
        // Full or refused: remembered until the next start only.
      }
    },
  }
}

const idShape = /^[a-z0-9][a-z0-9-]{0,63}$/

/** Which screen this is: `?screen=ID` in the address, remembered for later starts of the same app; undefined for a phone. */
export function screenId(kind: PublicScreen['kind'], search: string, memory: Memory): string | undefined {
  const key = `rotes-sofa-${kind}-screen`
  const given = new URLSearchParams(search).get('screen')
  if (given !== null && idShape.test(given)) {
    memory.write(key, given)
    return given
  }
  const remembered = memory.read(key)
  return remembered !== null && idShape.test(remembered) ? remembered : undefined
}

export const findScreen = (snapshot: Snapshot, kind: PublicScreen['kind'], id: string | undefined): PublicScreen | undefined =>
  snapshot.screens.find((screen) => screen.id === id && screen.kind === kind)
