import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shiftedGlobals } from '../../browser/clock.ts'
import { removeFolder, type RunningServer, type ServerOptions, startServer } from '../../browser/server.ts'

/** Starts the built server with its clock at `instant`, from where it goes on ticking. */
export function startServerAt(instant: number, { env, ...options }: ServerOptions = {}): Promise<RunningServer> {
  const script = encodeURIComponent(shiftedGlobals(instant - Date.now()))
  const shift = { NODE_OPTIONS: `--import=data:text/javascript,${script}`, PUBLIC_URL: 'https://sofa.example' }
  return startServer({ ...options, env: { ...env, ...shift } })
}

/** A server at `instant` on a copy of a content folder, for as long as `look` takes. */
export async function withServerAt<T>(
  instant: number,
  folder: string,
  look: (server: RunningServer) => Promise<T>,
  options: ServerOptions = {},
): Promise<T> {
  const copy = await mkdtemp(join(tmpdir(), 'rotes-sofa-that-day-'))
  try {
    // A server that was killed leaves its lock behind.
    await cp(folder, copy, { recursive: true, filter: (path) => !path.endsWith('.lock') })
    const server = await startServerAt(instant, { ...options, folder: copy })
    try {
      return await look(server)
    } finally {
      await server.stop()
    }
  } finally {
    await removeFolder(copy)
  }
}
