import { localOrigin } from './addresses.ts'
import { createLog } from './log.ts'
import { createMetrics } from './metrics/metrics.ts'
import { findPackageRoot } from './package-root.ts'
import { serve, type Serving } from './serve.ts'
import { readSettings } from './settings.ts'
import { sayError } from './store/say-disk.ts'
import { readVersion } from './version.ts'
import { writeWelcome } from './welcome.ts'

/** Longer than the server's own patience: after this the process ends, whatever still hangs. */
const longestGoodbye = 9_000

// Whoever read what we print may have gone.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

const metrics = createMetrics({ version: readVersion(), log: createLog((line) => process.stderr.write(line)) })
const { log } = metrics

const end = async (serving: Serving, signal: string) => {
  log.info('ending', { signal })
  setTimeout(() => {
    log.warn('ended without waiting any longer')
    process.exit(1)
  }, longestGoodbye).unref()
  await serving.close()
  log.info('ended')
  process.exit(0)
}

// What nobody caught leaves the server in a state nobody knows: it is written down, and whoever runs it starts it anew.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    log.error('ended by a fault', { error })
    process.exit(1)
  })
}

try {
  const settings = readSettings(process.env)
  metrics.watchProcess()
  const serving = await serve(settings, {
    packageRoot: findPackageRoot(import.meta.url),
    metrics,
    now: Date.now,
    random: Math.random,
  })
  log.info('started', { port: serving.port, contentDir: settings.contentDir, tls: settings.tls !== undefined })
  process.stdout.write(writeWelcome(localOrigin(settings, serving.port), serving.setupToken))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end(serving, signal))
} catch (error) {
  process.stderr.write(`Rotes Sofa cannot start: ${sayError(error)}\n`)
  process.exitCode = 1
}
