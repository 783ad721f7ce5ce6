import { Backpack, CalendarDays, Footprints, HeartHandshake, Phone } from 'lucide'
import { comingHours } from '../../content/rules/hours.ts'
import { fullDate } from '../../screen/dates.ts'
import { Words } from '../../screen/look/Words.tsx'
import { nextRows } from '../filters.ts'
import { OpenLine } from '../parts/Badges.tsx'
import { AudienceFact, CostFact, LanguagesFact, WhereFact } from '../parts/CommonFacts.tsx'
import { ContactLines } from '../parts/Contact.tsx'
import { Detail } from '../parts/Detail.tsx'
import { Fact, Facts } from '../parts/Facts.tsx'
import { Hours } from '../parts/Hours.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Rows } from '../parts/Rows.tsx'
import { Section } from '../parts/Section.tsx'
import { TextFact } from '../parts/TextFact.tsx'
import { useView } from '../view.ts'
import { GonePage } from './GonePage.tsx'

/** How far ahead an offer's dates are told, in days. */
const ahead = 60

export function OfferPage({ id }: { id: string }) {
  const { snapshot, instant, say, choose, reader, undated } = useView()
  const offer = snapshot.offers.find((each) => each.id === id)
  if (!offer) return <GonePage />
  const { states } = offer
  const rows = undated ? [] : nextRows(snapshot, instant, ({ event }) => event.offer === id, ahead)
  return (
    <Detail
      head={
        <PageHead title={choose(offer.name, states)}>
          <p class="lead">
            <Words shown={choose(offer.summary, states)} />
          </p>
        </PageHead>
      }
      facts={
        <Facts>
          {!undated && snapshot.timeline.openings[`offers/${id}`] && (
            <Fact icon={CalendarDays} label={say.when}>
              <OpenLine kind="offers" id={id} />
              <Hours days={comingHours(snapshot, 'offers', offer, instant)} states={states} />
            </Fact>
          )}
          <WhereFact place={offer.place} />
          <CostFact cost={offer.cost} states={states} />
          <LanguagesFact tags={offer.spokenLanguages} />
          <AudienceFact item={offer} />
          <TextFact icon={Footprints} label={say.howTo} text={offer.howTo} states={states} />
          <TextFact icon={Backpack} label={say.bring} text={offer.bring} states={states} />
          {offer.contact && (offer.contact.phone || offer.contact.mail || offer.contact.name) && (
            <Fact icon={Phone} label={say.contact}>
              <ContactLines {...offer.contact} />
            </Fact>
          )}
          <TextFact icon={HeartHandshake} label={say.joinIn} text={offer.joinIn} states={states} />
        </Facts>
      }
      picture={offer.image}
      text={choose(offer.description, states)}
      route={{ page: 'offer', id }}
      foot={offer.checkedAt ? say.checkedOn(fullDate(reader.tag, offer.checkedAt)) : undefined}
    >
      {rows.length > 0 && (
        <Section title={say.events}>
          <Rows rows={rows} withDay />
        </Section>
      )}
    </Detail>
  )
}
