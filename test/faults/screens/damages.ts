import { flipBytes, halve, removeFiles, removePlace } from './damage.ts'

export interface Damage {
  name: string
  /** What it does to the profile of a browser that is off. */
  to(profile: string): Promise<void>
}

/** Of the first copy of the app and the second of the content. */
export const cacheDamages: readonly Damage[] = [
  { name: 'Cache Storage is gone', to: (profile) => removePlace(profile, 'cacheStorage') },
  { name: 'every kept file is altered', to: (profile) => flipBytes(profile, 'cacheStorage', /_0$/) },
  { name: 'every kept file is cut', to: (profile) => halve(profile, 'cacheStorage', /_0$/) },
  { name: 'some kept files are gone', to: (profile) => removeFiles(profile, 'cacheStorage', /[0-7]_0$/) },
  { name: 'the caches have lost their indexes', to: (profile) => flipBytes(profile, 'cacheStorage', /index/) },
  { name: 'the list of caches is gone', to: (profile) => removeFiles(profile, 'cacheStorage', /index\.txt$/) },
]

/** Of the second copy of the app and the first of the content. */
export const databaseDamages: readonly Damage[] = [
  { name: 'IndexedDB is gone', to: (profile) => removePlace(profile, 'indexedDb') },
  { name: 'the database cannot be opened', to: (profile) => flipBytes(profile, 'indexedDb', /CURRENT$/) },
  { name: 'the database has lost its manifest', to: (profile) => removeFiles(profile, 'indexedDb', /MANIFEST/) },
  { name: 'the database is altered', to: (profile) => flipBytes(profile, 'indexedDb', /\.(log|ldb)$/) },
  { name: 'the database is cut', to: (profile) => halve(profile, 'indexedDb', /\.(log|ldb)$/) },
  { name: 'large values of the database are gone', to: (profile) => removeFiles(profile, 'indexedDb', /\.blob\//) },
  { name: 'large values of the database are altered', to: (profile) => flipBytes(profile, 'indexedDb', /\.blob\//) },
  { name: 'the list of folders is gone', to: (profile) => removeFiles(profile, 'indexedDb', /QuotaManager/) },
  { name: 'the list of folders is altered', to: (profile) => flipBytes(profile, 'indexedDb', /QuotaManager$/) },
]

/** Of what starts the worker: no page code is left to answer. */
export const workerDamages: readonly Damage[] = [
  { name: 'the worker is gone', to: (profile) => removePlace(profile, 'scripts') },
  { name: 'the worker is altered', to: (profile) => flipBytes(profile, 'scripts', /_[01]$/) },
  { name: 'the registration is gone', to: (profile) => removePlace(profile, 'registrations') },
  { name: 'the registration is altered', to: (profile) => flipBytes(profile, 'registrations', /\.(log|ldb)$/) },
  { name: 'the registration is half lost', to: (profile) => halve(profile, 'registrations', /\.(log|ldb)$/) },
  { name: 'the registrations cannot be opened', to: (profile) => flipBytes(profile, 'registrations', /CURRENT$/) },
]
