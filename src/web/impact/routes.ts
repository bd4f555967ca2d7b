import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../shell/root-route.ts'
import { type ImpactSearch, readImpactSearch } from './impact-search.ts'

const impactRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/impact',
  validateSearch: (search): ImpactSearch & { readonly from?: string | undefined } => ({
    ...(typeof search.from === 'string' && search.from !== '' ? { from: search.from } : {}),
    ...readImpactSearch(search),
  }),
  component: lazyRouteComponent(() => import('./page/screen.tsx'), 'ImpactScreen'),
})

export const impactRoutes = [impactRoute] as const
