import type { PublicOffer } from '../../content/model/snapshot.ts'
import { Words } from '../../screen/look/Words.tsx'
import { useView } from '../view.ts'
import { FreeBadge, OpenLine } from './Badges.tsx'
import { Note } from './Note.tsx'
import { Thumb } from './Thumb.tsx'

function OfferCard({ offer, withPlace }: { offer: PublicOffer; withPlace: boolean }) {
  const { snapshot, choose, href } = useView()
  const name = choose(offer.name, offer.states)
  const place = snapshot.places.find(({ id }) => id === offer.place)
  return (
    <li class="offer card">
      <a class="offer-link" href={href({ page: 'offer', id: offer.id })}>
        <Thumb media={offer.image} />
        <span class="offer-body">
          <h3>
            <Words shown={name} />
          </h3>
          <OpenLine kind="offers" id={offer.id} />
          {withPlace && (
            <span class="soft">
              <Words shown={choose(place?.name, place?.states)} />
            </span>
          )}
          <span class="badges">
            <FreeBadge cost={offer.cost} />
            <Note shown={name} />
          </span>
        </span>
      </a>
    </li>
  )
}

interface OfferCardsProps {
  offers: readonly PublicOffer[]
  /** Absent on the place's own page. */
  placeKnown?: boolean
}

export function OfferCards({ offers, placeKnown }: OfferCardsProps) {
  if (offers.length === 0) return null
  return (
    <ul class="cards">
      {offers.map((offer) => (
        <OfferCard key={offer.id} offer={offer} withPlace={!placeKnown} />
      ))}
    </ul>
  )
}
