import type { DetailRoute } from '../routes.ts'
import { EventPage } from './EventPage.tsx'
import { NoticePage } from './NoticePage.tsx'
import { OfferPage } from './OfferPage.tsx'
import { PlacePage } from './PlacePage.tsx'
import { StandingPage } from './StandingPage.tsx'
import '../look/detail.css'

/** The page of one thing. */
export function DetailPage({ route }: { route: DetailRoute }) {
  switch (route.page) {
    case 'offer':
      return <OfferPage id={route.id} />
    case 'event':
      return <EventPage id={route.id} eventKey={route.key} />
    case 'place':
      return <PlacePage id={route.id} />
    case 'notice':
      return <NoticePage id={route.id} />
    case 'standing':
      return <StandingPage slot={route.slot} />
  }
}
