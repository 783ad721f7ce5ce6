import { ArrowRight } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Icon } from '../../screen/look/Icon.tsx'

interface SectionProps {
  title: string
  /** Said softly beside the title. */
  aside?: ComponentChildren
  more?: { href: string; text: string } | undefined
  class?: string
  /** Names the section as somewhere to go on its page. */
  id?: string
  children: ComponentChildren
}

/** A named part of a page. */
export function Section({ title, aside, more, class: className = '', id, children }: SectionProps) {
  const headingId = useId()
  return (
    <section class={`section ${className}`} id={id} aria-labelledby={headingId}>
      <div class="section-head">
        <h2 id={headingId} tabIndex={id ? -1 : undefined}>
          {title}
        </h2>
        {aside && <span class="section-aside">{aside}</span>}
        {more && (
          <a class="section-more" href={more.href}>
            {more.text}
            <Icon node={ArrowRight} turns />
          </a>
        )}
      </div>
      {children}
    </section>
  )
}
