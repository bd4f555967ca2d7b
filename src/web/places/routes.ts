import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../shell/root-route.ts'

/** Which tab is open. */
function readTab(search: Readonly<Record<string, unknown>>): { readonly tab?: string | undefined } {
  return typeof search.tab === 'string' ? { tab: search.tab } : {}
}

const organisationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/organisations/$id',
  validateSearch: readTab,
  component: lazyRouteComponent(() => import('./screen.tsx'), 'OrganisationScreen'),
})

const divisionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/divisions/$id',
  validateSearch: readTab,
  component: lazyRouteComponent(() => import('./screen.tsx'), 'DivisionScreen'),
})

const teamRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/teams/$id',
  validateSearch: readTab,
  component: lazyRouteComponent(() => import('./screen.tsx'), 'TeamScreen'),
})

export const placeRoutes = [organisationRoute, divisionRoute, teamRoute] as const
