import { isRight } from '../cache/sha256.ts'
import type { ShellFile } from './build.ts'

/**
 * A file of this build from the server: a whole 200 of our own origin with exactly the right bytes, or it rejects, after `patience`
 * milliseconds at last: a stalled server must not hold the worker.
 */
export async function fetchFile({ url, hash }: ShellFile, patience = 60_000): Promise<Response> {
  const response = await fetch(url, { cache: 'no-cache', credentials: 'same-origin', signal: AbortSignal.timeout(patience) })
  if (response.status !== 200 || response.type !== 'basic' || response.redirected)
    throw new Error(`${url}: answered ${response.status}`)
  const bytes = await response.arrayBuffer()
  if (!(await isRight(bytes, hash))) throw new Error(`${url}: is not the file of this build`)
  return new Response(bytes, { headers: response.headers })
}
