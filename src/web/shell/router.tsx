import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { featureRoutes } from '../features.ts'
import { doorRoutes } from '../session/door-routes.ts'
import { Loading } from '../ui/feedback/loading.tsx'
import { FailedPage } from './pages/failed-page.tsx'
import { MissingPage } from './pages/missing-page.tsx'
import { rootRoute, signedInRoute } from './root-route.ts'
import { SignedIn } from './signed-in.tsx'

const routeTree = rootRoute.addChildren([
  ...doorRoutes,
  signedInRoute.update({ component: SignedIn }).addChildren(featureRoutes),
])

/** The way from addresses to pages. */
export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingMs: 300,
    defaultPendingComponent: Loading,
    defaultErrorComponent: FailedPage,
    defaultNotFoundComponent: MissingPage,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
