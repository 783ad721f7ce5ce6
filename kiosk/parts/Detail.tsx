import type { ComponentChildren } from 'preact'
import type { RichBlock } from '../../content/model/rich-text.ts'
import type { Shown } from '../../content/rules/fallback.ts'
import { Rich } from '../../screen/look/Rich.tsx'
import type { Route } from '../routes.ts'
import { useView } from '../view.ts'
import { Note } from './Note.tsx'
import { PagePicture } from './PagePicture.tsx'
import { PhoneCode } from './PhoneCode.tsx'

interface DetailProps {
  head: ComponentChildren
  facts?: ComponentChildren
  picture?: string | undefined
  text?: Shown<RichBlock[]> | undefined
  route: Route
  /** A small last word, as when it was checked. */
  foot?: string | undefined
  children?: ComponentChildren
}

/** The page of one thing: its name, the facts in their order, then picture, story and lists; beside each other where there is room. */
export function Detail({ head, facts, picture, text, route, foot, children }: DetailProps) {
  const { screen } = useView()
  return (
    <article class="detail">
      <div class="detail-main">
        <div class="detail-head">{head}</div>
        {facts}
        {text && (
          <div class="detail-text">
            <Rich shown={text} links={!screen} />
            <Note shown={text} />
          </div>
        )}
        {foot && <p class="foot soft">{foot}</p>}
      </div>
      <div class="detail-side">
        <PagePicture media={picture} />
        {children}
        <PhoneCode route={route} />
      </div>
    </article>
  )
}
