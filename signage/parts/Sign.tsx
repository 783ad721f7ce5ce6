import type { IconNode } from 'lucide'
import { Icon } from '../../screen/look/Icon.tsx'
import type { ground } from '../view.ts'

interface SignProps {
  icon: IconNode
  colours: ReturnType<typeof ground>
}

/** A pictogram on a ground of its own, as large as a small picture. */
export function Sign({ icon, colours }: SignProps) {
  return (
    <div class="sign" style={colours}>
      <Icon node={icon} size="2.2em" />
    </div>
  )
}
