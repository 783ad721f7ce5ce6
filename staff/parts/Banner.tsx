import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../look/Icon.tsx'

const icons = { good: CircleCheck, bad: CircleAlert, warn: TriangleAlert, note: Info }

interface BannerProps {
  tone: keyof typeof icons
  /** `alert` interrupts a screen reader, `status` waits. */
  role?: 'alert' | 'status'
  children: ComponentChildren
  actions?: ComponentChildren
  /** The focus comes here: what had it went away with the deed. */
  takesFocus?: boolean
}

/** A message above the content, with what can be done about it. */
export function Banner({ tone, role, children, actions, takesFocus = false }: BannerProps) {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takesFocus) element.current?.focus()
  }, [takesFocus])
  return (
    <div ref={element} class={`banner banner-${tone}`} {...(role ? { role } : {})} {...(takesFocus ? { tabIndex: -1 } : {})}>
      <Icon node={icons[tone]} size="24px" />
      <div class="banner-text">
        {children}
        {actions && <div class="banner-actions">{actions}</div>}
      </div>
    </div>
  )
}
