import type { Content, Item, Kind } from '../../content/model/kinds.ts'

/**
 * What the rest of the server knows of the store; `openStore` in open-store.ts makes one out of a folder of JSON files.
 * The errors a change can throw are in errors.ts.
 */

/** Where a change came from. */
export type Via = 'staff' | 'file' | 'seed' | 'import' | 'undo'

/** Who makes a change: the account's name, and the way it came. */
export interface Author {
  by: string
  via: Via
}

export interface Edit {
  kind: Kind
  id: string
  /** The ETag the editor saw; '' when the item must not exist; undefined when it does not matter. */
  before?: string
  /** The whole new item, not yet parsed; null deletes. */
  item: unknown
}

export interface ChangedItem {
  kind: Kind
  id: string
  before: Item | null
  after: Item | null
}

/** One accepted change: one line of the history. */
export interface Change {
  revision: number
  /** ISO 8601 instant. */
  at: string
  by: string
  via: Via
  edits: ChangedItem[]
}

/** Something a person should look at: a refused hand edit, a conflict kept aside, trouble with the disk. */
export interface Problem {
  about: 'hand-edit' | 'conflict' | 'disk' | 'history'
  /** Path inside the folder. */
  file: string
  reason: string
  /** ISO 8601 instant. */
  since: string
  /** Of the faulty field inside the file: `items.3.title.de`. */
  path?: string
  line?: number
  column?: number
}

export interface Health {
  writable: boolean
  reason?: string
}

/** Receives the store's few messages; facts are plain values for a structured log. */
export interface Log {
  info(message: string, facts?: Record<string, unknown>): void
  warn(message: string, facts?: Record<string, unknown>): void
  error(message: string, facts?: Record<string, unknown>): void
}

/** Answers one command that came through the lock's socket: see lock.ts. What it throws is sent back as its message. */
export type CommandHandler = (input: Record<string, unknown>) => unknown

export interface Store {
  /** Random, renewed by a restore. */
  readonly id: string
  /** The content as of `revision()`: never changes under its reader, a change makes another. */
  content(): Content
  /** 0 while nothing was ever stored. */
  revision(): number
  /** Hash of the item's canonical JSON, without quotes; undefined when there is no such item. */
  etag(kind: Kind, id: string): string | undefined
  /**
   * Makes all edits or none, durable before it answers. Null: nothing differs, no revision was made.
   * Throws InvalidEdit, StaleEdit, BrokenReference or NotWritable; then nothing has changed.
   */
  change(edits: Edit[], author: Author): Promise<Change | null>
  /** Called after memory changed, in order of revisions. Returns the end of the subscription. */
  subscribe(listener: (change: Change, content: Content) => void): () => void
  /** The changes after revision `since`, oldest first; undefined when they are no longer all in memory. */
  history(since: number): readonly Change[] | undefined
  problems(): readonly Problem[]
  /** Called whenever `problems()` or `health()` has changed. Returns the end of the subscription. */
  onTrouble(listener: () => void): () => void
  health(): Health
  /** Lets a command of another process (`npm run staff`, backup) be answered by this one. Returns its withdrawal. */
  onCommand(name: string, handler: CommandHandler): () => void
  /** Resolves when hand edits are read and every collection's file says what the store says, as far as that is possible. */
  settle(): Promise<void>
  /** Writes what is pending, gives the folder free. Changes after it are refused. */
  close(): Promise<void>
}
