import type { IconNode } from 'lucide'
import type { ComponentChildren } from 'preact'
import { Icon } from '../../screen/look/Icon.tsx'

interface FactProps {
  icon: IconNode
  label: string
  children: ComponentChildren
}

/** One fact with its pictogram and name. */
export function Fact({ icon, label, children }: FactProps) {
  return (
    <div class="fact">
      <Icon node={icon} size="1.6em" />
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Facts in the order a visitor needs them: when, where, whether it is free, then the rest. */
export function Facts({ children }: { children: ComponentChildren }) {
  return <dl class="facts card">{children}</dl>
}
