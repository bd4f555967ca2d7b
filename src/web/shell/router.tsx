import type { QueryClient } from '@tanstack/react-query'
import { createRoute, createRouter } from '@tanstack/react-router'
import { featureRoutes } from '../features.ts'
import { doorRoutes } from '../session/door-routes.ts'
import { Loading } from '../ui/feedback/loading.tsx'
import { BrokenPage } from './pages/broken-page.tsx'
import { MissingPage } from './pages/missing-page.tsx'
import { rootRoute, signedInRoute } from './root-route.ts'
import { SignedIn } from './signed-in.tsx'

/** An unknown address is told within the frame, and only to people signed in. */
const missingRoute = createRoute({ getParentRoute: () => signedInRoute, path: '$', component: MissingPage })

const routeTree = rootRoute.addChildren([
  ...doorRoutes,
  signedInRoute.update({ component: SignedIn }).addChildren([...featureRoutes, missingRoute]),
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
    defaultErrorComponent: BrokenPage,
    defaultNotFoundComponent: MissingPage,
  })
}

/** Begins to fetch the code of the page at an address, before it is known who asks and what may be shown. */
export function fetchPage(router: ReturnType<typeof makeRouter>, path: string): void {
  const [routes] = router.getMatchedRoutes(path)
  for (const route of routes) router.loadRouteChunk(route)?.catch(() => undefined)
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
