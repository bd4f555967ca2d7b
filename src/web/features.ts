import { administration } from './administration/feature.ts'
import { administrationRoutes } from './administration/routes.ts'
import { configuration } from './configuration/feature.ts'
import { configurationRoutes } from './configuration/routes.ts'
import { exportRoutes } from './exports/routes.ts'
import type { Feature } from './feature.ts'
import { home } from './home/feature.ts'
import { homeRoutes } from './home/routes.ts'
import { impact } from './impact/feature.ts'
import { impactRoutes } from './impact/routes.ts'
import { inbox } from './inbox/feature.ts'
import { inboxRoutes } from './inbox/routes.ts'
import { packages } from './packages/feature.ts'
import { packageRoutes } from './packages/routes.ts'
import { places } from './places/feature.ts'
import { placeRoutes } from './places/routes.ts'
import { savedLists } from './saved-lists/feature.ts'
import { session } from './session/feature.ts'
import { jobs } from './shell/jobs/feature.ts'
import { vulnerabilities } from './vulnerabilities/feature.ts'
import { vulnerabilityRoutes } from './vulnerabilities/routes.ts'

/** All features, in the order in which their sections stand in the navigation. */
export const features: readonly Feature[] = [
  home,
  vulnerabilities,
  configuration,
  administration,
  impact,
  packages,
  places,
  inbox,
  jobs,
  savedLists,
  session,
]

/** The pages of all features. */
export const featureRoutes = [
  ...homeRoutes,
  ...vulnerabilityRoutes,
  ...configurationRoutes,
  ...impactRoutes,
  ...inboxRoutes,
  ...packageRoutes,
  ...placeRoutes,
  ...administrationRoutes,
  ...exportRoutes,
] as const
