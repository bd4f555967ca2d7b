import {
  allow,
  asActor,
  authorise,
  type Context,
  type Deed,
  type Guarded,
  houseObject,
  requireAction,
} from '#domains/identity/index.ts'
import { normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'
import { refuseIntel } from '../errors.ts'
import { findCleared } from '../vulnerabilities/clearance-view.ts'
import { findVulnerabilityId } from '../vulnerabilities/vulnerability-lookup-view.ts'
import { listTeamInterests, type TeamInterest } from './interest-view.ts'
import { isWithin, type Level } from './level.ts'
import { tell } from './propose-actions.ts'
import { type Before, holdInterests, writeLevels } from './setting-store.ts'
import { findTeamObject, guardedTeam } from './team-view.ts'

/** A team's interest, and whether the reader may set it. */
export interface OfferedInterest extends TeamInterest {
  readonly maySet: boolean
}

/** Every team's interest in a vulnerability by any of its names. @throws AppError `intel.vulnerability-not-found` */
export async function listInterests(
  context: Context,
  vulnerability: string,
): Promise<readonly OfferedInterest[]> {
  requireAction(context, 'interest.view', houseObject(context.actor))
  return await asActor(context, async (deed) => {
    const id = await findVulnerabilityId(deed, normaliseVulnerabilityId(vulnerability))
    if (id === undefined) throw refuseIntel('vulnerability-not-found', { facts: { name: vulnerability } })
    return await readOffered(deed, { vulnerabilityIds: [id] })
  })
}

/** What a person of a team says of several vulnerabilities at once. */
export interface Setting {
  readonly teamId: string
  /** Null: what was set is taken back, and the proposal stands again. */
  readonly level: Level | null
  readonly note: string
  readonly vulnerabilities: readonly {
    readonly id: string
    /** The version that the person saw; 0: none was there. */
    readonly version: number | undefined
  }[]
}

/**
 * Sets or takes back a team's interest in each of the vulnerabilities, all or none. A level outside the proposed
 * interval needs its reason as a note.
 * @throws AppError `intel.interest-changed` when one of them is no longer as the person saw it
 */
export async function setInterests(context: Context, setting: Setting): Promise<readonly OfferedInterest[]> {
  return await asActor(context, async (deed) => {
    const team = await findTeamObject(deed.db, setting.teamId)
    if (team === undefined) throw refuseIntel('team-not-found', { facts: { id: setting.teamId } })
    const ids = setting.vulnerabilities.map((one) => one.id)
    const before = await holdInterests(deed.db, setting.teamId, ids)
    await authoriseEach(deed, { setting, before, team })
    const cleared = await findCleared(deed.db, deed.actor, ids)
    const beyond = ids.find((id) => !cleared.has(id))
    if (beyond !== undefined) throw refuseIntel('vulnerability-not-found', { facts: { name: beyond } })
    check(setting, before)
    const { teamId, level, note } = setting
    const by = deed.actor.kind === 'person' ? deed.actor.id : null
    await writeLevels(deed.db, ids, { teamId, level, note: note.trim(), by, at: deed.now })
    await tell(deed, ids)
    return await readOffered(deed, { vulnerabilityIds: ids, teamId })
  })
}

/** The interests that somebody wants to set, as they are now; for who was overtaken. */
export async function readCurrent(
  context: Context,
  setting: Pick<Setting, 'teamId' | 'vulnerabilities'>,
): Promise<readonly OfferedInterest[]> {
  const vulnerabilityIds = setting.vulnerabilities.map((one) => one.id)
  return await asActor(context, (deed) => readOffered(deed, { vulnerabilityIds, teamId: setting.teamId }))
}

/** Old → new into the trail, for each vulnerability by itself; a stranger is refused whatever they name. */
async function authoriseEach(
  deed: Deed,
  {
    setting,
    before,
    team,
  }: { readonly setting: Setting; readonly before: readonly Before[]; readonly team: Guarded },
): Promise<void> {
  for (const { id } of setting.vulnerabilities) {
    const from = before.find((one) => one.vulnerabilityId === id)?.set ?? null
    const { teamId, level, note } = setting
    const detail = { teamId, level: { from, to: level }, note }
    await authorise(deed, { action: 'interest.set', object: team, kind: 'vulnerability', id, detail })
  }
}

function check({ vulnerabilities, level, note }: Setting, before: readonly Before[]): void {
  const known = new Map(before.map((one) => [one.vulnerabilityId, one]))
  for (const { id, version } of vulnerabilities) {
    const now = known.get(id)
    if (now === undefined) throw refuseIntel('vulnerability-not-found', { facts: { name: id } })
    if (version === undefined) throw refuseIntel('version-missing')
    if (version !== now.version) throw refuseIntel('interest-changed')
    if (level !== null && note.trim() === '' && !isWithin(level, now)) throw refuseIntel('note-missing')
  }
}

async function readOffered(
  deed: Deed,
  filter: Parameters<typeof listTeamInterests>[1],
): Promise<readonly OfferedInterest[]> {
  const rows = await listTeamInterests(deed.db, filter)
  return rows.map((row) => ({
    ...row,
    maySet: allow(deed.actor, 'interest.set', guardedTeam(row.team.id, row.organisationId)),
  }))
}
