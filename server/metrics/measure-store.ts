import { Counter, Histogram, type Registry } from 'prom-client'
import type { StoreMeter } from '../store/store-meter.ts'

/** What the store tells of its work, as counters. */
export const createStoreMeter = (registry: Registry): StoreMeter => {
  const edits = new Counter({
    name: 'rotes_sofa_edits_total',
    help: 'Changes that were asked for, by the way they came and what became of them.',
    labelNames: ['via', 'outcome'],
    registers: [registry],
  })
  const appends = new Histogram({
    name: 'rotes_sofa_history_append_seconds',
    help: 'Time from the first byte of an append to the history until it was on the disk.',
    buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  })
  return {
    edited: (via, outcome) => edits.inc({ via, outcome }),
    appended: (seconds) => appends.observe(seconds),
  }
}
