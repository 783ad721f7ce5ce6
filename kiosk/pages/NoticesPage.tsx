import { noticesFor } from '../../content/rules/notices.ts'
import { NoticeCards } from '../parts/NoticeCards.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Quiet } from '../parts/TodayList.tsx'
import { useView } from '../view.ts'

/** Everything that is posted here just now. */
export function NoticesPage() {
  const { snapshot, instant, say, screen, undated } = useView()
  const notices = undated ? [] : noticesFor(snapshot, instant, { on: 'kiosk', place: screen?.place })
  return (
    <>
      <PageHead title={say.notices} />
      {notices.length > 0 ? <NoticeCards notices={notices} heading="h2" /> : <Quiet text={undated ?? say.noNotices} />}
    </>
  )
}
