import {
  allow,
  asActor,
  asHouse,
  authorise,
  type Context,
  type Deed,
  type Guarded,
  houseObject,
} from '#domains/identity/index.ts'
import { findVulnerabilityId } from '#domains/intel/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'
import { loadExtent, originOf, personId } from '../assessments/assessment-actions.ts'
import { refuseMatching } from '../errors.ts'
import { lockCounts } from '../worklist/difference-view.ts'
import { refreshWorklist } from '../worklist/worklist-actions.ts'
import { endRules, refreshSilences } from './silence-actions.ts'
import { findStanding, readBasis } from './silence-view.ts'
import {
  type About,
  aboutOf,
  type Extent,
  isWithinReason,
  usualDays,
  type WrongMatch,
} from './wrong-match.ts'
import { findSame, insertWrongMatch, updateWrongMatch } from './wrong-match-store.ts'
import {
  countWrongMatches,
  findMatch,
  findWrongMatch,
  listWrongMatchRows,
  type Preview,
  previewRule,
  type WrongMatchFilter,
  type WrongMatchRow,
} from './wrong-match-view.ts'

/** The match that is wrong, and how far the word goes. */
export interface ReportScope {
  /** Any of its names. */
  readonly vulnerability: string
  readonly componentId: number
  readonly about: 'vulnerability' | 'record' | 'rank'
  readonly versions: 'component' | 'package'
  readonly ciId: string | null
  /** Null: everybody's items. */
  readonly teamId: string | null
}

/** A report with whether the reader may change it. */
export interface ShownRow extends WrongMatchRow {
  readonly mayChange: boolean
}

/**
 * Reports a match as wrong: from now on it is set aside within the scope, and counted apart.
 * @throws AppError `matching.match-not-found`, `matching.until-unreasonable`, `matching.already-reported`,
 *   `identity.forbidden`
 */
export async function reportWrongMatch(
  context: Context,
  scope: ReportScope,
  word: { readonly reason: string; readonly until: Temporal.Instant | undefined },
): Promise<ShownRow> {
  return await asActor(context, async (deed) => {
    const rule = await loadRule(deed, scope)
    const id = newId(deed.context.clock)
    const until = word.until ?? deed.now.add({ hours: usualDays * 24 })
    await authoriseOn(deed, { id, rule }, { ...rule, ...word, until: until.toString() })
    if (!isWithinReason(until, deed.now)) throw refuseMatching('until-unreasonable')
    await lockCounts(deed.db)
    if ((await findSame(deed.db, rule)) !== undefined) throw refuseMatching('already-reported')
    await insertWrongMatch(deed.db, {
      ...rule,
      id,
      reason: word.reason.trim(),
      until,
      basis: await readBasis(deed.db, rule),
      madeBy: personId(deed),
      madeAt: deed.now,
      origin: originOf(deed),
    })
    await asHouse(deed, async (house) => {
      await refreshWorklist(house, await refreshSilences(house, { kind: 'rules', ids: [id] }), id)
    })
    return await readShown(deed, id)
  })
}

/** What such a report would set aside. @throws AppError as reporting */
export async function previewWrongMatch(context: Context, scope: ReportScope): Promise<Preview> {
  return await asActor(context, async (deed) => {
    const rule = await loadRule(deed, scope)
    await requireMay(deed, rule)
    return await previewRule(deed.db, deed.actor, rule)
  })
}

/** Reports the actor may see, newest first; a vulnerability by any name. */
export async function listWrongMatches(
  context: Context,
  {
    vulnerability,
    ...wish
  }: Omit<WrongMatchFilter, 'vulnerabilityId'> & { readonly vulnerability?: string | undefined },
): Promise<{ readonly rows: readonly ShownRow[]; readonly total: number }> {
  return await asActor(context, async (deed) => {
    const vulnerabilityId =
      vulnerability === undefined
        ? undefined
        : await findVulnerabilityId(deed, normaliseVulnerabilityId(vulnerability))
    if (vulnerability !== undefined && vulnerabilityId === undefined) return { rows: [], total: 0 }
    const filter = { ...wish, vulnerabilityId }
    const rows = await listWrongMatchRows(deed.db, deed.actor, filter)
    return {
      rows: await Promise.all(rows.map((row) => withMay(deed, row))),
      total: await countWrongMatches(deed.db, deed.actor, filter),
    }
  })
}

/**
 * Changes why and until when.
 * @throws AppError `matching.wrong-match-changed` when somebody else changed or ended it
 */
