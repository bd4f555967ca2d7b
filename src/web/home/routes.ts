import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../shell/root-route.ts'
import { readPartSearch } from './part/part-search.ts'
import { readHomeSearch } from './since/period.ts'

const overviewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  validateSearch: readHomeSearch,
  component: lazyRouteComponent(() => import('./overview/screen.tsx'), 'HomeScreen'),
})

const partRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/overview/$part',
  validateSearch: readPartSearch,
  component: lazyRouteComponent(() => import('./part/screen.tsx'), 'PartScreen'),
})

export const homeRoutes = [overviewRoute, partRoute] as const
