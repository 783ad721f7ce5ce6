import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide'
import type { ComponentChildren } from 'preact'
import { Icon } from '../look/Icon.tsx'

const icons = { good: CircleCheck, bad: CircleAlert, warn: TriangleAlert, note: Info }

interface BannerProps {
  tone: keyof typeof icons
  /** `alert` interrupts a screen reader, `status` waits. */
  role?: 'alert' | 'status'
  children: ComponentChildren
  actions?: ComponentChildren
}

/** A message above the content, with what can be done about it. */
export function Banner({ tone, role, children, actions }: BannerProps) {
  return (
    <div class={`banner banner-${tone}`} {...(role ? { role } : {})}>
      <Icon node={icons[tone]} size="24px" />
      <div class="banner-text">
        {children}
        {actions && <div class="banner-actions">{actions}</div>}
      </div>
    </div>
  )
}
