import type { Log } from './store/store.ts'

const readable = (value: unknown) =>
  value instanceof Error ? { name: value.name, message: value.message, stack: value.stack } : value

/** One JSON object a line. Nothing about visitors goes in: no addresses, no names, no texts. */
export const createLog = (write: (line: string) => void, now: () => number = Date.now): Log => {
  const line = (level: string, message: string, facts: Record<string, unknown> = {}) => {
    const plain = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, readable(value)]))
    try {
      write(`${JSON.stringify({ time: new Date(now()).toISOString(), level, message, ...plain })}\n`)
    } catch {
      // The log may lie on the very disk that is full: what it cannot say must not end the server.
    }
  }
  return {
    info: (message, facts) => line('info', message, facts),
    warn: (message, facts) => line('warn', message, facts),
    error: (message, facts) => line('error', message, facts),
  }
}
