import type { Stats } from 'node:fs'
import type { Adapter } from 'lowdb'
import { ifPresent, writeDurably, type WriteOptions } from './write-durably.ts'
import type { FileLayer } from './file-layer.ts'

/** How a value becomes a file and comes back. `parse` throws what is wrong with the bytes. */
export interface JsonForm<T> {
  parse(bytes: Buffer): T | Promise<T>
  /** In pieces of some ten kilobytes, made while they are written. */
  serialise(value: T): Iterable<Uint8Array>
}

/**
 * lowdb's adapter over our durable write: lowdb's own files are neither fsynced nor safe from a second writer, a hand edit,
 * a full disk or a symbolic link.
 */
export class DurableJson<T> implements Adapter<T> {
  /** What the file looked like when it was last written; null when the last write was refused by `mayReplace`. */
  lastWritten: Stats | null = null
  readonly #files: FileLayer
  readonly #path: string
  readonly #form: JsonForm<T>
  readonly #options: WriteOptions

  constructor(files: FileLayer, path: string, form: JsonForm<T>, options: WriteOptions = {}) {
    this.#files = files
    this.#path = path
    this.#form = form
    this.#options = options
  }

  async read(): Promise<T | null> {
    const bytes = await ifPresent(this.#files.read(this.#path))
    return bytes === undefined ? null : this.#form.parse(bytes)
  }

  async write(value: T): Promise<void> {
    this.lastWritten = await writeDurably(this.#files, this.#path, this.#form.serialise(value), this.#options)
  }
}