export async function changeWrongMatch(
  context: Context,
  id: string,
  change: {
    readonly reason?: string | undefined
    readonly until?: Temporal.Instant | undefined
    readonly version: number | undefined
  },
): Promise<ShownRow> {
  return await asActor(context, async (deed) => {
    const rule = await loadKept(deed, id)
    const { version } = change
    const until = change.until ?? rule.until
    const reason = (change.reason ?? rule.reason).trim()
    await authoriseOn(
      deed,
      { id, rule },
      {
        before: { reason: rule.reason, until: rule.until.toString() },
        after: { reason, until: until.toString() },
      },
    )
    if (version === undefined) throw refuseMatching('version-missing')
    if (change.until !== undefined && !isWithinReason(until, deed.now))
      throw refuseMatching('until-unreasonable')
    if (!(await updateWrongMatch(deed.db, id, { reason, until, version })))
      throw refuseMatching('wrong-match-changed')
    return await readShown(deed, id)
  })
}

/** Ends a report: what it set aside is back. @throws AppError `matching.wrong-match-changed` when it has ended */
export async function endWrongMatch(context: Context, id: string): Promise<ShownRow> {
  return await asActor(context, async (deed) => {
    const rule = await loadKept(deed, id)
    await authoriseOn(deed, { id, rule }, { ended: true })
    if (rule.endedAt !== null) throw refuseMatching('wrong-match-changed')
    const by = personId(deed)
    await asHouse(deed, async (house) => {
      await lockCounts(house.db)
      await refreshWorklist(house, await endRules(house, [id], { by, ending: 'ended' }), id)
    })
    return await readShown(deed, id)
  })
}

/** One as it is now. @throws AppError `matching.wrong-match-not-found` */
export async function readWrongMatch(context: Context, id: string): Promise<ShownRow> {
  return await asActor(context, (deed) => readShown(deed, id))
}

async function loadRule(deed: Deed, scope: ReportScope): Promise<About & Extent> {
  const { vulnerability, componentId, ciId, teamId } = scope
  const vulnerabilityId = await findVulnerabilityId(deed, normaliseVulnerabilityId(vulnerability))
  const match =
    vulnerabilityId === undefined
      ? undefined
      : await findMatch(deed.db, deed.actor, { componentId, vulnerabilityId, ciId })
  if (match === undefined) throw refuseMatching('match-not-found', { facts: { name: vulnerability } })
  const { packageKey } = match
  // Of what other reports set aside already nothing more is to be said: the word meant is the one that is left.
  const standing =
    scope.about === 'vulnerability'
      ? undefined
      : await findStanding(deed.db, { ...match, componentId, ciId, teamId })
  return {
    ...aboutOf(scope.about, { ...match, ...standing }),
    packageKey,
    componentId: scope.versions === 'component' ? componentId : null,
    ciId,
    teamId,
  }
}

async function loadKept(deed: Deed, id: string): Promise<WrongMatch> {
  const [shown] = await listWrongMatchRows(deed.db, deed.actor, { id, state: 'all', limit: 1 })
  const rule = shown === undefined ? undefined : await findWrongMatch(deed.db, id)
  if (rule === undefined) throw refuseMatching('wrong-match-not-found', { facts: { id } })
  return rule
}

type Placed = Pick<Extent, 'ciId' | 'teamId'>

/** A team reports for its own items; for everybody's only who answers for the matching of all. */
async function powerOver(
  deed: Deed,
  { ciId, teamId }: Placed,
): Promise<{ readonly action: 'finding.assess' | 'match.correct'; readonly object: Guarded }> {
  return teamId === null
    ? { action: 'match.correct', object: houseObject(deed.actor) }
    : { action: 'finding.assess', object: await loadExtent(deed, { ciId, teamId }) }
}

async function requireMay(deed: Deed, rule: Placed): Promise<void> {
  const { action, object } = await powerOver(deed, rule)
  if (!allow(deed.actor, action, object)) throw refuseMatching('match-not-found', { facts: { name: '' } })
}

async function authoriseOn(
  deed: Deed,
  { id, rule }: { readonly id: string; readonly rule: Placed },
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await authorise(deed, { ...(await powerOver(deed, rule)), kind: 'wrong-match', id, detail })
}

async function withMay(deed: Deed, row: WrongMatchRow): Promise<ShownRow> {
  const rule = row.state === 'live' ? await findWrongMatch(deed.db, row.id) : undefined
  if (rule === undefined) return { ...row, mayChange: false }
  const power = await powerOver(deed, rule).catch(() => undefined)
  return { ...row, mayChange: power !== undefined && allow(deed.actor, power.action, power.object) }
}

async function readShown(deed: Deed, id: string): Promise<ShownRow> {
  const [row] = await listWrongMatchRows(deed.db, deed.actor, { id, state: 'all', limit: 1 })
  if (row === undefined) throw refuseMatching('wrong-match-not-found', { facts: { id } })
  return await withMay(deed, row)
}
