import type { Content, Item, Kind } from '../../content/model/kinds.ts'

/**
 * What the rest of the server knows of the store; `openStore` in open-store.ts makes one out of a folder of JSON files.
 * The errors a change can throw are in errors.ts.
 */

/** Where a change came from. */
export type Via = 'staff' | 'file' | 'seed' | 'import' | 'undo' | 'erase'

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
  /** The item is kept just as it is: its translations were accounted for when it was first saved. */
  exact?: boolean
}

export interface ChangedItem {
  kind: Kind
  id: string
  before: Item | null
  after: Item | null
  /** Something was erased from either side: nothing is brought back from it. */
  erased?: true
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

/** A change as the history tells it: the items are as they were written then. */
export interface PastChange extends Change {
  /** False where later changes touched one of the items and were not undone, where something was erased, and after 24 months. */
  undoable: boolean
}

export interface PastQuery {
  /** Only what is older than this revision. */
  before?: number
  limit: number
  /** Only changes of this collection, or of this one item. */
  kind?: Kind
  id?: string
}

export interface PastPage {
  /** Newest first. */
  changes: PastChange[]
  /** What `before` has to be for the page that follows; null at the beginning of everything. */
  next: number | null
}

/** What has to go: a picture with everything that tells of it, or a text wherever it stands. */
export type Erasure = { media: string } | { text: string }

export interface ErasureReport {
  /** Where it stood in items; the paths are as in the item. */
  items: { kind: Kind; id: string; paths: string[] }[]
  /** Lines of the history that told of it. */
  changes: number
  /** Inside the folder: kept copies that were changed, pictures that were removed. */
  files: string[]
  /** Items whose id spells the text: an id never changes, the item would have to go. */
  ids: string[]
  /** The change it made; null when no item of today had it. */
  revision: number | null
}

export interface BackupReport {
  /** Absolute, inside the folder: whoever asked for it moves it to its place. Swept away at the next start. */
  path: string
  /** Every change up to this one is in it. */
  revision: number
  files: number
  bytes: number
}

/** Something a person should look at: a refused hand edit, a conflict kept aside, trouble with the disk. */
export interface Problem {
  about: 'hand-edit' | 'conflict' | 'set-aside' | 'disk' | 'history'
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

/** The folder is ours as long as this is not released. */
export interface Lock {
  onCommand(name: string, handler: CommandHandler): () => void
  /** Puts a lock that somebody deleted in its place again; false when another process was faster: then the folder is theirs. */
  hold(): Promise<boolean>
  release(): Promise<void>
}

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
  /** One page of all that ever happened, read from the disk: the changes before revision `before`, at most `limit` of them. */
  past(page: PastQuery): Promise<PastPage>
  /**
   * Puts every item of a change back to what it was before it, by a change of its own. `allow` sees the change first and may throw.
   * Throws UnknownChange, ChangeGone (erased, or older than 24 months), ChangedSince with the later changes of the same items where these hold, and
   * what `change` throws; then nothing has changed.
   */
  undo(revision: number, author: Pick<Author, 'by'>, allow?: (change: Change) => void): Promise<Change>
  /** Writes all there is into one archive, while everything goes on. Throws a sentence when there is no room for it. */
  backup(): Promise<BackupReport>
  /** Removes pictures' files that nothing names any more, nor has for long: see sweep-media.ts. Answers their names. */
  sweepMedia(): Promise<string[]>
  /** Where it stands. */
  findErasure(wish: Erasure): Promise<ErasureReport>
  /**
   * Removes it for good, history included; the items by one change. Answers when nothing of it is left in the folder. After a crash
   * the next start goes on with it. Throws what `change` throws.
   */
  erase(wish: Erasure, author: Pick<Author, 'by'>): Promise<ErasureReport>
  /** Called when something was erased. Returns the end of the subscription. */
  onErased(listener: () => void): () => void
  problems(): readonly Problem[]
  /** Called whenever `problems()` or `health()` has changed. Returns the end of the subscription. */
  onTrouble(listener: () => void): () => void
  health(): Health
  /** Called when folders inside the content folder were deleted and have been made again, empty. Returns the end of the subscription. */
  onRemade(listener: () => void): () => void
  /** Changes that are not answered yet, and collections' files that do not yet say what the store says. */
  pending(): { edits: number; files: number }
  /** Lets a command of another process (`npm run staff`, backup) be answered by this one. Returns its withdrawal. */
  onCommand(name: string, handler: CommandHandler): () => void
  /** Resolves when hand edits are read and every collection's file says what the store says, as far as that is possible. */
  settle(): Promise<void>
  /** Writes what is pending, gives the folder free. Changes after it are refused. */
  close(): Promise<void>
  /** As `close`, but the folder stays locked: the next `openStore` takes the lock over. */
  pass(): Promise<Lock>
}
