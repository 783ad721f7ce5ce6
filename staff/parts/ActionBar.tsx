import { Ellipsis, Eye, History } from 'lucide'
import { useState } from 'preact/hooks'
import { useEditing } from '../forms/editing.ts'
import { Icon } from '../look/Icon.tsx'
import { linkTo } from '../router.ts'
import { useSay } from '../staff.ts'
import { Dialog } from './Dialog.tsx'

interface ActionBarProps {
  /** Absent where the preview stands beside the form. */
  onPreview?: (() => void) | undefined
}

/** What can be done with the form, always at hand; the one usual thing is the large button. */
export function ActionBar({ onPreview }: ActionBarProps) {
  const say = useSay()
  const { editor } = useEditing()
  const [isOpen, setOpen] = useState(false)
  const status = editor.base.value?.item.status
  const isBusy = editor.outcome.value.at === 'sending'
  const isPicture = editor.kind === 'media'
  const hasMore = status !== undefined || editor.isChanged.value
  return (
    <div class="action-bar">
      <div class="action-bar-inner">
        {onPreview && (
          <button type="button" class="icon-button icon-button-framed" aria-label={say.actions.preview} onClick={onPreview}>
            <Icon node={Eye} size="24px" />
          </button>
        )}
        {hasMore && (
          <button
            type="button"
            class="icon-button icon-button-framed"
            aria-label={say.actions.more}
            onClick={() => setOpen(true)}
          >
            <Icon node={Ellipsis} size="24px" />
          </button>
        )}
        {status !== 'published' && !isPicture && (
          <button type="button" class="button action-draft" disabled={isBusy} onClick={() => void editor.save('draft')}>
            <span class="long">{status === 'archived' ? say.actions.toDraft : say.actions.saveDraft}</span>
            <span class="short">{say.actions.saveDraftShort}</span>
          </button>
        )}
        <button
          type="button"
          class="button button-primary action-main"
          disabled={isBusy || (status === 'published' && !editor.isChanged.value)}
          onClick={() => void editor.save('published')}
        >
          {isBusy ? say.actions.sending : mainLabel()}
        </button>
      </div>
      {isOpen && <MoreActions onClose={() => setOpen(false)} />}
    </div>
  )

  function mainLabel(): string {
    if (isPicture && status !== 'archived') return say.actions.save
    if (status === 'published') return say.actions.publishChanges
    return status === 'archived' ? say.actions.restore : say.actions.publish
  }
}

function MoreActions({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const { editor } = useEditing()
  const [asks, setAsks] = useState<'delete' | 'discard'>()
  const status = editor.base.value?.item.status
  const act = (work: () => unknown) => () => {
    onClose()
    void work()
  }
  if (asks) {
    return (
      <Dialog title={asks === 'delete' ? say.actions.delete : say.actions.discard} size="small" onClose={onClose}>
        <div class="menu">
          <p>{asks === 'delete' ? say.actions.deleteSure : say.actions.discardSure}</p>
          <button
            type="button"
            class="button button-danger"
            onClick={act(() => (asks === 'delete' ? editor.remove() : editor.discard()))}
          >
            {asks === 'delete' ? say.actions.deleteYes : say.actions.discard}
          </button>
          <button type="button" class="button" onClick={onClose}>
            {say.cancel}
          </button>
        </div>
      </Dialog>
    )
  }
  return (
    <Dialog title={say.actions.more} size="small" onClose={onClose}>
      <div class="menu">
        {editor.isChanged.value && (
          <button type="button" class="button" onClick={() => setAsks('discard')}>
            {say.actions.discard}
          </button>
        )}
        {status === 'published' && editor.kind !== 'media' && (
          <button type="button" class="button" onClick={act(() => editor.save('draft'))}>
            {say.actions.unpublish}
          </button>
        )}
        {status !== undefined && status !== 'archived' && (
          <button type="button" class="button" onClick={act(() => editor.save('archived'))}>
            {say.actions.archive}
          </button>
        )}
        {status !== undefined && (
          <a class="button" href={linkTo(`history/${editor.kind}/${editor.id.value}`)} onClick={onClose}>
            <Icon node={History} size="22px" /> {say.history.title}
          </a>
        )}
        {status === 'draft' && (
          <button type="button" class="button button-danger" onClick={() => setAsks('delete')}>
            {say.actions.delete}
          </button>
        )}
      </div>
    </Dialog>
  )
}
