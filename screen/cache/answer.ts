/** What the database answers. Rejects where it refuses, and where the value it holds is damaged. */
export async function answerTo<T>(request: IDBRequest<T>): Promise<T> {
  await new Promise((resolve, reject) => {
    request.onsuccess = resolve
    request.onerror = () => reject(request.error ?? new Error('the database refused'))
  })
  // Throws where the value is damaged, and would do so unheard inside the event.
  return request.result
}
