import { isDetail, type ListRoute, type Route } from '../routes.ts'
import { detailPage } from './details.ts'
import { FilterPage } from './FilterPage.tsx'
import { GonePage } from './GonePage.tsx'
import { HomePage } from './HomePage.tsx'
import { NoticesPage } from './NoticesPage.tsx'
import { OffersPage, TopicPage } from './OffersPage.tsx'
import { PlacesPage } from './PlacesPage.tsx'
import { WeekPage } from './WeekPage.tsx'

/** The page of a route. */
export function Page({ route }: { route: Route }) {
  if (!isDetail(route)) return <ListPage route={route} />
  const DetailPage = detailPage.value
  return DetailPage ? <DetailPage route={route} /> : null
}

function ListPage({ route }: { route: ListRoute }) {
  switch (route.page) {
    case 'home':
      return <HomePage />
    case 'filter':
      return <FilterPage filter={route.filter} />
    case 'week':
      return <WeekPage />
    case 'offers':
      return <OffersPage />
    case 'topic':
      return <TopicPage id={route.id} />
    case 'places':
      return <PlacesPage />
    case 'notices':
      return <NoticesPage />
    case 'unknown':
      return <GonePage />
  }
}
