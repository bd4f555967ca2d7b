import { rekey } from '#contract/matching/rekey.ts'
import type { Context } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { requestRekey } from './rekey-actions.ts'

const answer = answering<Context>()

/** Making stored keys anew. */
export const rekeyRoutes = [answer(rekey, async ({ context }) => ({ job: await requestRekey(context) }))]
