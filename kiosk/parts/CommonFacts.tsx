import { BadgeEuro, MapPin, MessageCircle, UsersRound } from 'lucide'
import type { Cost } from '../../content/model/facts.ts'
import type { PublicEvent, PublicOffer } from '../../content/model/snapshot.ts'
import { languageName } from '../../screen/dates.ts'
import { Words } from '../../screen/look/Words.tsx'
import { ownFirst } from '../filters.ts'
import { useView } from '../view.ts'
import { FreeBadge, OpenLine } from './Badges.tsx'
import { Fact } from './Facts.tsx'
import { Note } from './Note.tsx'

type Item = PublicOffer | PublicEvent

/** Street and town, each whole on its line where they do not fit on one. */
export function AddressLine({ street, town }: { street: string; town: string }) {
  return (
    <bdi class="address" lang="de" dir="ltr" translate={false}>
      <span>{street},</span> <span>{town}</span>
    </bdi>
  )
}

/** A place with its address, as a way to its own page. */
export function WhereFact({ place: id, room }: { place?: string | undefined; room?: PublicEvent['room'] }) {
  const { snapshot, say, choose, href } = useView()
  const place = snapshot.places.find((each) => each.id === id)
  const roomName = choose(room)
  if (!place && !roomName) return null
  return (
    <Fact icon={MapPin} label={say.where}>
      {place && (
        <a class="text-link" href={href({ page: 'place', id: place.id })}>
          <Words shown={choose(place.name, place.states)} />
        </a>
      )}
      {roomName && (
        <span class="line">
          <Words shown={roomName} />
        </span>
      )}
      {place && (
        <span class="line soft">
          <AddressLine street={place.address.street} town={place.address.city} />
        </span>
      )}
      {place && <OpenLine kind="places" id={place.id} />}
    </Fact>
  )
}

export function CostFact({ cost, states }: { cost: Cost; states: Item['states'] }) {
  const { say, choose } = useView()
  const text = choose(cost.text, states)
  return (
    <Fact icon={BadgeEuro} label={say.cost}>
      {(cost.kind !== 'paid' || !text) && <FreeBadge cost={cost} />}
      {text && (
        <span class="line">
          <Words shown={text} /> <Note shown={text} />
        </span>
      )}
    </Fact>
  )
}

export function LanguagesFact({ tags }: { tags: readonly string[] }) {
  const { say, reader } = useView()
  if (tags.length === 0) return null
  return (
    <Fact icon={MessageCircle} label={say.spokenLanguages}>
      <LanguageList tags={tags} reader={reader.tag} />
    </Fact>
  )
}

/** Spoken languages in the reader's own words; the reader's language first. */
export function LanguageList({ tags, reader }: { tags: readonly string[]; reader: string }) {
  return (
    <ul class="chips">
      {ownFirst(tags, reader).map((tag) => (
        <li key={tag} class="chip">
          {languageName(reader, tag)}
        </li>
      ))}
    </ul>
  )
}

export function AudienceFact({ item }: { item: Pick<Item, 'audience' | 'ages'> }) {
  const { say } = useView()
  const { from, until } = item.ages ?? {}
  const ages =
    from && until !== undefined
      ? say.agesBetween(from, until)
      : from
        ? say.agesFrom(from)
        : until === undefined
          ? undefined
          : say.agesUntil(until)
  if (item.audience.length === 0 && !ages) return null
  return (
    <Fact icon={UsersRound} label={say.forWhom}>
      <span class="line sentence">
        {[...item.audience.map((each) => say.audiences[each]), ...(ages ? [ages] : [])].join(' · ')}
      </span>
    </Fact>
  )
}
