import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { build } from 'vite'
import { expect, onTestFinished } from 'vitest'
import { kinds, type Kind } from '../../../content/model/kinds.ts'
import type { Store } from '../../../server/store/store.ts'
import { makeTemporaryFolder } from '../../server/store/folder.ts'
import { openAt } from '../../server/store/open.ts'

/** Where the process stood when it died, told from what it left. */
export interface Moments {
  kills: number
  /** Before it could change anything. */
  inTheStart: number
  /** The history had a revision that the collection's own file or its twin had not. */
  betweenAppendAndFile: number
  /** Of a change over two collections, one file had it and the other not. */
  betweenTwoFiles: number
}

const stormed: Kind[] = ['notices', 'offers', 'pages']

/** The storm as one file of plain JavaScript, so that it starts in a moment. */
async function buildStorm(): Promise<string> {
  const folder = await makeTemporaryFolder()
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: join(import.meta.dirname, '../../server/store/storm.ts'), outDir: folder, target: 'node20', minify: false },
  })
  return join(folder, 'storm.js')
}

/** The lines a storm has acknowledged: it is killed some milliseconds after the `enough`-th. */
async function stormAndKill(storm: string, folder: string, enough: number, later: number): Promise<string[]> {
  const child = spawn(process.execPath, [storm, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exited = once(child, 'exit')
  const lines: string[] = []
  for await (const line of createInterface(child.stdout)) {
    // A random moment is what is asked for, and no event has one.
    if (lines.push(line) === enough) void wait(later).then(() => child.kill('SIGKILL'))
  }
  await exited
  return lines.slice(1)
}

type Titled = { title?: { de?: string }; name?: { de?: string } }
const roundOf = ({ title, name }: Titled): number => Number(title?.de ?? name?.de)
/** The newest round that these items say; items of the seed say none. */
const newest = (items: Iterable<unknown>): number =>
  Math.max(0, ...[...items].map((item) => roundOf(item as Titled)).filter((round) => !Number.isNaN(round)))

const readFileOf = async (folder: string, name: string) =>
  JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as { format: number; revision?: number; items: unknown[] }

async function newestRevision(folder: string): Promise<number> {
  const [last = ''] = (await readdir(join(folder, 'history')))
    .filter((name) => name.endsWith('.ndjson'))
    .sort()
    .reverse()
  const whole = (await readFile(join(folder, 'history', last), 'utf8')).split('\n').slice(0, -1)
  return (JSON.parse(whole.at(-1) ?? '{}') as { revision?: number }).revision ?? 0
}

/** What the files say before anybody mends them; each of them is whole. */
async function lookAtFiles(folder: string, moments: Moments): Promise<void> {
  const rounds = new Map<Kind, number>()
  let saved = 0
  for (const kind of kinds) {
    const file = await readFileOf(folder, kind)
    const base = await readFileOf(folder, `.base/${kind}`)
    expect([file.format, base.format]).toEqual([1, 1])
    rounds.set(kind, newest(file.items))
    if (stormed.includes(kind)) saved = Math.max(saved, base.revision ?? 0)
  }
  if ((await newestRevision(folder)) > saved) moments.betweenAppendAndFile++
  if (rounds.get('offers') !== rounds.get('pages')) moments.betweenTwoFiles++
}

function expectAcknowledged(store: Store, acknowledged: string[]): void {
  const content = store.content()
  const stored = new Map(stormed.map((kind) => [kind, newest(content[kind].values())]))
  for (const line of acknowledged) {
    const [revision, round, edited = ''] = line.split(' ')
    expect(Number(revision)).toBeLessThanOrEqual(store.revision())
    // This round is there, or one that was written and not yet told.
    for (const kind of edited.split(',')) expect(stored.get(kind as Kind)).toBeGreaterThanOrEqual(Number(round))
  }
  expect(stored.get('offers'), 'a change over two collections is whole or absent').toBe(stored.get('pages'))
  expect(store.problems()).toEqual([])
}

/**
 * Kills a process in a storm of changes over three collections again and again, in the same folder, and expects after each
 * that nothing acknowledged is missing. `random` as Math.random.
 */
export async function killAgainAndAgain(times: number, random: () => number): Promise<Moments> {
  const storm = await buildStorm()
  const folder = join(await makeTemporaryFolder(), 'data')
  const moments: Moments = { kills: times, inTheStart: 0, betweenAppendAndFile: 0, betweenTwoFiles: 0 }
  for (let time = 0; time < times; time++) {
    const enough = 1 + Math.floor(random() ** 3 * 400)
    const acknowledged = await stormAndKill(storm, folder, enough, random() * 25)
    if (acknowledged.length === 0) moments.inTheStart++
    await lookAtFiles(folder, moments)
    const store = await openAt(folder)
    expectAcknowledged(store, acknowledged)
    await store.close()
  }
  return moments
}

export const describeMoments = ({ kills, inTheStart, betweenAppendAndFile, betweenTwoFiles }: Moments): string =>
  `${kills} kills: ${betweenAppendAndFile} between append and file, ${betweenTwoFiles} between two files of one change, ` +
  `${inTheStart} before the first acknowledged change\n`

/** The same numbers for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
