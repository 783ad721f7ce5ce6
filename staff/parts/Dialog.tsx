import type { ComponentChildren } from 'preact'
import { X } from 'lucide'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Icon } from '../look/Icon.tsx'
import { useSay } from '../staff.ts'

interface DialogProps {
  title: string
  onClose: () => void
  children: ComponentChildren
  /** Small ones ask a question, large ones hold a list. */
  size?: 'small' | 'large'
}

/** A modal dialog: the browser keeps the focus inside, Escape closes it, and the focus goes back where it was. */
export function Dialog({ title, onClose, children, size = 'large' }: DialogProps) {
  const say = useSay()
  const element = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const before = document.activeElement
    element.current?.showModal()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={element}
      class={`dialog dialog-${size}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose()
      }}
    >
      <div class="dialog-inner">
        <header class="dialog-head">
          <h2 id={id}>{title}</h2>
          <button type="button" class="icon-button" aria-label={say.close} onClick={onClose}>
            <Icon node={X} size="24px" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  )
}
