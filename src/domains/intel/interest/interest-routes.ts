import {
  changeInterestRules as changeRulesRoute,
  InterestRules,
  listInterests as listInterestsRoute,
  previewInterestRules as previewRulesRoute,
  readInterestRules as readRulesRoute,
  setInterests as setInterestsRoute,
} from '#contract/intel/interest.ts'
import type { Context } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { withCurrent } from '#platform/http/conflict.ts'
import { listInterests, type OfferedInterest, readCurrent, setInterests } from './interest-actions.ts'
import { changeInterestRules, previewInterestRules, readInterestRules } from './rules-actions.ts'
import type { RulesRow } from './rules-view.ts'

const answer = answering<Context>()

/** Teams' interests and the rules that propose them. */
export const interestRoutes = [
  answer(listInterestsRoute, async ({ context, query }) =>
    presentAll(await listInterests(context, query.vulnerability)),
  ),
  answer(setInterestsRoute, async ({ context, body, version }) => {
    const vulnerabilities = body.vulnerabilities.map((one) => ({
      id: one.id,
      version: one.version ?? (body.vulnerabilities.length === 1 ? version : undefined),
    }))
    const setting = { ...body, vulnerabilities }
    const read = async () => presentAll(await readCurrent(context, setting))
    const set = await withCurrent('intel.interest-changed', () => setInterests(context, setting), read)
    return presentAll(set)
  }),
  answer(readRulesRoute, async ({ context }) => presentRules(await readInterestRules(context))),
  answer(changeRulesRoute, async ({ context, body, version }) => {
    const read = async () => presentRules(await readInterestRules(context))
    const change = { rules: body.rules, note: body.note, version }
    const job = await withCurrent('intel.rules-changed', () => changeInterestRules(context, change), read)
    return { job, revision: await read() }
  }),
  answer(previewRulesRoute, async ({ context, body }) => {
    const { since, ...summary } = await previewInterestRules(context, body.rules)
    return { ...summary, since: since.toString() }
  }),
]

function presentAll(rows: readonly OfferedInterest[]) {
  return { rows: rows.map(({ organisationId: _, ...row }) => row) }
}

function presentRules({ rules, madeAt, ...row }: RulesRow) {
  return { ...row, rules: InterestRules.parse(rules), madeAt: madeAt?.toString() ?? null }
}
