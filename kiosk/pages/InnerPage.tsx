import type { InnerRoute } from '../routes.ts'
import { EventPage } from './EventPage.tsx'
import { FilterPage } from './FilterPage.tsx'
import { GonePage } from './GonePage.tsx'
import { NoticePage } from './NoticePage.tsx'
import { NoticesPage } from './NoticesPage.tsx'
import { OfferPage } from './OfferPage.tsx'
import { OffersPage, TopicPage } from './OffersPage.tsx'
import { PlacePage } from './PlacePage.tsx'
import { PlacesPage } from './PlacesPage.tsx'
import { StandingPage } from './StandingPage.tsx'
import { WeekPage } from './WeekPage.tsx'
import '../look/detail.css'

/** Every page but the start page. */
export function InnerPage({ route }: { route: InnerRoute }) {
  switch (route.page) {
    case 'filter':
      return <FilterPage filter={route.filter} />
    case 'week':
      return <WeekPage />
    case 'offers':
      return <OffersPage />
    case 'topic':
      return <TopicPage id={route.id} />
    case 'offer':
      return <OfferPage id={route.id} />
    case 'event':
      return <EventPage id={route.id} eventKey={route.key} />
    case 'places':
      return <PlacesPage />
    case 'place':
      return <PlacePage id={route.id} />
    case 'notices':
      return <NoticesPage />
    case 'notice':
      return <NoticePage id={route.id} />
    case 'standing':
      return <StandingPage slot={route.slot} />
    case 'unknown':
      return <GonePage />
  }
}
