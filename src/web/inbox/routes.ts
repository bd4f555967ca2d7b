import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../shell/root-route.ts'
import { readInboxSearch } from './inbox-search.ts'

const inboxRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/inbox',
  validateSearch: readInboxSearch,
  component: lazyRouteComponent(() => import('./page/screen.tsx'), 'InboxScreen'),
})

export const inboxRoutes = [inboxRoute] as const
