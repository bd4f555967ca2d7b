import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type ImpactSearch, readImpactSearch } from '../impact/impact-search.ts'
import { signedInRoute } from '../shell/root-route.ts'
import { readListAddress } from './list/list-search.ts'

const listRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/vulnerabilities',
  validateSearch: readListAddress,
  component: lazyRouteComponent(() => import('./list/screen.tsx'), 'VulnerabilitiesScreen'),
})

const recordRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/vulnerabilities/$alias',
  validateSearch: (search): ImpactSearch & { readonly tab?: string | undefined } => ({
    ...(typeof search.tab === 'string' ? { tab: search.tab } : {}),
    ...readImpactSearch(search),
  }),
  component: lazyRouteComponent(() => import('./record/screen.tsx'), 'VulnerabilityScreen'),
})

export const vulnerabilityRoutes = [listRoute, recordRoute] as const
