import type { Made } from './send.ts'

/**
 * Answers made from one source, by what was asked for, the last used ones up to so many bytes. Who asks while one is being made waits
 * for that one. Another source forgets them all.
 */
export interface KeptAnswers {
  get(source: object, key: string, makeIt: () => Promise<Made>): Promise<Made>
}

const mostBytes = 64_000_000
const mostAnswers = 2_000

export function createKeptAnswers(): KeptAnswers {
  let current: object | undefined
  let answers = new Map<string, Promise<Made>>()
  let sizes = new Map<string, number>()
  let total = 0

  const forget = (key: string) => {
    total -= sizes.get(key) ?? 0
    sizes.delete(key)
    answers.delete(key)
  }
  const shrink = () => {
    for (const key of answers.keys()) {
      if (total <= mostBytes && answers.size <= mostAnswers) return
      forget(key)
    }
  }

  return {
    get(source, key, makeIt) {
      if (source !== current) {
        current = source
        answers = new Map()
        sizes = new Map()
        total = 0
      }
      const known = answers.get(key)
      if (known) {
        answers.delete(key)
        answers.set(key, known)
        return known
      }
      const mine = answers
      const making = makeIt()
      answers.set(key, making)
      making.then(
        ({ bytes }) => {
          if (mine !== answers || answers.get(key) !== making) return
          sizes.set(key, bytes.length)
          total += bytes.length
          shrink()
        },
        () => {
          if (answers.get(key) === making) forget(key)
        },
      )
      return making
    },
  }
}
