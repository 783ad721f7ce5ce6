/** A small private file as its readers see it: the last durable value, and changes one after the other. */
export interface Kept<T> {
  value(): T
  /** Durable before it resolves; if `change` throws or the disk fails, the value stays as it was. */
  update(change: (value: T) => T): Promise<void>
}
