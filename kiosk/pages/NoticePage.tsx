import type { PublicNotice } from '../../content/model/snapshot.ts'
import { localMoment } from '../../content/rules/local-time.ts'
import { isValidAt } from '../../content/rules/valid.ts'
import { longDay } from '../../screen/dates.ts'
import { Words } from '../../screen/look/Words.tsx'
import { Detail } from '../parts/Detail.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { useView } from '../view.ts'
import { GonePage } from './GonePage.tsx'

/** What a notice is about, as a way to it. */
function About({ about }: { about: NonNullable<PublicNotice['about']> }) {
  const { snapshot, choose, href } = useView()
  const event = about.kind === 'events' ? snapshot.events.find(({ id }) => id === about.id) : undefined
  const offer = about.kind === 'offers' ? snapshot.offers.find(({ id }) => id === about.id) : undefined
  const shown = event ? choose(event.title, event.states) : choose(offer?.name, offer?.states)
  if (!shown) return null
  return (
    <p>
      <a class="button" href={href({ page: event ? 'event' : 'offer', id: about.id })}>
        <Words shown={shown} />
      </a>
    </p>
  )
}

export function NoticePage({ id }: { id: string }) {
  const { snapshot, instant, say, choose, reader, undated } = useView()
  const notice = snapshot.notices.find((each) => each.id === id)
  if (undated || !notice || !isValidAt(snapshot.timeline, `notices/${id}`, instant)) return <GonePage />
  const until = snapshot.timeline.intervals[`notices/${id}`]?.find(([, end]) => end !== null && end > instant)?.[1]
  return (
    <Detail
      head={
        <PageHead title={choose(notice.title, notice.states)} kicker={say.noticeLevels[notice.level]}>
          {until && <p class="soft">{say.validUntil(longDay(reader.tag, localMoment(snapshot.timeline, until - 1).date))}</p>}
        </PageHead>
      }
      text={choose(notice.body, notice.states)}
      picture={notice.image}
      route={{ page: 'notice', id }}
    >
      {notice.about && <About about={notice.about} />}
    </Detail>
  )
}
