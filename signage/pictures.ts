import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core'
import type { Snapshot } from '../content/model/snapshot.ts'
import type { Showing } from '../content/rules/programme/show.ts'
import { addressOf, widths } from './addresses.ts'

/** The picture a slide is nothing without, and those it can spare. */
export function picturesOf(snapshot: Snapshot, { show }: Showing): { main?: string | undefined; others: string[] } {
  const small = (ids: (string | undefined)[]) => ids.flatMap((id) => addressOf(snapshot, id, widths.small) ?? [])
  switch (show.kind) {
    case 'text':
    case 'image':
      return { main: addressOf(snapshot, show.slide.image, widths.large), others: [] }
    case 'offers':
      return { others: small(show.rows.map(({ offer }) => offer.image)) }
    case 'notices':
      return { others: small(show.rows.map(({ notice }) => notice.image)) }
    default:
      return { others: [] }
  }
}

export interface Pictures {
  /** Addresses that failed three times since the content last changed. */
  broken: ReadonlySignal<ReadonlySet<string>>
  /** Resolves when the picture is decoded, true, or is given up, false. */
  load(address: string): Promise<boolean>
  /** New content, or an hour later: each has three chances again. */
  forgive(): void
}

export interface PictureDeps {
  /** What the programme leaves out. */
  broken?: Signal<ReadonlySet<string>>
  /** Fetches and decodes; rejects when it cannot. */
  open: (address: string) => Promise<void>
  wait: (milliseconds: number) => Promise<void>
  report: (what: string) => void
}

/** Milliseconds before each try. */
const pauses = [0, 1_000, 3_000]

export function createPictures({ broken = signal(new Set()), open, wait, report }: PictureDeps): Pictures {
  const loading = new Map<string, Promise<boolean>>()

  async function attempt(address: string): Promise<boolean> {
    for (const pause of pauses) {
      await wait(pause)
      const isThere = await open(address).then(
        () => true,
        () => false,
      )
      if (isThere) return true
    }
    broken.value = new Set([...broken.value, address])
    report(`the picture ${address} failed three times and is set aside`)
    return false
  }

  return {
    broken,
    load(address) {
      if (broken.peek().has(address)) return Promise.resolve(false)
      const running = loading.get(address) ?? attempt(address).finally(() => loading.delete(address))
      loading.set(address, running)
      return running
    },
    forgive() {
      // Unheard: whoever forgives when content changes must not do so when a picture breaks.
      if (broken.peek().size > 0) broken.value = new Set()
    },
  }
}

/** A try longer than this has failed, in milliseconds. */
const patience = 10_000

/** Loads a picture the way the page will: from the worker's verified copy, or the network. */
export async function openPicture(address: string): Promise<void> {
  const image = new Image()
  image.src = address
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error('too slow')), patience)))
  try {
    await Promise.race([image.decode(), late])
  } finally {
    clearTimeout(timer)
  }
}
