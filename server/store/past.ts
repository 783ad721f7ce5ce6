import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import * as v from 'valibot'
import type { FileLayer } from './file-layer.ts'
import { isJournalFile } from './journal.ts'
import { Line, linesFromEnd } from './read-history.ts'
import type { Change } from './store.ts'

/** Milliseconds of reading after which others have the processor. */
const longestTurn = 3

/**
 * Every change in the history, newest first, straight from the disk and one at a time, so that its length costs time but no
 * memory. The items are as they were written then, not parsed. Lines that cannot be read are left out, and so is what is
 * just being appended: `upTo` is the newest revision that counts.
 */
export async function* readPast(
  files: FileLayer,
  folder: string,
  upTo: number,
): AsyncGenerator<{ change: Change; characters: number }> {
  let turn = performance.now()
  const names = (await files.list(folder)).filter(isJournalFile).sort().reverse()
  for (const name of names) {
    for await (const { text } of linesFromEnd(files, join(folder, name))) {
      const change = readLine(text)
      if (change && change.revision <= upTo) yield { change, characters: text.length }
      if (performance.now() - turn < longestTurn) continue
      await setImmediate()
      turn = performance.now()
    }
  }
}

function readLine(text: string): Change | undefined {
  try {
    const line = v.safeParse(Line, JSON.parse(text))
    return line.success ? (line.output as Change) : undefined
  } catch {
    return undefined
  }
}
