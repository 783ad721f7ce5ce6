import { CircleAlert, Megaphone } from 'lucide'
import type { PublicNotice } from '../../content/model/snapshot.ts'
import { Icon } from '../../screen/look/Icon.tsx'
import { Words } from '../../screen/look/Words.tsx'
import { useView } from '../view.ts'
import { Note } from './Note.tsx'

function NoticeCard({ notice, heading: Heading }: { notice: PublicNotice; heading: 'h2' | 'h3' }) {
  const { choose, href, say } = useView()
  const title = choose(notice.title, notice.states)
  const matters = notice.level !== 'info'
  return (
    <li class={`notice card ${matters ? 'notice-matters' : ''}`}>
      <a class="notice-link" href={href({ page: 'notice', id: notice.id })}>
        <Icon node={matters ? CircleAlert : Megaphone} size="1.7em" />
        <span class="notice-body">
          {matters && <span class="notice-level">{say.noticeLevels[notice.level]}</span>}
          <Heading>
            <Words shown={title} />
          </Heading>
          <Note shown={title} />
        </span>
      </a>
    </li>
  )
}

interface NoticeCardsProps {
  notices: readonly PublicNotice[]
  /** `h2` where no section's own heading stands above. */
  heading?: 'h2' | 'h3'
}

export function NoticeCards({ notices, heading = 'h3' }: NoticeCardsProps) {
  return (
    <ul class="notices">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} heading={heading} />
      ))}
    </ul>
  )
}
