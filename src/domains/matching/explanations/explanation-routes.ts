import { explainMatch as explainMatchRoute } from '#contract/matching/explanations.ts'
import type { Context } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { type ComponentExplanation, explainMatch } from './explanation-actions.ts'

const answer = answering<Context>()

/** Why something is matched or is not. */
export const explanationRoutes = [
  answer(explainMatchRoute, async ({ context, query }) => {
    const { vulnerability, component, ci } = query
    const told = await explainMatch(context, { vulnerability, component, ciId: ci })
    return {
      ...told,
      components: told.components.map(presentComponent),
      named: [...told.named],
      late: told.late.map(({ since, ...one }) => ({ ...one, since: since?.toString() ?? null })),
    }
  }),
]

function presentComponent({ component, verdict, reason, causes, like, stretches }: ComponentExplanation) {
  const { id, packageKey, name, version, purl, distribution } = component
  return {
    component: { id: id === null ? null : String(id), packageKey, name, version, purl, distribution },
    verdict,
    reason,
    causes: [...causes],
    like: like.map((one) => ({ ...one })),
    stretches: stretches.map((one) => ({ ...one })),
  }
}
