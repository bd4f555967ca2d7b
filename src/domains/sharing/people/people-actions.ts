import {
  allow,
  asActor,
  type Context,
  houseObject,
  mayHold,
  personOf,
  requireAction,
} from '#domains/identity/index.ts'
import { findVulnerabilityId } from '#domains/intel/index.ts'
import { loadCi } from '#domains/inventory/index.ts'
import { normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'
import { refuseSharing } from '../errors.ts'
import { listTold, type SentRow } from '../overview/sent-view.ts'
import {
  type ContactRow,
  type DeciderRow,
  findContacts,
  findDeciders,
  findInCharge,
  findTouched,
  type Some,
  type TeamPeopleRow,
  type Touched,
} from './people-view.ts'

/** Who has to do with a vulnerability. */
export interface VulnerabilityPeople {
  readonly touched: Touched
  readonly contacts: Some<ContactRow>
  readonly inCharge: readonly TeamPeopleRow[]
  readonly deciders: Some<DeciderRow>
  readonly told: SentRow['people'] | null
}

/**
 * Owners, contacts, teams and deciders of a vulnerability by any of its names, over what the actor may see; and for who
 * looks after notices, who was told.
 * @throws AppError `sharing.vulnerability-not-found`
 */
export async function readVulnerabilityPeople(context: Context, name: string): Promise<VulnerabilityPeople> {
  requireAction(context, 'vulnerability.view', houseObject(context.actor))
  const person = personOf(context)
  return await asActor(context, async (deed) => {
    const { db, actor } = deed
    const id = await findVulnerabilityId(deed, normaliseVulnerabilityId(name))
    if (id === undefined) throw refuseSharing('vulnerability-not-found', { facts: { name } })
    const touched = await findTouched(db, actor, id)
    return {
      touched,
      contacts: await findContacts(db, touched.divisionIds),
      inCharge: await findInCharge(db, touched.teamIds),
      deciders: await findDeciders(db, actor, { vulnerabilityId: id }),
      told: mayHold(actor, 'notice.view') ? await listTold(db, person, id) : null,
    }
  })
}

/** Who has to do with an item besides its owner; null is what the actor may not know. */
export interface CiPeople {
  readonly contacts: Some<ContactRow> | null
  readonly inCharge: TeamPeopleRow | null
  readonly deciders: Some<DeciderRow> | null
}

/** @throws AppError `inventory.ci-not-found`, also for who may not know of the item */
export async function readCiPeople(context: Context, id: string): Promise<CiPeople> {
  return await asActor(context, async (deed) => {
    const { db, actor } = deed
    const ci = await loadCi(deed, id)
    const isInside = actor.kind !== 'person' || actor.internal
    const teams = isInside && ci.teamId !== null ? await findInCharge(db, [ci.teamId]) : []
    return {
      contacts: isInside ? await findContacts(db, ci.divisionId === null ? [] : [ci.divisionId]) : null,
      inCharge: teams[0] ?? null,
      deciders: allow(actor, 'finding.view', ci) ? await findDeciders(db, actor, { ciId: id }) : null,
    }
  })
}
