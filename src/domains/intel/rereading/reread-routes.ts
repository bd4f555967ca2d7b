import {
  readAdvisoryRereading as readRereadingRoute,
  rereadAdvisories as rereadAdvisoriesRoute,
} from '#contract/intel/rereading.ts'
import type { Context } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { readRereading, requestReread } from './reread-actions.ts'

const answer = answering<Context>()

/** Reading kept documents of others again. */
export const rereadRoutes = [
  answer(readRereadingRoute, async ({ context }) => await readRereading(context)),
  answer(rereadAdvisoriesRoute, async ({ context }) => ({ job: await requestReread(context) })),
]
