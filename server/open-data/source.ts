import type { Centre } from '../../content/model/centre.ts'
import type { Content } from '../../content/model/kinds.ts'
import type { Snapshot } from '../../content/model/snapshot.ts'
import { type Holidays, resolveHolidays } from '../../content/resolve/holidays.ts'
import { dayMs, readWall, type Wall } from '../../content/resolve/wall.ts'
import { createZone, type Zone } from '../../content/resolve/zone.ts'
import type { Marks } from './marks.ts'

/** What open data are made from, the same in every language, as long as neither content nor day changes. */
export interface Source {
  content: Content
  centre: Centre
  snapshot: Snapshot
  /** The centre's local date. */
  today: string
  publicUrl: string
  centreZone: Zone
  findZone(name: string): Zone
  /** Whole years around today, as walls: so far ahead single dates are written where a rule cannot say it. */
  horizon: { from: Wall; until: Wall }
  /** Over the whole horizon. */
  holidays: Holidays
  isPublic(kind: 'places' | 'offers' | 'events' | 'notices', id: string): boolean
  marks: Pick<Marks, 'of'>
}

const yearsBefore = 2
const yearsAfter = 2

/** The state the screens are told, with the items behind it. Throws where there is no centre. */
export function readSource(content: Content, snapshot: Snapshot, marks: Pick<Marks, 'of'>): Source {
  const [centre] = content.centre.values()
  if (!centre) throw new Error('the content has no centre')
  const zones = new Map<string, Zone>()
  const findZone = (name: string) => {
    const zone = zones.get(name) ?? createZone(name)
    zones.set(name, zone)
    return zone
  }
  // The window begins yesterday.
  const today = snapshot.timeline.days[1]?.date ?? snapshot.timeline.days[0]!.date
  const year = Number(today.slice(0, 4))
  const first = `${year - yearsBefore}-01-01`
  const last = `${year + yearsAfter}-12-31`
  const isPublished = (kind: 'places' | 'offers' | 'events' | 'notices', id: string) =>
    content[kind].get(id)?.status === 'published'
  return {
    content,
    centre,
    snapshot,
    today,
    publicUrl: snapshot.publicUrl,
    centreZone: findZone(centre.timeZone),
    findZone,
    horizon: { from: readWall(first), until: readWall(last) + dayMs },
    holidays: resolveHolidays(centre, first, last),
    isPublic: (kind, id) => isPublished(kind, id) && (kind !== 'offers' || isPublished('places', content.offers.get(id)!.place)),
    marks,
  }
}
