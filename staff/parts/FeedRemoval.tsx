import { useState } from 'preact/hooks'
import type { Feed } from '../../content/model/feed.ts'
import { useSay, useStaff } from '../staff.ts'
import { Dialog } from './Dialog.tsx'
import { sayRefusal } from './say-refusal.ts'

interface FeedRemovalProps {
  feed: Feed
  onClose: () => void
  onRemove: () => Promise<void>
}

/** Asked first, because the events go as well. */
export function FeedRemoval({ feed, onClose, onRemove }: FeedRemovalProps) {
  const say = useSay()
  const { content } = useStaff()
  const [fault, setFault] = useState('')
  const events = [...(content.collections.value?.events.values() ?? [])].filter(
    ({ item: { source } }) => source?.feed === feed.id && source.own === undefined,
  )
  return (
    <Dialog title={say.feeds.removeTitle} size="small" onClose={onClose}>
      <p>{say.feeds.removeText(feed.name, events.length)}</p>
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <div class="menu">
        <button
          type="button"
          class="button button-danger"
          onClick={() => void onRemove().then(onClose, (error: unknown) => setFault(sayRefusal(error, say)))}
        >
          {say.feeds.remove}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {say.feeds.cancel}
        </button>
      </div>
    </Dialog>
  )
}
