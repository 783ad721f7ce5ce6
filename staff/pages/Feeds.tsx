import { Plus } from 'lucide'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { Icon } from '../look/Icon.tsx'
import { Sofa } from '../look/Sofa.tsx'
import { createFeeds } from '../model/feeds.ts'
import { FeedCard } from '../parts/FeedCard.tsx'
import { FeedForm } from '../parts/FeedForm.tsx'
import { useSay, useStaff } from '../staff.ts'

/** How often the page asks how calendars stand while nothing changes, in milliseconds. */
const rhythm = 5_000

/** Calendars of others: how each stands, a new one, changing and removing them. */
export function Feeds() {
  const say = useSay()
  const { ask, content } = useStaff()
  const feeds = useMemo(() => createFeeds(ask), [ask])
  const [open, setOpen] = useState<string>()
  const revision = content.revision.value
  useEffect(() => {
    void feeds.load()
    const timer = setInterval(() => void feeds.load(), rhythm)
    return () => clearInterval(timer)
  }, [feeds, revision])
  const stored = [...(content.collections.value?.feeds.values() ?? [])].sort((a, b) => a.item.name.localeCompare(b.item.name))
  return (
    <>
      <header class="page-head">
        <h1 tabIndex={-1}>{say.feeds.title}</h1>
        <button type="button" class="button button-primary" onClick={() => setOpen('')}>
          <Icon node={Plus} size="22px" /> {say.feeds.add}
        </button>
      </header>
      <p class="soft">{say.feeds.intro}</p>
      {stored.length === 0 && (
        <div class="empty">
          <Sofa />
          <p>{say.feeds.none}</p>
        </div>
      )}
      <div class="feeds">
        {stored.map(({ item, etag }) => (
          <FeedCard key={item.id} feed={item} etag={etag} feeds={feeds} onEdit={() => setOpen(item.id)} />
        ))}
      </div>
      {stored.length > 0 && <p class="soft">{say.feeds.rule}</p>}
      {open !== undefined && (
        <FeedForm feeds={feeds} stored={stored.find(({ item }) => item.id === open)} onClose={() => setOpen(undefined)} />
      )}
    </>
  )
}
