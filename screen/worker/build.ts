import { isRight, sha256 } from '../cache/sha256.ts'
import type { Shelf } from './shelf.ts'

/** One file of a build: its address and the SHA-256 of its bytes. */
export interface ShellFile {
  url: string
  hash: string
}

/** A build of the app. Its name is the hash of its list of files, so that a kept list is checked like any file. */
export interface Build {
  name: string
  files: readonly ShellFile[]
}

const encode = (files: readonly ShellFile[]) => new TextEncoder().encode(JSON.stringify(files))
const listOf = (name: string): ShellFile => ({ url: '/shell-list.json', hash: name })

export const nameBuild = async (files: readonly ShellFile[]): Promise<Build> => ({ name: await sha256(encode(files)), files })

/** A file of a build as a shelf keeps it, if it is there and its bytes are right. */
async function readVerified(shelf: Shelf, build: string, { url, hash }: ShellFile): Promise<Response | undefined> {
  try {
    const kept = await shelf.read(build, url)
    if (kept?.status !== 200) return undefined
    const bytes = await kept.arrayBuffer()
    return (await isRight(bytes, hash)) ? new Response(bytes, { headers: kept.headers }) : undefined
  } catch {
    // A damaged entry fails while it is read: the same as absent.
    return undefined
  }
}

/** A right copy of a file: of the first shelf, and only where that has none, of the next. */
export async function readFile(shelves: readonly Shelf[], { name, files }: Build, url: string): Promise<Response | undefined> {
  const file = files.find((each) => each.url === url)
  if (!file) return undefined
  for (const shelf of shelves) {
    const right = await readVerified(shelf, name, file)
    if (right) return right
  }
  return undefined
}

/** A build that lies on the shelves, with the list that was kept beside its files. */
export async function readBuild(shelves: readonly Shelf[], name: string): Promise<Build | undefined> {
  for (const shelf of shelves) {
    const list = await readVerified(shelf, name, listOf(name))
    if (list) return { name, files: (await list.json()) as ShellFile[] }
  }
  return undefined
}

/** Where a file is fetched that no shelf has; rejects unless its bytes are right. */
export type FetchFile = (file: ShellFile) => Promise<Response>

export interface Completion {
  /** How many copies were missing or wrong and are right now. */
  mended: number
  /** How many copies were missing or wrong, by shelf. */
  lacking: Map<Shelf, number>
  /** What could not be mended, in words, with the error that was met. */
  failures: { what: string; error: unknown }[]
  /** Every file lies rightly on one shelf at least. */
  isWhole: boolean
}

/**
 * Checks every file of a build on every shelf, and brings what is missing or wrong from another shelf or by `fetchFile`; `onto`: only to these.
 */
export async function completeBuild(
  shelves: readonly Shelf[],
  { name, files }: Build,
  fetchFile: FetchFile,
  onto: readonly Shelf[] = shelves,
): Promise<Completion> {
  const done: Completion = { mended: 0, lacking: new Map(), failures: [], isWhole: true }
  const list = listOf(name)
  // The list comes last: a build that has one was once whole.
  for (const file of [...files, list]) {
    const copies = await Promise.all(shelves.map((shelf) => readVerified(shelf, name, file)))
    const lacking = shelves.filter((_, index) => !copies[index])
    if (lacking.length === 0) continue
    for (const shelf of lacking) done.lacking.set(shelf, (done.lacking.get(shelf) ?? 0) + 1)
    let standing = shelves.length - lacking.length
    try {
      const right = copies.find(Boolean) ?? (file === list ? new Response(encode(files)) : await fetchFile(file))
      for (const shelf of lacking.filter((each) => onto.includes(each))) {
        try {
          await shelf.write(name, file.url, right.clone())
          standing++
          done.mended++
        } catch (error) {
          done.failures.push({ what: `${file.url} could not be kept`, error })
        }
      }
    } catch (error) {
      done.failures.push({ what: `${file.url} could not be had`, error })
    }
    if (standing === 0) done.isWhole = false
  }
  return done
}
