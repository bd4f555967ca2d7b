import {
  asActor,
  asHouse,
  authorise,
  type Context,
  houseObject,
  requireAction,
} from '#domains/identity/index.ts'
import { refuseIntel } from '../errors.ts'
import { listRecentCases } from './interest-view.ts'
import { loadRules } from './load-rules-actions.ts'
import { type Preview, summarise } from './preview.ts'
import { weigh } from './propose-actions.ts'
import type { RuleSet } from './rule-set.ts'
import { insertRules } from './rules-store.ts'
import { type RulesRow, readRules } from './rules-view.ts'

/** The job that proposes every interest anew after the rules changed. */
export const proposeInterestsJob = 'intel.propose-interests'

/** How far a dry run looks back, and at how many interests at most. */
const preview = { days: 30, cases: 20_000 }

/** The rules in force. @throws AppError when the actor may not see interests */
export async function readInterestRules(context: Context): Promise<RulesRow> {
  requireAction(context, 'interest.view', houseObject(context.actor))
  return await asActor(context, (deed) => readRules(deed.db))
}

/**
 * Puts a new revision of the rules in force; the interests are proposed anew by a job.
 * @param change.version the revision that the person saw
 * @returns the job's id
 * @throws AppError `intel.rules-changed` when somebody else was first
 */
export async function changeInterestRules(
  context: Context,
  change: { readonly rules: RuleSet; readonly note: string; readonly version: number | undefined },
): Promise<string> {
  return await asActor(context, async (deed) => {
    const before = await loadRules(deed)
    const revision = before.revision + 1
    await authorise(deed, {
      action: 'interest-rules.change',
      object: houseObject(deed.actor),
      kind: 'interest-rules',
      id: String(revision),
      detail: {
        revision: { from: before.revision, to: revision },
        rules: change.rules,
        note: change.note,
      },
    })
    if (change.version === undefined) throw refuseIntel('version-missing')
    const { actor } = deed
    const by = actor.kind === 'person' ? actor.id : null
    const isNext =
      change.version === before.revision &&
      (await insertRules(deed.db, { revision, rules: change.rules, note: change.note, by, at: deed.now }))
    if (!isNext) throw refuseIntel('rules-changed')
    return await context.jobs.enqueue(deed, {
      kind: proposeInterestsJob,
      title: String(revision),
      input: { revision },
      ownerId: by,
      origin: actor.kind === 'nobody' ? 'job' : actor.origin,
    })
  })
}

/** What the rules would change among the vulnerabilities of the last 30 days; nothing is written. */
export async function previewInterestRules(context: Context, rules: RuleSet): Promise<Preview> {
  requireAction(context, 'interest-rules.change', houseObject(context.actor))
  return await asActor(context, (deed) =>
    asHouse(deed, async (house) => {
      const since = house.now.subtract({ hours: preview.days * 24 })
      const cases = await listRecentCases(house.db, { since, limit: preview.cases + 1 })
      const looked = cases.slice(0, preview.cases)
      const after = await weigh(house, rules, looked)
      return { ...summarise(looked, after), since, complete: cases.length <= preview.cases }
    }),
  )
}
