import type { Centre, SchoolHoliday } from '../../content/model/centre.ts'
import { nameSchoolHoliday } from '../../content/model/school-holiday-names.ts'
import { type Ask, Refused } from '../api/request.ts'
import type { Content } from './content.ts'
import type { Stored } from './draft.ts'
import { newId } from './new-id.ts'

/** One entry as a form holds it. */
export interface HolidayDraft {
  /** Of the entry that is changed; absent for a new one. */
  id?: string
  /** German: the known names exist in every language. */
  name: string
  from: string
  until: string
  source: string
}

export type HolidayFault = 'name' | 'from' | 'until'

/** The first field that must be looked at again. */
export function findFault({ name, from, until }: HolidayDraft): HolidayFault | undefined {
  if (!name.trim()) return 'name'
  if (!from) return 'from'
  return !until || until < from ? 'until' : undefined
}

const byFirstDay = (a: SchoolHoliday, b: SchoolHoliday) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)

/** The list with an entry added, or in place of the one with its id. A name that stays keeps its translations. */
export function withHoliday(list: readonly SchoolHoliday[], draft: HolidayDraft, random: () => number): SchoolHoliday[] {
  const before = list.find(({ id }) => id === draft.id)
  const name = before?.name['de'] === draft.name.trim() ? before.name : nameSchoolHoliday(draft.name)
  const source = draft.source.trim()
  const entry: SchoolHoliday = {
    id: before?.id ?? newId(`${draft.name} ${draft.from.slice(0, 4)}`, random),
    name,
    from: draft.from,
    until: draft.until,
    ...(source ? { source } : {}),
  }
  return [...list.filter(({ id }) => id !== entry.id), entry].sort(byFirstDay)
}

export const withoutHoliday = (list: readonly SchoolHoliday[], id: string): SchoolHoliday[] =>
  list.filter((each) => each.id !== id)

/** The source that most entries share, told once for all of them; undefined where no two share one. */
export function commonSource(list: readonly SchoolHoliday[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { source } of list) if (source) counts.set(source, (counts.get(source) ?? 0) + 1)
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return most && most[1] > 1 ? most[0] : undefined
}

/** Those of a calendar that are not in the list yet: the same days are the same holidays, whatever they are called. */
export const newOnes = (list: readonly SchoolHoliday[], found: readonly HolidayDraft[]): HolidayDraft[] =>
  found.filter(({ from, until }) => !list.some((each) => each.from === from && each.until === until))

interface Saved extends Stored<'centre'> {
  /** The revision it made; null where nothing differed. */
  made?: number | null
}

/**
 * Changes the centre's list as it is stored now, also when somebody else has just saved the centre. Answers the revision to undo,
 * null where nothing differed. Throws Refused or NotReached.
 */
export async function saveHolidays(
  { ask, content }: { ask: Ask; content: Content },
  edit: (list: readonly SchoolHoliday[]) => SchoolHoliday[],
): Promise<number | null> {
  const [stored] = content.collections.value?.centre.values() ?? []
  if (!stored) throw new Error('there is no centre to save')
  const put = async ({ item, etag }: { item: Centre; etag: string }): Promise<number | null> => {
    const json: Centre = { ...item, schoolHolidays: edit(item.schoolHolidays) }
    const { made, ...saved } = await ask<Saved>('PUT', `/api/staff/items/centre/${item.id}`, {
      json,
      headers: { 'if-match': `"${etag}"` },
    })
    content.keep('centre', item.id, saved)
    return made ?? null
  }
  try {
    return await put(stored)
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.status !== 412) throw error
    return put(await ask<Stored<'centre'>>('GET', `/api/staff/items/centre/${stored.item.id}`))
  }
}
