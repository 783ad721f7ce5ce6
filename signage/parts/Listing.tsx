import type { ComponentChildren } from 'preact'
import { scaleFor } from '../fit.ts'
import type { Scene } from '../view.ts'
import { Heading } from './Heading.tsx'
import { Phone } from './Phone.tsx'

interface ListingProps {
  scene: Scene
  /** One of the house's colours. */
  tone: string
  title: string
  /** Stands below the title. */
  about?: ComponentChildren
  /** How many rows there are: the fewer, the larger they may be. */
  count: number
  children: ComponentChildren
}

/** A slide that lists: what it is about, its rows, and the way to the visitor's phone. */
export const Listing = ({ scene, tone, title, about, count, children }: ListingProps) => (
  <div class="slide" style={{ '--tone': `var(--${tone})`, '--on-tone': `var(--on-${tone}, var(--ink))` }}>
    <Heading scene={scene} title={title}>
      {about}
    </Heading>
    <div class="list" data-fit={scaleFor(count)}>
      {children}
    </div>
    <Phone scene={scene} />
  </div>
)
