import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Log } from '../store/store.ts'
import { createAnswerCounts } from './count-answers.ts'
import { countLines } from './count-lines.ts'
import { countSignIns } from './count-sign-ins.ts'
import { createStoreMeter } from './measure-store.ts'
import { createHouseGauges } from './read-house.ts'

/** Everything that `/metrics` tells, and what has to be told for it. Nothing in it is about persons. */
export type Metrics = ReturnType<typeof createMetrics>

export const createMetrics = ({ version, log }: { version: string; log: Log }) => {
  const registry = new Registry()
  const registers = [registry]
  new Gauge({ name: 'rotes_sofa_build_info', help: 'Always 1.', labelNames: ['version'], registers }).set({ version }, 1)
  const builds = new Histogram({
    name: 'rotes_sofa_snapshot_build_seconds',
    help: 'Time to write and compress the answer to /api/content.',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  })
  const dropped = new Counter({
    name: 'rotes_sofa_dropped_readers_total',
    help: 'Live connections that were ended because the other side did not read.',
    labelNames: ['of'],
    registers,
  })
  for (const of of ['screens', 'staff']) dropped.inc({ of }, 0)

  return {
    text: () => registry.metrics(),
    countAnswers: createAnswerCounts(registry),
    countSignIns: countSignIns(registry),
    storeMeter: createStoreMeter(registry),
    snapshotBuilt: (seconds: number) => builds.observe(seconds),
    readerDropped: (of: 'screens' | 'staff') => dropped.inc({ of }),
    log: countLines(log, registry),
    watch: createHouseGauges(registry).watch,
    /** Adds processor, memory and event loop of this very process: once a process. */
    watchProcess: () => collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 20 }),
  }
}
