import { statfs } from 'node:fs/promises'
import { Gauge, type Registry } from 'prom-client'
import type { Health } from '../publish/health.ts'
import type { Publisher } from '../publish/publisher.ts'
import type { CalendarStatus } from '../feeds/feeds.ts'
import type { Store } from '../store/store.ts'

/** What is looked at when somebody scrapes, and costs nothing until then. */
export interface Watched {
  store: Pick<Store, 'revision' | 'problems' | 'pending'>
  health: () => Health
  publisher: Pick<Publisher, 'bodies' | 'behindFor'>
  /** Open connections. */
  streams: Record<'screens' | 'staff', { size(): number }>
  /** Subscriptions to other calendars: what each came to at the last try. */
  calendars: () => { status: CalendarStatus; leftOut: number }[]
  contentDir: string
}

const revisionOf = (state: string) => Number(state.slice(state.lastIndexOf(':') + 1))

const states: Health['status'][] = ['ok', 'degraded', 'read-only']
const reasons = ['disk-full', 'disk-error', 'read-only', 'folder-gone']
const calendarStates: CalendarStatus[] = ['read', 'failing', 'resting']
const abouts = ['hand-edit', 'conflict', 'set-aside', 'disk', 'history']

/** Gauges over the house that is open at the moment; nothing is said while none is. */
export const createHouseGauges = (registry: Registry) => {
  let house: Watched | undefined

  const gauge = <Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    read: (house: Watched, set: (value: number, labels?: Record<Label, string>) => void) => void | Promise<void>,
  ) =>
    new Gauge({
      name: `rotes_sofa_${name}`,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        this.reset()
        if (house) await read(house, (value, labels) => (labels ? this.set(labels, value) : this.set(value)))
      },
    })

  gauge('store_revision', 'Number of the last accepted change.', [], ({ store }, set) => set(store.revision()))
  gauge('published_revision', 'Number of the last change in the answer to /api/content.', [], ({ publisher }, set) =>
    set(revisionOf(publisher.bodies().state)),
  )
  gauge(
    'publish_lag_seconds',
    'For how long an accepted public change has been missing in the answer to /api/content.',
    [],
    ({ publisher }, set) => set(publisher.behindFor() / 1000),
  )
  gauge('snapshot_bytes', 'Size of the answer to /api/content.', ['encoding'], ({ publisher }, set) => {
    const { identity, gzip, brotli } = publisher.bodies()
    for (const [encoding, body] of Object.entries({ identity, gzip, br: brotli })) if (body) set(body.bytes.length, { encoding })
  })
  gauge('live_connections', 'Open live connections: of screens, of staff pages.', ['of'], ({ streams }, set) => {
    for (const of of ['screens', 'staff'] as const) set(streams[of].size(), { of })
  })
  gauge('edits_waiting', 'Changes that were asked for and are not answered yet.', [], ({ store }, set) =>
    set(store.pending().edits),
  )
  gauge('files_behind', 'Collection files that do not yet say what the history says.', [], ({ store }, set) =>
    set(store.pending().files),
  )
  gauge('problems', 'What /healthz lists for a person to look at, by kind.', ['about'], ({ store }, set) => {
    for (const about of abouts) set(store.problems().filter((problem) => problem.about === about).length, { about })
  })
  gauge('calendars', 'Subscriptions to other calendars, by how the last try went.', ['state'], ({ calendars }, set) => {
    const all = calendars()
    for (const state of calendarStates) set(all.filter(({ status }) => status === state).length, { state })
  })
  gauge('calendar_entries_left_out', 'Entries of other calendars that could not be read.', [], ({ calendars }, set) =>
    set(calendars().reduce((sum, { leftOut }) => sum + leftOut, 0)),
  )
  gauge('health', '1 for the state that /healthz names.', ['state'], ({ health }, set) => {
    const { status } = health()
    for (const state of states) set(Number(state === status), { state })
  })
  gauge('read_only', '1 for the reason why changes are refused.', ['reason'], ({ health }, set) => {
    const { reason } = health()
    for (const each of reasons) set(Number(each === reason), { reason: each })
  })
  gauge(
    'disk_bytes',
    'The disk under CONTENT_DIR: what is free for it, and all of it.',
    ['space'],
    async ({ contentDir }, set) => {
      // A folder that is gone has no numbers: /metrics says so by rotes_sofa_health.
      const disk = await statfs(contentDir).catch(() => undefined)
      if (!disk) return
      set(disk.bavail * disk.bsize, { space: 'free' })
      set(disk.blocks * disk.bsize, { space: 'total' })
    },
  )

  return {
    /** Returns the end of the watch. */
    watch(open: Watched): () => void {
      house = open
      return () => {
        if (house === open) house = undefined
      }
    },
  }
}
