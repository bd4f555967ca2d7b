import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readDirectory } from '#contract/identity/people.ts'
import { ask } from '../api/query.ts'
import { type ImpactSearch, readImpactSearch } from '../impact/impact-search.ts'
import { signedInRoute } from '../shell/root-route.ts'
import { readReportSearch } from '../wrong-matches/report-search.ts'
import { askVulnerabilities } from './list/ask-vulnerabilities.ts'
import { readListAddress, readListSearch } from './list/list-search.ts'
import { teamOfLens } from './teams/use-teams.ts'

const listRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/vulnerabilities',
  validateSearch: readListAddress,
  loaderDeps: ({ search }) => search,
  // Asked for with the click, not once the screen has been drawn; a hand on the link is enough.
  loader: ({ context: { queries, me }, deps }) => {
    const search = readListSearch({ ...deps })
    const teams = queries.getQueryData(ask(readDirectory).queryKey)?.teams
    const team = search.team ?? teamOfLens(deps.lens ?? 'both', me, teams)
    if (team !== 'pending')
      queries.prefetchInfiniteQuery(askVulnerabilities(search, team)).catch(() => undefined)
  },
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

const wrongMatchesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/wrong-matches',
  validateSearch: readReportSearch,
  component: lazyRouteComponent(() => import('../wrong-matches/screen.tsx'), 'WrongMatchesScreen'),
})

export const vulnerabilityRoutes = [listRoute, recordRoute, wrongMatchesRoute] as const
