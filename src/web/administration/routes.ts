import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { signedInRoute } from '../shell/root-route.ts'
import { readAuditSearch } from './audit/audit-search.ts'
import { firstPlace } from './frame/places.ts'
import { readNamesSearch } from './names/names-search.ts'
import { readPeopleSearch } from './people/people-search.ts'

const frameRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/administration',
  component: lazyRouteComponent(() => import('./frame/administration-frame.tsx'), 'AdministrationFrame'),
})

/** The section itself has no page: it leads to the first one that is open to the person. */
const indexRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: firstPlace(context.me.may), replace: true })
  },
})

const peopleRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/people',
  validateSearch: readPeopleSearch,
  component: lazyRouteComponent(() => import('./people/screen.tsx'), 'PeopleScreen'),
})

const newPersonRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/people/new',
  component: lazyRouteComponent(() => import('./people/new-person-screen.tsx'), 'NewPersonScreen'),
})

const personRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/people/$id',
  component: lazyRouteComponent(() => import('./people/person-screen.tsx'), 'PersonScreen'),
})

const structureRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/structure',
  component: lazyRouteComponent(() => import('./structure/screen.tsx'), 'StructureScreen'),
})

const placeRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/structure/$part/$id',
  component: lazyRouteComponent(() => import('./structure/place-screen.tsx'), 'PlaceScreen'),
})

const sourcesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/sources',
  component: lazyRouteComponent(() => import('./sources/screen.tsx'), 'SourcesScreen'),
})

const namesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/names',
  validateSearch: readNamesSearch,
  component: lazyRouteComponent(() => import('./names/screen.tsx'), 'NamesScreen'),
})

const interestRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/interest',
  component: lazyRouteComponent(() => import('./interest/screen.tsx'), 'InterestRulesScreen'),
})

const jobsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/jobs',
  component: lazyRouteComponent(() => import('./jobs/screen.tsx'), 'JobsScreen'),
})

const jobRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/jobs/$id',
  component: lazyRouteComponent(() => import('./jobs/job-screen.tsx'), 'JobScreen'),
})

const auditRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('./audit/screen.tsx'), 'AuditScreen'),
})

const systemRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/system',
  component: lazyRouteComponent(() => import('./system/screen.tsx'), 'SystemScreen'),
})

/** A person's own tokens and password belong to everybody, whatever they administer. */
const accountRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/me/tokens',
  component: lazyRouteComponent(() => import('./account/screen.tsx'), 'AccountScreen'),
})

export const administrationRoutes = [
  frameRoute.addChildren([
    indexRoute,
    peopleRoute,
    newPersonRoute,
    personRoute,
    structureRoute,
    placeRoute,
    sourcesRoute,
    namesRoute,
    interestRoute,
    jobsRoute,
    jobRoute,
    auditRoute,
    systemRoute,
  ]),
  accountRoute,
] as const
