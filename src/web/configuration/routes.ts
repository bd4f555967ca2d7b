import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../shell/root-route.ts'

const listRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/configuration',
  component: lazyRouteComponent(() => import('./list/screen.tsx'), 'ConfigurationScreen'),
})

const recordRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/configuration/$id',
  component: lazyRouteComponent(() => import('./record/screen.tsx'), 'CiScreen'),
})

export const configurationRoutes = [listRoute, recordRoute] as const
