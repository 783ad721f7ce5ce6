import { openDatabase } from './database.ts'
import { createSnapshotCache, type SnapshotCache } from './snapshots.ts'

/** What this device keeps of the server's content; its second copy is looked for only when it is needed. */
export const openCache = (kind: string): SnapshotCache =>
  createSnapshotCache(openDatabase(`rotes-sofa-${kind}`), () =>
    import('./second-snapshot.ts').then((cache) => cache.createSecondSnapshot(kind)),
  )
