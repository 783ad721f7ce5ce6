import { createQueue } from '../cache/queue.ts'
import { type Build, type Completion, completeBuild, readBuild, readFile, type ShellFile } from './build.ts'
import { fetchFile } from './fetch-file.ts'
import type { Shelf } from './shelf.ts'
import { isGivenUp, readStanding, writeStanding } from './standing.ts'

/** While somebody waits for a page, the network gets this long, in milliseconds. */
const servingPatience = 10_000

/**
 * Two generations of the app: this worker's own build, and the last that has proved itself, kept until the own one has. Every file
 * lies in two storages of the browser and is checked by its hash whenever it is read.
 */
export interface Generations {
  /** The page: of the own build, or of the last good one when the own was given up. */
  page(address: string): Promise<Response | undefined>
  /** Any file of the own build, or of another one a page may still run. */
  file(address: string): Promise<Response | undefined>
  /** Fills the own build; rejects when it could not be had whole, and leaves the others alone. */
  install(): Promise<void>
  /** Throws out all but the own build and the last good one. */
  tidy(): Promise<void>
  /** Takes the word of a page that runs these files. Resolves to whether it is a page of the own build. */
  hear(word: 'shown' | 'waiting', files: readonly string[]): Promise<boolean>
  isOwnGivenUp(): Promise<boolean>
  /** Checks and mends every copy of both generations. */
  mend(): Promise<Completion>
  /** Whether the own build is shown on trial, while another one could be shown instead. */
  isOnTrial(): Promise<boolean>
}

const isQuotaError = (error: unknown) => error instanceof DOMException && error.name === 'QuotaExceededError'

const addUp = (some: ReadonlyMap<Shelf, number>, others: ReadonlyMap<Shelf, number>): Map<Shelf, number> =>
  new Map([...some, ...[...others].map(([shelf, count]) => [shelf, count + (some.get(shelf) ?? 0)] as const)])

export function createGenerations(naming: Promise<Build>, shelves: readonly [Shelf, ...Shelf[]]): Generations {
  const [first] = shelves
  /** What is thrown out while it is mended would come back in pieces. */
  const serially = createQueue()

  async function others(): Promise<string[]> {
    const own = (await naming).name
    const found = await Promise.all(shelves.map((shelf) => shelf.builds().catch(() => [])))
    return [...new Set(found.flat())].filter((name) => name !== own)
  }

  /** Another build that is whole enough to be shown, one that has proved itself before any other. */
  async function findLastGood(): Promise<Build | undefined> {
    const candidates: { build: Build; isProved: boolean }[] = []
    for (const name of await others()) {
      const standing = await readStanding(first, name)
      const build = isGivenUp(standing) ? undefined : await readBuild(shelves, name)
      if (build) candidates.push({ build, isProved: standing.isProved })
    }
    return (candidates.find(({ isProved }) => isProved) ?? candidates[0])?.build
  }

  async function dropAllBut(kept: readonly (string | undefined)[]): Promise<void> {
    for (const name of await others()) {
      if (kept.includes(name)) continue
      for (const shelf of shelves) await shelf.drop(name).catch(() => undefined)
    }
  }

  /** A file another build has with the same bytes is copied instead of fetched. */
  async function copyOrFetch(file: ShellFile): Promise<Response> {
    for (const name of await others()) {
      const copy = await readFile([first], { name, files: [file] }, file.url)
      if (copy) return copy
    }
    return fetchFile(file)
  }

  async function fromOthers(address: string): Promise<Response | undefined> {
    for (const name of await others()) {
      const build = await readBuild(shelves, name)
      const copy = build && (await readFile(shelves, build, address))
      if (copy) return copy
    }
    return undefined
  }

  async function ownFile(address: string): Promise<Response | undefined> {
    const own = await naming
    const copy = await readFile(shelves, own, address)
    const listed = own.files.find(({ url }) => url === address)
    if (copy || !listed) return copy
    return fetchFile(listed, servingPatience).catch(() => undefined)
  }
  const file = async (address: string) => (await ownFile(address)) ?? (await fromOthers(address))

  async function completeAll(onto: readonly Shelf[]): Promise<Completion> {
    const own = await completeBuild(shelves, await naming, fetchFile, onto)
    const good = await findLastGood()
    if (!good) return own
    const gone = () => Promise.reject(new Error('the server has this build no more'))
    const other = await completeBuild(shelves, good, gone, onto)
    return {
      mended: own.mended + other.mended,
      lacking: addUp(own.lacking, other.lacking),
      failures: [...own.failures, ...other.failures],
      isWhole: own.isWhole && other.isWhole,
    }
  }

  async function mendAll(): Promise<Completion> {
    // What is written behind a torn record looks whole, and is lost with the next start: so a shelf is renewed before it is filled.
    const done = await completeAll(shelves.filter((shelf) => !shelf.renew))
    const renewable = [...done.lacking].filter(([shelf]) => shelf.renew)
    if (renewable.length === 0) return done
    // Nothing is thrown away that does not lie elsewhere.
    if (done.failures.length === 0) for (const [shelf] of renewable) await shelf.renew?.()
    const again = await completeAll(shelves)
    const missing = renewable.reduce((sum, [, count]) => sum + count, 0)
    return { ...again, mended: done.mended + Math.min(missing, again.mended) }
  }

  return {
    file,
    async page(address) {
      const { name } = await naming
      const [standing, copy] = await Promise.all([readStanding(first, name), readFile(shelves, await naming, address)])
      if (standing.isProved) return copy ?? file(address)
      if (isGivenUp(standing)) {
        const good = await findLastGood()
        const older = good && (await readFile(shelves, good, address))
        if (older) return older
      }
      await writeStanding(first, name, { ...standing, starts: standing.starts + 1 }).catch(() => undefined)
      return copy ?? file(address)
    },
    async install() {
      const own = await naming
      let done = await completeBuild(shelves, own, copyOrFetch)
      const good = await findLastGood()
      if (done.failures.some(({ error }) => isQuotaError(error))) {
        await dropAllBut([good?.name])
        done = await completeBuild(shelves, own, copyOrFetch)
      }
      if (done.isWhole) return
      // Half a build only takes room, unless it is all there is.
      if (good) for (const shelf of shelves) await shelf.drop(own.name).catch(() => undefined)
      throw done.failures[0]?.error
    },
    tidy: () => serially(async () => dropAllBut([(await findLastGood())?.name])),
    async hear(word, files) {
      const own = await naming
      if (!files.every((each) => own.files.some(({ url }) => url === each))) return false
      const standing = await readStanding(first, own.name)
      if (standing.isProved) return true
      await writeStanding(first, own.name, { isProved: word === 'shown', starts: 0 })
      if (word === 'shown') await serially(() => dropAllBut([]))
      return true
    },
    async isOwnGivenUp() {
      return isGivenUp(await readStanding(first, (await naming).name))
    },
    mend: () => serially(mendAll),
    async isOnTrial() {
      const standing = await readStanding(first, (await naming).name)
      return !standing.isProved && !isGivenUp(standing) && (await findLastGood()) !== undefined
    },
  }
}
