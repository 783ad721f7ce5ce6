import { Accessibility, CalendarDays, MapPin, Phone, Signpost } from 'lucide'
import type { PublicPerson, PublicPlace } from '../../content/model/snapshot.ts'
import { weekHours } from '../../content/rules/hours.ts'
import { Picture } from '../../screen/look/Picture.tsx'
import { Words } from '../../screen/look/Words.tsx'
import { nextRows, sortBySoonest } from '../filters.ts'
import { OpenLine } from '../parts/Badges.tsx'
import { AddressLine, LanguageList } from '../parts/CommonFacts.tsx'
import { ContactLines } from '../parts/Contact.tsx'
import { Detail } from '../parts/Detail.tsx'
import { Fact, Facts } from '../parts/Facts.tsx'
import { Hours } from '../parts/Hours.tsx'
import { Note } from '../parts/Note.tsx'
import { OfferCards } from '../parts/OfferCards.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Rows } from '../parts/Rows.tsx'
import { Section } from '../parts/Section.tsx'
import { TextFact } from '../parts/TextFact.tsx'
import { thumbWidth } from '../parts/Thumb.tsx'
import { useView } from '../view.ts'
import { GonePage } from './GonePage.tsx'

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word[0])
    .slice(0, 2)
    .join('')

/** Whom to ask for, in which language. */
function Person({ person, states }: { person: PublicPerson; states: PublicPlace['states'] }) {
  const { choose, snapshot, reader } = useView()
  const photo = snapshot.media.find(({ id }) => id === person.photo)
  return (
    <li class="person card">
      <span class="portrait" aria-hidden="true">
        {photo ? <Picture media={photo} width={thumbWidth} /> : initials(person.name)}
      </span>
      <div class="person-body">
        <h3>
          <bdi translate={false}>{person.name}</bdi>
        </h3>
        <p class="soft">
          <Words shown={choose(person.role, states)} />
        </p>
        <LanguageList tags={person.languages} reader={reader.tag} />
        <ContactLines phone={person.phone} mail={person.mail} />
      </div>
    </li>
  )
}

function AccessFact({ place }: { place: PublicPlace }) {
  const { say, choose } = useView()
  const note = choose(place.accessibilityNote, place.states)
  if (place.accessibility.length === 0 && !note) return null
  return (
    <Fact icon={Accessibility} label={say.accessibility}>
      <ul class="chips">
        {place.accessibility.map((each) => (
          <li key={each} class="chip">
            {say.access[each]}
          </li>
        ))}
      </ul>
      {note && (
        <span class="line">
          <Words shown={note} /> <Note shown={note} />
        </span>
      )}
    </Fact>
  )
}

/** How far ahead a place's dates are told, in days. */
const ahead = 14

export function PlacePage({ id }: { id: string }) {
  const { snapshot, instant, say, choose, undated } = useView()
  const place = snapshot.places.find((each) => each.id === id)
  if (!place) return <GonePage />
  const { states, address } = place
  const offers = snapshot.offers.filter((each) => each.place === id)
  const rows = undated ? [] : nextRows(snapshot, instant, (row) => row.place === id, ahead)
  const hasHours = !undated && snapshot.timeline.openings[`places/${id}`] !== undefined
  return (
    <Detail
      head={
        <PageHead title={choose(place.name, states)}>
          <p class="when">
            <OpenLine kind="places" id={id} />
          </p>
          {place.summary && (
            <p class="lead">
              <Words shown={choose(place.summary, states)} />
            </p>
          )}
        </PageHead>
      }
      facts={
        <Facts>
          {hasHours && (
            <Fact icon={CalendarDays} label={say.openingHours}>
              <Hours days={weekHours(snapshot, 'places', place, instant)} states={states} />
            </Fact>
          )}
          <Fact icon={MapPin} label={say.address}>
            <AddressLine street={address.street} town={`${address.postalCode} ${address.city}`} />
          </Fact>
          <TextFact icon={Signpost} label={say.directions} text={place.directions} states={states} />
          <AccessFact place={place} />
          {(place.phone ?? place.mail) && (
            <Fact icon={Phone} label={say.contact}>
              <ContactLines phone={place.phone} mail={place.mail} />
            </Fact>
          )}
        </Facts>
      }
      picture={place.image}
      text={choose(place.description, states)}
      route={{ page: 'place', id }}
    >
      {place.people.length > 0 && (
        <Section title={say.people}>
          <ul class="people">
            {place.people.map((person) => (
              <Person key={person.id} person={person} states={states} />
            ))}
          </ul>
        </Section>
      )}
      {rows.length > 0 && (
        <Section title={say.datesHere}>
          <Rows rows={rows.slice(0, 6)} withDay />
        </Section>
      )}
      {offers.length > 0 && (
        <Section title={say.offersHere}>
          <OfferCards offers={sortBySoonest(snapshot, 'offers', offers, instant)} placeKnown />
        </Section>
      )}
    </Detail>
  )
}
