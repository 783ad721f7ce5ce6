import { Ellipsis, Eye, History } from 'lucide'
import { useState } from 'preact/hooks'
import { useEditing } from '../forms/editing.ts'
import { Icon } from '../look/Icon.tsx'
import { linkTo } from '../router.ts'
import { useDesk, useSay } from '../staff.ts'
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
  const { account } = useDesk()
  const [asks, setAsks] = useState<'delete' | 'discard' | 'erase'>()
  const status = editor.base.value?.item.status
  const act = (work: () => unknown) => () => {
    onClose()
    void work()
  }
  if (asks) {
    const { title, sure, yes, work } = {
      delete: {
        title: say.actions.delete,
        sure: [say.actions.deleteSure],
        yes: say.actions.deleteYes,
        work: () => editor.remove(),
      },
      discard: {
        title: say.actions.discard,
        sure: [say.actions.discardSure],
        yes: say.actions.discard,
        work: () => editor.discard(),
      },
      erase: { title: say.actions.erase, sure: say.actions.eraseSure, yes: say.actions.eraseYes, work: () => editor.erase() },
    }[asks]
    return (
      <Dialog title={title} size="small" onClose={onClose}>
        <div class="menu">
          {sure.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <button type="button" class="button button-danger" onClick={act(work)}>
            {yes}
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
        {status !== undefined && editor.kind === 'media' && account.role === 'admin' && (
          <button type="button" class="button button-danger" onClick={() => setAsks('erase')}>
            {say.actions.erase}
          </button>
        )}
      </div>
    </Dialog>
  )
}
