import { CircleAlert, Pause, Pencil, Play, RefreshCw, Trash2, Upload } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import type { FeedState } from '../../content/model/feed-state.ts'
import type { Feed } from '../../content/model/feed.ts'
import { Refused } from '../api/request.ts'
import { Icon } from '../look/Icon.tsx'
import { calendarLimit, type Feeds, readAddress } from '../model/feeds.ts'
import { useSay, useStaff } from '../staff.ts'
import { Banner } from './Banner.tsx'
import { FeedRemoval } from './FeedRemoval.tsx'
import { FeedReport } from './FeedReport.tsx'
import { sayAgo } from './say-ago.ts'
import { sayRefusal } from './say-refusal.ts'

interface FeedCardProps {
  feed: Feed
  etag: string
  feeds: Feeds
  onEdit: () => void
}

/** One subscription: how it stands in words, and what can be done with it. */
export function FeedCard({ feed, etag, feeds, onEdit }: FeedCardProps) {
  const say = useSay()
  const [fault, setFault] = useState('')
  const [isRemoving, setRemoving] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const state = feeds.states.value[feed.id]
  const isBusy = feeds.busy.value.has(feed.id)
  const isMoved = state?.moved !== undefined && state.address === feed.address && readAddress(state.moved) === state.moved
  const trouble = feeds.troubles.value.get(feed.id)
  // The house may have begun to read it by itself: then the card tells in a moment how it went.
  const told = fault || (trouble === undefined || isBeingRead(trouble) ? '' : sayRefusal(trouble, say))
  const attempt = async (work: Promise<unknown>) => {
    setFault('')
    // Why something was not read, the subscription itself tells.
    await work.catch((error: unknown) => feeds.troubles.peek().get(feed.id) === error || setFault(sayRefusal(error, say)))
  }
  const bring = (chosen: File | undefined) => {
    if (!chosen) return
    if (chosen.size > calendarLimit) setFault(say.feeds.errors.tooLarge)
    else void attempt(feeds.bring(feed.id, chosen))
  }
  return (
    <article class="card feed" aria-label={feed.name} data-feed={feed.id}>
      <h2>{feed.name}</h2>
      {feed.address && <p class="soft feed-address">{new URL(feed.address).host}</p>}
      <div role="status">
        <Standing feed={feed} state={state} isBusy={isBusy} />
      </div>
      {told && (
        <Banner tone="bad" role="alert">
          {told}
        </Banner>
      )}
      {isMoved && (
        <Banner
          tone="note"
          actions={
            <button
              type="button"
              class="button"
              disabled={isBusy}
              onClick={() => void attempt(feeds.save({ ...feed, address: state.moved }, etag))}
            >
              {say.feeds.takeAddress}
            </button>
          }
        >
          {say.feeds.moved} <span dir="ltr">{state.moved}</span>
        </Banner>
      )}
      {state?.report && <FeedReport report={state.report} />}
      <div class="feed-actions">
        {feed.address === undefined ? (
          <>
            <button type="button" class="button" disabled={isBusy} onClick={() => file.current?.click()}>
              <Icon node={Upload} size="22px" /> {say.feeds.bring}
            </button>
            <input
              ref={file}
              type="file"
              accept=".ics,text/calendar"
              hidden
              onChange={(event) => {
                bring(event.currentTarget.files?.[0])
                event.currentTarget.value = ''
              }}
            />
          </>
        ) : (
          <>
            <button type="button" class="button" disabled={isBusy} onClick={() => void attempt(feeds.read(feed.id))}>
              <Icon node={RefreshCw} size="22px" /> {say.feeds.read}
            </button>
            <button
              type="button"
              class="button"
              onClick={() =>
                void attempt(feeds.save({ ...feed, status: feed.status === 'published' ? 'draft' : 'published' }, etag))
              }
            >
              <Icon node={feed.status === 'published' ? Pause : Play} size="22px" />{' '}
              {feed.status === 'published' ? say.feeds.pause : say.feeds.resume}
            </button>
          </>
        )}
        <button type="button" class="button" onClick={onEdit}>
          <Icon node={Pencil} size="22px" /> {say.feeds.edit}
        </button>
        <button type="button" class="button button-danger" onClick={() => setRemoving(true)}>
          <Icon node={Trash2} size="22px" /> {say.feeds.remove}
        </button>
      </div>
      {isRemoving && <FeedRemoval feed={feed} onClose={() => setRemoving(false)} onRemove={() => feeds.remove(feed.id)} />}
    </article>
  )
}

function Standing({ feed, state, isBusy }: { feed: Feed; state: FeedState | undefined; isBusy: boolean }) {
  const say = useSay()
  const { now, words } = useStaff()
  if (isBusy) return <p>{say.feeds.busy}</p>
  const read = state?.readAt !== undefined && state.report && (
    <p>{say.feeds.stand(sayAgo(state.readAt, now(), say), state.report.taken, state.report.leftOut)}</p>
  )
  return (
    <>
      {feed.status !== 'published' && feed.address !== undefined && <p>{say.feeds.paused}</p>}
      {read}
      {!read && !state?.failed && <p>{feed.address === undefined ? say.feeds.waitingForFile : say.feeds.waiting}</p>}
      {state?.failed && (
        <p class="feed-failed">
          <Icon node={CircleAlert} size="22px" />
          <span>
            {say.feeds.failed(state.failed[words.tag.value], sayAgo(state.triedAt ?? now(), now(), say))}{' '}
            {read && say.feeds.stays}
          </span>
        </p>
      )}
    </>
  )
}

const isBeingRead = (error: unknown) => error instanceof Refused && error.problem.title === 'Being read'
