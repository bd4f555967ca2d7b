import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../shell/root-route.ts'

const overviewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/administration',
  component: lazyRouteComponent(() => import('./overview/screen.tsx'), 'AdministrationScreen'),
})

export const administrationRoutes = [overviewRoute] as const
