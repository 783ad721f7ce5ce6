import { useMemo } from 'preact/hooks'
import type { Event, SourceGroup } from '../../content/model/event.ts'
import { findEditedGroups } from '../../content/model/source-groups.ts'
import { useEditing } from '../forms/editing.ts'
import { shortHash } from '../model/sha256.ts'
import { tidyDraft } from '../model/tidy.ts'
import { useSay, useStaff } from '../staff.ts'

/** The fields of the form in which a calendar may say something new. */
const groups: Partial<Record<string, SourceGroup>> = {
  start: 'time',
  changes: 'changes',
  title: 'title',
  description: 'description',
  place: 'place',
  organiser: 'organiser',
}

/** By a field that differs from what its calendar says: how long that lasts. */
export function SourceHint({ path }: { path: string }) {
  const say = useSay()
  const { content } = useStaff()
  const { editor, centre } = useEditing()
  const group = editor.kind === 'events' ? groups[path] : undefined
  const draft = editor.draft.value
  const isEdited = useMemo(() => group !== undefined && isEditedIn(draft, group, centre.sourceLanguage), [draft, group, centre])
  if (!isEdited) return null
  const name = content.find('feeds', (draft['source'] as NonNullable<Event['source']>).feed)?.item.name
  return name === undefined ? null : <p class="help source-hint">{say.feeds.event.edited(name)}</p>
}

function isEditedIn(draft: Parameters<typeof tidyDraft>[0], group: SourceGroup, language: string): boolean {
  if (!draft['source']) return false
  // What an imported event has, its draft has too; of the title its form may leave nothing.
  const event = { title: {}, ...tidyDraft(draft) } as unknown as Event
  return findEditedGroups(event, language, shortHash).includes(group)
}
