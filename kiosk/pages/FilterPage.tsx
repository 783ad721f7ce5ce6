import { isRunning } from '../../content/rules/occurrences.ts'
import { find, type Found, nextRows } from '../filters.ts'
import { OfferCards } from '../parts/OfferCards.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { PlaceCards } from '../parts/PlaceCards.tsx'
import { Rows } from '../parts/Rows.tsx'
import { Section } from '../parts/Section.tsx'
import { Quiet } from '../parts/TodayList.tsx'
import type { Filter } from '../routes.ts'
import { useView } from '../view.ts'

function countFound({ places, offers, rows }: Found, say: ReturnType<typeof useView>['say']): string {
  const parts = [
    rows.length > 0 && say.datesCount(rows.length),
    offers.length > 0 && say.offersCount(offers.length),
    places.length > 0 && say.placesCount(places.length),
  ]
  return parts.filter(Boolean).join(' · ')
}

/** The answer to one of the quick questions. */
export function FilterPage({ filter }: { filter: Filter }) {
  const { snapshot, instant, reader, say, undated } = useView()
  const all = find(filter, snapshot, instant, reader.tag)
  const found = undated ? { ...all, rows: [] } : all
  const isAboutNow = filter === 'open' || filter === 'today'
  // An exhibition that runs for weeks makes no evening.
  const isEmpty = found.places.length + found.offers.length === 0 && found.rows.every((row) => isAboutNow && isRunning(row))
  return (
    <>
      <PageHead title={say.filterTitles[filter]}>
        <p class="lead soft" aria-live="polite">
          {isEmpty ? '' : countFound(found, say)}
        </p>
      </PageHead>
      {undated && <Quiet text={undated} />}
      {isEmpty && !undated && <Quiet text={say.filterEmpty[filter]} />}
      {isEmpty && !undated && isAboutNow && (
        <Rows rows={nextRows(snapshot, instant, (row) => !isRunning(row)).slice(0, 5)} withDay />
      )}
      <div class="columns">
        {found.rows.length > 0 && (
          <Section title={isAboutNow && found.rows.every(isRunning) ? say.running : say.events}>
            <Rows rows={found.rows} withDay={!isAboutNow} />
          </Section>
        )}
        {found.offers.length > 0 && (
          <Section title={say.offers}>
            <OfferCards offers={found.offers} />
          </Section>
        )}
        {found.places.length > 0 && (
          <Section title={say.places}>
            <PlaceCards places={found.places} />
          </Section>
        )}
      </div>
    </>
  )
}
