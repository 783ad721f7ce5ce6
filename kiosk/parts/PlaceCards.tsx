import type { PublicPlace } from '../../content/model/snapshot.ts'
import { Words } from '../../screen/look/Words.tsx'
import { useView } from '../view.ts'
import { OpenLine } from './Badges.tsx'
import { Note } from './Note.tsx'
import { Thumb } from './Thumb.tsx'

function PlaceCard({ place }: { place: PublicPlace }) {
  const { choose, href } = useView()
  const name = choose(place.name, place.states)
  return (
    <li class="offer card">
      <a class="offer-link" href={href({ page: 'place', id: place.id })}>
        <Thumb media={place.image} />
        <span class="offer-body">
          <h3>
            <Words shown={name} />
          </h3>
          <OpenLine kind="places" id={place.id} />
          <bdi class="soft" lang="de" dir="ltr" translate={false}>
            {place.address.street}
          </bdi>
          <Note shown={name} />
        </span>
      </a>
    </li>
  )
}

export function PlaceCards({ places }: { places: readonly PublicPlace[] }) {
  if (places.length === 0) return null
  return (
    <ul class="cards">
      {places.map((place) => (
        <PlaceCard key={place.id} place={place} />
      ))}
    </ul>
  )
}
