import { answerTo } from './answer.ts'
import { createFolders, type Folder } from './folders.ts'

/** Durable values of one screen app in IndexedDB: written with strict durability, so that a power cut finds them on disk. */
export interface Database {
  get<T>(key: string): Promise<T | undefined>
  put(key: string, value: unknown): Promise<void>
  keys(): Promise<string[]>
  /** Removes every key that begins with `prefix`. */
  remove(prefix: string): Promise<void>
  /**
   * Goes on in a new folder and throws the old one away: whatever was kept must be written again. For a folder that has lost something:
   * Chromium writes on behind a torn record, and drops all of it when it starts next. A folder made since this start stays, and where
   * the browser has but one.
   */
  renew(): Promise<void>
}

/** Somebody waits for what is read, and there is another copy; nobody waits for what is written. In milliseconds. */
const patience = { reading: 3_000, writing: 30_000 }

async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the database does not answer')), milliseconds)
  })
  return Promise.race([answer, silence]).finally(() => clearTimeout(timer))
}

/**
 * Values kept in the database `name`. It is opened when first used, and again after the browser has closed or refused it, as it does
 * with a damaged one. Every call rejects where the browser keeps none, or does not answer in time.
 */
export function openDatabase(name: string): Database {
  const folders = createFolders(name)
  let connection: Promise<Folder> | undefined

  function connect(opening: Promise<Folder>): Promise<Folder> {
    const next = opening.then((folder) => {
      folder.database.onclose = forget
      return folder
    })
    const forget = () => {
      if (connection === next) connection = undefined
    }
    next.catch(forget)
    return (connection = next)
  }
  const connected = () => connection ?? connect(folders.open())

  async function transact(mode: IDBTransactionMode): Promise<IDBTransaction> {
    const { database } = await connected()
    try {
      return database.transaction('values', mode, { durability: 'strict' })
    } catch (error) {
      connection = undefined
      throw error
    }
  }
  async function ask<T>(question: (values: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    return answerTo(question((await transact('readonly')).objectStore('values')))
  }
  async function change(act: (values: IDBObjectStore) => void): Promise<void> {
    const transaction = await transact('readwrite')
    const written = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('the database refused'))
    })
    act(transaction.objectStore('values'))
    return written
  }
  const read = <T>(question: (values: IDBObjectStore) => IDBRequest<T>) => within(patience.reading, ask(question))
  const write = (act: (values: IDBObjectStore) => void) => within(patience.writing, change(act))

  return {
    get: (key) => read((values) => values.get(key)),
    put: (key, value) => write((values) => values.put(value, key)),
    keys: async () => (await read((values) => values.getAllKeys())).map(String),
    remove: (prefix) => write((values) => values.delete(IDBKeyRange.bound(prefix, `${prefix}\uffff`))),
    async renew() {
      const now = await within(patience.reading, connected()).catch(() => undefined)
      if (!now?.isNew) await within(patience.writing, connect(folders.openNext()))
    },
  }
}
