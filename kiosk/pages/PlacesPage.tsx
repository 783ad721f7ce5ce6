import { sortBySoonest } from '../filters.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { PlaceCards } from '../parts/PlaceCards.tsx'
import { Section } from '../parts/Section.tsx'
import { Quiet } from '../parts/TodayList.tsx'
import { useView } from '../view.ts'

const kinds = ['centre', 'contact-point', 'stand', 'venue', 'partner'] as const

/** All places, the centre's own first. */
export function PlacesPage() {
  const { snapshot, instant, say } = useView()
  const groups = kinds
    .map((kind) => ({
      kind,
      places: sortBySoonest(
        snapshot,
        'places',
        snapshot.places.filter((place) => place.kind === kind),
        instant,
      ),
    }))
    .filter(({ places }) => places.length > 0)
  return (
    <>
      <PageHead title={say.places} />
      {groups.length === 0 && <Quiet text={say.filterEmpty.language} />}
      <div class="columns">
        {groups.map(({ kind, places }) => (
          <Section key={kind} title={say.placeGroups[kind]}>
            <PlaceCards places={places} />
          </Section>
        ))}
      </div>
    </>
  )
}
