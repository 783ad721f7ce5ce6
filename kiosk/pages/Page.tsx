import type { Route } from '../routes.ts'
import { HomePage } from './HomePage.tsx'
import { innerPage } from './inner-pages.ts'

/** The page of a route. */
export function Page({ route }: { route: Route }) {
  if (route.page === 'home') return <HomePage />
  const InnerPage = innerPage.value
  return InnerPage ? <InnerPage route={route} /> : null
}
