import { Baby, CalendarDays, Coins, DoorOpen, type IconNode, MessageCircle } from 'lucide'
import { noticesFor } from '../../content/rules/notices.ts'
import { longDay } from '../../screen/dates.ts'
import { Icon } from '../../screen/look/Icon.tsx'
import { sortBySoonest } from '../filters.ts'
import { NoticeCards } from '../parts/NoticeCards.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { PlaceCards } from '../parts/PlaceCards.tsx'
import { Section } from '../parts/Section.tsx'
import { TodayList } from '../parts/TodayList.tsx'
import { TopicTiles } from '../parts/TopicTiles.tsx'
import { type Filter, filters } from '../routes.ts'
import { useView, type View } from '../view.ts'

const icons: Record<Filter, IconNode> = {
  open: DoorOpen,
  today: CalendarDays,
  free: Coins,
  language: MessageCircle,
  children: Baby,
}

/** The questions people come with, each answered by one touch. */
function QuickAnswers() {
  const { say, href } = useView()
  return (
    <nav aria-label={say.quickAnswers}>
      <ul class="quick">
        {filters.map((filter) => (
          <li key={filter}>
            <a class="quick-tile card" href={href({ page: 'filter', filter })}>
              <Icon node={icons[filter]} size="1.9em" />
              <span>{say.filters[filter]}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** How many notices and places the start page shows before it names the way to all of them. */
const few = 4

/** The places in the order they matter here: this device's own first, then what is open or opens soonest. */
function nearestPlaces({ snapshot, instant, place }: View) {
  const sorted = sortBySoonest(
    snapshot,
    'places',
    snapshot.places.filter(({ kind }) => kind !== 'venue' && kind !== 'partner'),
    instant,
  )
  return [...sorted.filter(({ id }) => id === place?.id), ...sorted.filter(({ id }) => id !== place?.id)]
}

export function HomePage() {
  const view = useView()
  const { snapshot, instant, say, href, reader, local, screen, undated } = view
  const notices = undated ? [] : noticesFor(snapshot, instant, { on: 'kiosk', place: screen?.place })
  const urgent = notices.filter(({ level }) => level === 'urgent')
  const others = notices.filter(({ level }) => level !== 'urgent')
  return (
    <div class="home">
      <div class="home-head">
        <PageHead title={say.greeting} />
        <QuickAnswers />
        {urgent.length > 0 && <NoticeCards notices={urgent} heading="h2" />}
      </div>
      <Section
        class="home-today"
        title={say.today}
        aside={undated ? undefined : longDay(reader.tag, local.date)}
        more={{ href: href({ page: 'week' }), text: say.wholeWeek }}
      >
        <TodayList />
      </Section>
      <Section class="home-topics" title={say.offers} more={{ href: href({ page: 'offers' }), text: say.allOffers }}>
        <TopicTiles />
      </Section>
      {others.length > 0 && (
        <Section
          class="home-notices"
          title={say.notices}
          more={others.length > few ? { href: href({ page: 'notices' }), text: say.allNotices } : undefined}
        >
          <NoticeCards notices={others.slice(0, few)} />
        </Section>
      )}
      {snapshot.places.length > 0 && (
        <Section class="home-places" title={say.places} more={{ href: href({ page: 'places' }), text: say.allPlaces }}>
          <PlaceCards places={nearestPlaces(view).slice(0, few)} />
        </Section>
      )}
    </div>
  )
}
