import {
  readRereading as readRereadingRoute,
  rereadDocuments as rereadDocumentsRoute,
} from '#contract/inventory/rereading.ts'
import type { Context } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { readRereading, requestReread } from './reread-actions.ts'

const answer = answering<Context>()

/** Reading kept documents again. */
export const rereadRoutes = [
  answer(readRereadingRoute, async ({ context }) => await readRereading(context)),
  answer(rereadDocumentsRoute, async ({ context }) => ({ job: await requestReread(context) })),
]
