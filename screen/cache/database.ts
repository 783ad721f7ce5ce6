/** A few durable values of one screen app in IndexedDB: written with strict durability, so that a power cut finds them on disk. */
export interface Database {
  get<T>(key: string): Promise<T | undefined>
  put(key: string, value: unknown): Promise<void>
}

const done = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the database refused'))
  })

/** Opens the database `name`, or makes it. Rejects where the browser keeps none. */
export async function openDatabase(name: string): Promise<Database> {
  const opening = indexedDB.open(name, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore('values')
  const database = await done(opening)
  return {
    get: <T>(key: string) => done(database.transaction('values').objectStore('values').get(key)) as Promise<T | undefined>,
    put: (key, value) =>
      new Promise((resolve, reject) => {
        const transaction = database.transaction('values', 'readwrite', { durability: 'strict' })
        transaction.oncomplete = () => resolve()
        transaction.onerror = () => reject(transaction.error ?? new Error('the database refused'))
        transaction.onabort = transaction.onerror
        transaction.objectStore('values').put(value, key)
      }),
  }
}
