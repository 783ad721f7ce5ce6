import { kinds, type Item, type Items, type Kind } from '../../../content/model/kinds.ts'
import { build } from '../../content/builders.ts'

const joined: { [K in Kind]?: Record<string, unknown> } = {
  centre: { districts: [{ id: 'north', name: { de: 'Nordviertel' } }] },
  events: { place: 'hall', topics: ['meet'] },
  notices: { title: { de: 'Aufzug steht', en: 'Lift out of order' } },
  screens: { playlists: [{ id: 'p1', playlist: 'all' }] },
}

/** One item of every kind, naming each other. */
export const buildCollections = (): { [K in Kind]: Item[] } =>
  Object.fromEntries(kinds.map((kind) => [kind, [buildJoined(kind)]])) as { [K in Kind]: Item[] }

/** The item of `buildCollections`, with other fields where given. */
export const buildJoined = <K extends Kind>(kind: K, fields: Record<string, unknown> = {}): Items[K] =>
  build(kind, { ...joined[kind], ...fields })
