import { BrokenReference, InvalidEdit, NotWritable, StaleEdit } from './errors.ts'
import type { Via } from './store.ts'

/** What became of one change that was asked for. */
export const editOutcomes = ['changed', 'unchanged', 'invalid', 'stale', 'broken-reference', 'not-writable', 'failed'] as const
export type EditOutcome = (typeof editOutcomes)[number]

/** Hears what the store does, so that it can be counted. Must be quick and must not throw. */
export interface StoreMeter {
  edited(via: Via, outcome: EditOutcome): void
  /** Seconds from the first byte of an append to the history until it was on the disk. */
  appended(seconds: number): void
}

export const unmetered: StoreMeter = { edited() {}, appended() {} }

export const outcomeOf = (error: unknown): EditOutcome => {
  if (error instanceof InvalidEdit) return 'invalid'
  if (error instanceof StaleEdit) return 'stale'
  if (error instanceof BrokenReference) return 'broken-reference'
  return error instanceof NotWritable ? 'not-writable' : 'failed'
}
