import type { Event } from '../../content/model/event.ts'
import { useEditing, useValue } from '../forms/editing.ts'
import { wallTime } from '../model/wall-clock.ts'
import { useSay, useStaff } from '../staff.ts'
import { Banner } from './Banner.tsx'
import { sayDate } from './dates.ts'

/** Above the form of an event from another calendar: what becomes of edits here, and the way to make it the house's own. */
export function SourceNote() {
  const { editor } = useEditing()
  const [source] = useValue<Event['source']>('source')
  return editor.kind === 'events' && source ? <Note source={source} /> : null
}

function Note({ source }: { source: NonNullable<Event['source']> }) {
  const say = useSay()
  const { content, now } = useStaff()
  const { editor, centre } = useEditing()
  const name = content.find('feeds', source.feed)?.item.name
  const stored = (editor.base.value?.item as Event | undefined)?.source?.own
  const follow = (own: string | undefined) => editor.set('source.own', own)
  if (source.own === undefined) {
    const today = wallTime(now(), centre.timeZone).slice(0, 10)
    return (
      <Banner
        tone="note"
        actions={
          <button type="button" class="button" onClick={() => follow(stored ?? today)}>
            {say.feeds.event.makeOwn}
          </button>
        }
      >
        {name === undefined ? say.feeds.event.gone : say.feeds.event.follows(name)}
      </Banner>
    )
  }
  if (name === undefined) return null
  return (
    <Banner
      tone={stored === undefined ? 'warn' : 'note'}
      role="status"
      actions={
        <button type="button" class="button" onClick={() => follow(undefined)}>
          {say.feeds.event.followAgain}
        </button>
      }
    >
      {stored === undefined ? say.feeds.event.willBeOwn(name) : say.feeds.event.isOwn(name, sayDate(source.own, say))}
    </Banner>
  )
}
