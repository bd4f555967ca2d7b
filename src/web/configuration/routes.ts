import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../shell/root-route.ts'
import { readCiListSearch } from './list/ci-list-search.ts'
import { readRecordSearch } from './record/record-search.ts'

const listRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/configuration',
  validateSearch: readCiListSearch,
  component: lazyRouteComponent(() => import('./list/screen.tsx'), 'ConfigurationScreen'),
})

const createCiRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/configuration/new',
  validateSearch: (search): { readonly partOf?: string | undefined; readonly kind?: string | undefined } => ({
    ...(typeof search.partOf === 'string' && { partOf: search.partOf }),
    ...(typeof search.kind === 'string' && { kind: search.kind }),
  }),
  component: lazyRouteComponent(() => import('./create/screen.tsx'), 'NewItemScreen'),
})

const recordRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/configuration/$id',
  validateSearch: readRecordSearch,
  component: lazyRouteComponent(() => import('./record/screen.tsx'), 'CiScreen'),
})

export const configurationRoutes = [listRoute, createCiRoute, recordRoute] as const
