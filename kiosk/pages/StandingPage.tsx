import type { PublicPage } from '../../content/model/snapshot.ts'
import { Detail } from '../parts/Detail.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { useView } from '../view.ts'
import { GonePage } from './GonePage.tsx'

/** About us, accessibility, privacy, imprint. */
export function StandingPage({ slot }: { slot: PublicPage['slot'] }) {
  const { snapshot, choose } = useView()
  const page = snapshot.pages.find((each) => each.slot === slot)
  if (!page) return <GonePage />
  return (
    <Detail
      head={<PageHead title={choose(page.title, page.states)} />}
      text={choose(page.body, page.states)}
      route={{ page: 'standing', slot }}
    />
  )
}
