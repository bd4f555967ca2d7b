import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../shell/root-route.ts'
import { readPackageSearch } from './package-search.ts'

const packageRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/packages',
  validateSearch: readPackageSearch,
  component: lazyRouteComponent(() => import('./screen.tsx'), 'PackageScreen'),
})

export const packageRoutes = [packageRoute] as const
