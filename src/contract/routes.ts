import * as people from './identity/people.ts'
import * as sessions from './identity/sessions.ts'
import * as feeds from './intel/feeds.ts'
import * as interest from './intel/interest.ts'
import * as productNames from './intel/product-names.ts'
import * as advisoryRereading from './intel/rereading.ts'
import * as vex from './intel/vex.ts'
import * as cis from './inventory/cis.ts'
import * as composition from './inventory/composition.ts'
import * as compositions from './inventory/compositions.ts'
import * as documents from './inventory/documents.ts'
import * as facts from './inventory/facts.ts'
import * as grants from './inventory/grants.ts'
import * as relations from './inventory/relations.ts'
import * as rereading from './inventory/rereading.ts'
import * as activity from './matching/activity.ts'
import * as assessmentBatches from './matching/assessment-batches.ts'
import * as assessments from './matching/assessments.ts'
import * as conditions from './matching/conditions.ts'
import * as explanations from './matching/explanations.ts'
import * as findings from './matching/findings.ts'
import * as impact from './matching/impact.ts'
import * as impactGraph from './matching/impact-graph.ts'
import * as packages from './matching/packages.ts'
import * as parties from './matching/parties.ts'
import * as rekey from './matching/rekey.ts'
import * as scan from './matching/scan.ts'
import * as statements from './matching/statements.ts'
import * as decidedVex from './matching/vex.ts'
import * as wrongMatches from './matching/wrong-matches.ts'
import * as jobs from './platform/jobs.ts'
import * as system from './platform/system.ts'
import type { AnyRoute } from './route.ts'
import * as notices from './sharing/notices.ts'
import * as overview from './sharing/overview.ts'
import * as sharedPeople from './sharing/people.ts'
import * as sample from './sharing/sample.ts'
import * as savedLists from './sharing/saved-lists.ts'
import * as search from './sharing/search.ts'

/** Every line of the contract: the server must answer each, the access matrix must cover each. */
export const allRoutes: readonly AnyRoute[] = [
  sessions,
  people,
  cis,
  documents,
  rereading,
  relations,
  composition,
  compositions,
  facts,
  grants,
  feeds,
  interest,
  productNames,
  advisoryRereading,
  vex,
  findings,
  explanations,
  assessments,
  assessmentBatches,
  activity,
  impact,
  impactGraph,
  packages,
  parties,
  rekey,
  scan,
  conditions,
  statements,
  decidedVex,
  wrongMatches,
  notices,
  overview,
  sharedPeople,
  sample,
  savedLists,
  search,
  jobs,
  system,
]
  .flatMap((domain) => Object.values<unknown>(domain))
  .filter(isRoute)

function isRoute(value: unknown): value is AnyRoute {
  return typeof value === 'object' && value !== null && 'bodyForm' in value && 'path' in value
}
