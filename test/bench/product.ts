import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../browser/server.ts'
import type { ProbeCommands } from './probe-commands.ts'
import { type Program, startProgram } from './program.ts'

/** The built server, as anybody runs it, with the probe in it. */
export interface Product extends Pick<Program<ProbeCommands>, 'ask' | 'output' | 'stop'> {
  port: number
  origin: string
  folder: string
}

const untilListening = async (origin: string, output: () => string) => {
  for (let time = 0; time < 2_400; time++) {
    const answer = await fetch(`${origin}/healthz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`the server does not answer:\n${output()}`)
}

/** Starts it on a new folder with the sample in it, which goes with it. */
export const startProduct = async (more: Record<string, string> = {}): Promise<Product> => {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const folder = await mkdtemp(join(tmpdir(), 'rotes-sofa-bench-'))
  const env = { HOST: '127.0.0.1', PORT: String(port), CONTENT_DIR: folder, ...more }
  const program = startProgram<ProbeCommands>('../../build/server/main.js', { preload: 'probe.ts', env })
  await untilListening(origin, program.output)
  return {
    ...program,
    port,
    origin,
    folder,
    async stop() {
      await program.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
