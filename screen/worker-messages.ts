/** What a page tells the worker that serves it. */
export type PageMessage =
  /** The page has shown its content for some seconds. `files` are the addresses of its scripts and styles: they tell its build. */
  | { type: 'shown'; files: string[] }
  /** The page runs, and has no content to show yet. */
  | { type: 'waiting'; files: string[] }
  /** Time to check every copy. */
  | { type: 'mend' }
  | { type: 'SKIP_WAITING' }

/** What the worker tells a page, for the console and the heartbeat. */
export interface WorkerMessage {
  type: 'report'
  what: string
}
