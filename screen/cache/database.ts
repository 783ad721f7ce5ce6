/** Durable values of one screen app in IndexedDB: written with strict durability, so that a power cut finds them on disk. */
export interface Database {
  get<T>(key: string): Promise<T | undefined>
  put(key: string, value: unknown): Promise<void>
  keys(): Promise<string[]>
  /** Removes every key that begins with `prefix`. */
  remove(prefix: string): Promise<void>
}

/** A database that does not answer for this long is broken, in milliseconds. */
const patience = 3_000

async function done<T>(request: IDBRequest<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    await new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Error('the database does not answer')), patience)
      request.onsuccess = resolve
      request.onerror = () => reject(request.error ?? new Error('the database refused'))
    })
  } finally {
    clearTimeout(timer)
  }
  // Throws where the value is damaged, and would do so unheard inside the event.
  return request.result
}

function open(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  const opening = factory.open(name, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore('values')
  return done(opening)
}

/** Chromium's Storage Buckets, as far as they are needed here (https://wicg.github.io/storage-buckets/). */
interface Buckets {
  open(name: string): Promise<{ indexedDB: IDBFactory }>
}

/**
 * A folder of databases whose index is damaged is never opened again by Chromium, nor can a page delete it: a bucket has a folder of
 * its own.
 */
async function openSpare(name: string): Promise<IDBDatabase> {
  const { storageBuckets } = navigator as unknown as { storageBuckets?: Buckets }
  if (!storageBuckets) throw new Error('this browser has no second folder for databases')
  return open((await storageBuckets.open('rotes-sofa')).indexedDB, name)
}

/**
 * Values kept in the database `name`. It is opened when first used, and again after the browser has closed or refused it, as it does
 * with a damaged one. Every call rejects where the browser keeps none.
 */
export function openDatabase(name: string): Database {
  let connection: Promise<IDBDatabase> | undefined

  async function connect(): Promise<IDBDatabase> {
    const database = await open(indexedDB, name).catch(() => openSpare(name))
    database.onclose = () => (connection = undefined)
    return database
  }
  async function transact(mode: IDBTransactionMode): Promise<IDBTransaction> {
    connection ??= connect()
    try {
      return (await connection).transaction('values', mode, { durability: 'strict' })
    } catch (error) {
      connection = undefined
      throw error
    }
  }
  const read = async <T>(ask: (values: IDBObjectStore) => IDBRequest<T>): Promise<T> =>
    done(ask((await transact('readonly')).objectStore('values')))
  const write = async (change: (values: IDBObjectStore) => void): Promise<void> => {
    const transaction = await transact('readwrite')
    const written = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('the database refused'))
    })
    change(transaction.objectStore('values'))
    return written
  }

  return {
    get: (key) => read((values) => values.get(key)),
    put: (key, value) => write((values) => values.put(value, key)),
    keys: async () => (await read((values) => values.getAllKeys())).map(String),
    remove: (prefix) => write((values) => values.delete(IDBKeyRange.bound(prefix, `${prefix}\uffff`))),
  }
}
