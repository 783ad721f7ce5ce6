import type { ComponentChildren } from 'preact'
import { type } from '../../content/rules/programme/capacity.ts'
import { countLines, widestWord } from '../../content/rules/programme/measure.ts'
import { isolate } from '../../screen/dates.ts'
import { frameOf, isNarrow, type Sizes } from '../sizes.ts'
import type { Scene } from '../view.ts'

interface HeadingProps {
  scene: Scene
  title: string
  children?: ComponentChildren
}

/** Largest size, in ems of the plain text, at which a title takes two lines in the rail, or one across a tall panel. */
function titleSize(title: string, sizes: Sizes): number {
  const { rail, railPadding } = frameOf(sizes)
  const [room, lines] = sizes.orientation === 'landscape' ? [sizes.columns * rail - 2 * railPadding, 2] : [sizes.columns - 7, 1]
  let size = isNarrow(sizes) ? 1.9 : 2.7
  while (size > type.lead && (countLines(title, room / size) > lines || widestWord(title) * size > room)) size *= 0.96
  return size
}

/** The rail's upper part, or the panel's on a tall one: what this slide is about, and which of its pages. */
export function Heading({ scene, title, children }: HeadingProps) {
  const { page, pages } = scene.showing
  return (
    <header class="heading">
      <div class="heading-top">
        <h1 style={{ fontSize: `${titleSize(title, scene.sizes)}rem` }}>{title}</h1>
        {pages > 1 && (
          <p class="page-mark" aria-label={scene.reader.say.page(page, pages)}>
            {isolate(`${page} / ${pages}`)}
          </p>
        )}
      </div>
      {children}
    </header>
  )
}
