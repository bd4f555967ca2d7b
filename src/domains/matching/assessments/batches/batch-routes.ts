import {
  createBatch as createBatchRoute,
  previewBatch as previewBatchRoute,
  readBatch as readBatchRoute,
  undoBatch as undoBatchRoute,
} from '#contract/matching/assessment-batches.ts'
import type { Context } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { withCurrent } from '#platform/http/conflict.ts'
import { decideTogether, previewBatch, readBatch, undoBatch } from './batch-actions.ts'

const answer = answering<Context>()

/** What teams decide together. */
export const batchRoutes = [
  answer(previewBatchRoute, ({ context, body }) => previewBatch(context, body)),
  answer(createBatchRoute, ({ context, body }) =>
    withCurrent(
      'matching.preview-outdated',
      () => decideTogether(context, body),
      () => previewBatch(context, body),
    ),
  ),
  answer(readBatchRoute, async ({ context, params }) => {
    const { later, ...batch } = await readBatch(context, params.id)
    return { ...batch, later: { ...later, rows: [...later.rows] } }
  }),
  answer(undoBatchRoute, ({ context, params }) => undoBatch(context, params.id)),
]
