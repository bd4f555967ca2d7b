import { readSample as readSampleRoute, removeSample as removeSampleRoute } from '#contract/sharing/sample.ts'
import type { Context } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { readSample, removeSample } from './sample-actions.ts'

const answer = answering<Context>()

/** The sample company: whether it is here, and its end. */
export const sampleRoutes = [
  answer(readSampleRoute, async ({ context }) => {
    const madeAt = await readSample(context)
    return { sample: madeAt === undefined ? null : { madeAt: madeAt.toString() } }
  }),
  answer(removeSampleRoute, async ({ context }) => await removeSample(context)),
]
