import { Icon } from '../../screen/look/Icon.tsx'
import { sortBySoonest, nextRows } from '../filters.ts'
import { topicIcons } from '../look/topic-icons.ts'
import { OfferCards } from '../parts/OfferCards.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Rows } from '../parts/Rows.tsx'
import { Section } from '../parts/Section.tsx'
import { Quiet } from '../parts/TodayList.tsx'
import { TopicTiles } from '../parts/TopicTiles.tsx'
import { useView } from '../view.ts'
import { GonePage } from './GonePage.tsx'

/** Every offer, below the topics. */
export function OffersPage() {
  const { snapshot, instant, say } = useView()
  return (
    <>
      <PageHead title={say.offers} />
      <TopicTiles />
      {snapshot.offers.length === 0 ? (
        <Quiet text={say.filterEmpty.language} />
      ) : (
        <Section title={say.allOffers} aside={say.offersCount(snapshot.offers.length)}>
          <OfferCards offers={sortBySoonest(snapshot, 'offers', snapshot.offers, instant)} />
        </Section>
      )}
    </>
  )
}

/** The offers and coming dates of one topic. */
export function TopicPage({ id }: { id: string }) {
  const { snapshot, instant, say, choose, undated } = useView()
  const topic = snapshot.centre.topics.find((each) => each.id === id)
  if (!topic) return <GonePage />
  const offers = snapshot.offers.filter(({ topics }) => topics.includes(id))
  const rows = undated ? [] : nextRows(snapshot, instant, ({ event }) => event.topics.includes(id))
  return (
    <>
      <PageHead
        title={choose(topic.name, snapshot.centre.states)}
        kicker={
          <span class="topic-mark" style={{ background: `var(--${topic.colour})` }}>
            <Icon node={topicIcons[topic.icon]} size="2.2em" />
          </span>
        }
      />
      {offers.length + rows.length === 0 && <Quiet text={say.filterEmpty.language} />}
      <div class="columns">
        {offers.length > 0 && (
          <Section title={say.offers} aside={say.offersCount(offers.length)}>
            <OfferCards offers={sortBySoonest(snapshot, 'offers', offers, instant)} />
          </Section>
        )}
        {rows.length > 0 && (
          <Section title={say.events} aside={say.datesCount(rows.length)}>
            <Rows rows={rows} withDay />
          </Section>
        )}
      </div>
    </>
  )
}
