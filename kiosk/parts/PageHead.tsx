import { useEffect } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import type { Shown } from '../../content/rules/fallback.ts'
import { Words } from '../../screen/look/Words.tsx'
import { useView } from '../view.ts'
import { Note } from './Note.tsx'

interface PageHeadProps {
  /** A text of the interface, or a text of the content in its own language. */
  title: string | Shown | undefined
  /** True for what does not take place. */
  struck?: boolean
  /** Above the title. */
  kicker?: ComponentChildren
  children?: ComponentChildren
}

/** The page's one `h1`, which takes the focus after each step, and the document's title. */
export function PageHead({ title, struck, kicker, children }: PageHeadProps) {
  const { snapshot, choose } = useView()
  const shown = typeof title === 'string' ? undefined : title
  const text = typeof title === 'string' ? title : (title?.text ?? '')
  const centre = choose(snapshot.centre.name)?.text ?? ''
  useEffect(() => {
    document.title = [text, centre].filter(Boolean).join(' · ')
  }, [text, centre])
  const words = shown ? <Words shown={shown} /> : text
  return (
    <div class="page-head">
      {kicker && <p class="kicker">{kicker}</p>}
      <h1 tabIndex={-1}>{struck ? <s>{words}</s> : words}</h1>
      <Note shown={shown} />
      {children}
    </div>
  )
}
