import type { ComponentChildren } from 'preact'
import { isolate } from '../../screen/dates.ts'
import type { Scene } from '../view.ts'

interface HeadingProps {
  scene: Scene
  title: string
  children?: ComponentChildren
}

/** The rail's upper part, or the panel's on a tall one: what this slide is about, and which of its pages. */
export function Heading({ scene, title, children }: HeadingProps) {
  const { page, pages } = scene.showing
  return (
    <header class="heading">
      <h1 class={title.length > 12 ? 'long' : undefined}>{title}</h1>
      <div class="heading-foot">
        {children}
        {pages > 1 && (
          <p class="page-mark" aria-label={scene.reader.say.page(page, pages)}>
            {isolate(`${page} / ${pages}`)}
          </p>
        )}
      </div>
    </header>
  )
}
