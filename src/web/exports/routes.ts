import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../shell/root-route.ts'
import { readPrintSearch } from './print-search.ts'

/** `/print/vulnerabilities?state=open`: the list at that path of the API, on paper. */
const printRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/print/$',
  validateSearch: readPrintSearch,
  component: lazyRouteComponent(() => import('./print/screen.tsx'), 'PrintScreen'),
})

export const exportRoutes = [printRoute] as const
