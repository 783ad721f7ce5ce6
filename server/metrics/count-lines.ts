import { Counter, type Registry } from 'prom-client'
import type { Log } from '../store/store.ts'

/** The same log, its lines counted by level: `error` means that a person should look. */
export const countLines = (log: Log, registry: Registry): Log => {
  const lines = new Counter({
    name: 'rotes_sofa_log_lines_total',
    help: 'Lines of the log by level.',
    labelNames: ['level'],
    registers: [registry],
  })
  const counted = (level: keyof Log) => {
    lines.inc({ level }, 0)
    return (...said: Parameters<Log['info']>) => {
      lines.inc({ level })
      log[level](...said)
    }
  }
  return { info: counted('info'), warn: counted('warn'), error: counted('error') }
}
