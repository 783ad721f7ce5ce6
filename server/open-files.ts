import { readFileSync } from 'node:fs'

/** How many files and sockets this process may hold open (proc(5)); Infinity where the system does not say. */
export const readOpenFilesLimit = (): number => {
  try {
    return Number(/^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? Infinity)
  } catch {
    return Infinity
  }
}

/**
 * Connections of every kind at once. Sockets must not take the last descriptor: a store that cannot open a file cannot save. So a
 * share of what the process may hold stays for files.
 */
export const connectionPlaces = (limit: number): number => Math.floor(limit * 0.8)

/** Live connections at once: fewer, so that a full house still answers whoever comes to read. */
export const livePlaces = (limit: number, ceiling: number): number => Math.min(ceiling, Math.floor(limit * 0.6))
