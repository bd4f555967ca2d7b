import { newId } from '#kernel/ids/ids.ts'
import { emit } from '#platform/events/outbox.ts'
import { readDirectoryRows } from '../directory/directory-store.ts'
import { refuseIdentity } from '../errors.ts'
import { findPerson } from '../people/person-store.ts'
import type { Guarded } from './access.ts'
import { asActor, authorise, type Context, type Deed, record, requireAction } from './access-actions.ts'
import type { Tlp } from './actor.ts'
import { deleteEnded, deleteGrantRow, findGrant, type Grant, insertGrant } from './grant-store.ts'
import { type GrantRow, listGrantRows } from './grant-view.ts'
import { type LabelObstacle, labelObstacle, type Recipient } from './label-obstacle.ts'

/** Loads the object that is given; the domain that owns it tells how. */
export type FindGuarded = (deed: Deed, id: string) => Promise<Guarded>

/** A grant with what keeps it from giving anything at the object's label. */
export interface GivenRow extends GrantRow {
  readonly obstacle: LabelObstacle | 'disabled' | null
}

/** To whom the object is given, for who may give it. */
export async function listGrants(
  context: Context,
  objectId: string,
  findGuarded: FindGuarded,
): Promise<readonly GivenRow[]> {
  return await asActor(context, async (deed) => {
    const object = await findGuarded(deed, objectId)
    requireAction(context, 'grant.change', object)
    const rows = await listGrantRows(deed.db, objectId)
    return rows.map((row) => ({ ...row, obstacle: obstacleOf(row, object.tlp) }))
  })
}

function obstacleOf({ person, organisation: { internal } }: GrantRow, tlp: Tlp): GivenRow['obstacle'] {
  if (person === null) return labelObstacle(tlp, { kind: 'organisation', internal }) ?? null
  if (person.isDisabled) return 'disabled'
  return labelObstacle(tlp, { kind: 'person', clearance: person.clearance, internal }) ?? null
}

/**
 * Gives one object to a person or to everybody of an organisation, until a day or until it is taken back.
 * @throws AppError where the object's label forbids it
 */
export async function createGrant(
  context: Context,
  draft: Omit<Grant, 'id' | 'objectKind'>,
  findGuarded: FindGuarded,
): Promise<string> {
  return await asActor(context, async (deed) => {
    const object = await findGuarded(deed, draft.objectId)
    const id = newId(context.clock)
    const { personId, organisationId, until } = draft
    const detail = { personId, organisationId, ...(until === null ? {} : { until: until.toString() }) }
    await authorise(deed, { action: 'grant.change', object, kind: 'ci', id: draft.objectId, detail })
    if (until !== null && Temporal.Instant.compare(until, deed.now) <= 0) throw refuseIdentity('grant-ended')
    await checkLabel(deed, object.tlp, draft)
    const givenBy = deed.actor.kind === 'person' ? deed.actor.id : null
    const isNew = await insertGrant(deed.db, { ...draft, objectKind: 'ci', id, givenBy, at: deed.now })
    if (!isNew) throw refuseIdentity('grant-exists')
    await tell(deed, draft.objectId)
    return id
  })
}

const refusals = {
  clearance: 'grant-above-clearance',
  strict: 'grant-beyond-company',
  'named-only': 'grant-named-only',
} as const

async function checkLabel(
  deed: Deed,
  tlp: Tlp,
  to: Pick<Grant, 'personId' | 'organisationId'>,
): Promise<void> {
  const obstacle = labelObstacle(tlp, await findRecipient(deed, to))
  if (obstacle !== undefined) throw refuseIdentity(refusals[obstacle], { facts: { tlp: tlp.toUpperCase() } })
}

async function findRecipient(
  deed: Deed,
  { personId, organisationId }: Pick<Grant, 'personId' | 'organisationId'>,
): Promise<Recipient> {
  const person = personId === null ? undefined : await findPerson(deed.db, personId)
  if (personId !== null && (person === undefined || person.disabledAt !== null))
    throw refuseIdentity('person-not-found', { facts: { id: personId } })
  const { organisations } = await readDirectoryRows(deed.db)
  const wanted = person?.organisationId ?? organisationId
  const organisation = organisations.find((one) => one.id === wanted)
  if (organisation === undefined) throw refuseIdentity('organisation-not-found', { facts: { id: wanted } })
  const internal = organisation.kind === 'own' || organisation.kind === 'group'
  return person === undefined
    ? { kind: 'organisation', internal }
    : { kind: 'person', clearance: person.clearance, internal }
}

/** Takes it back; asked on the object itself, not on the grant. */
export async function deleteGrant(context: Context, id: string, findGuarded: FindGuarded): Promise<void> {
  await asActor(context, async (deed) => {
    const grant = await findGrant(deed.db, id)
    if (grant === undefined) throw refuseIdentity('grant-not-found', { facts: { id } })
    const object = await findGuarded(deed, grant.objectId)
    const { personId, organisationId } = grant
    const detail = { taken: id, personId, organisationId }
    await authorise(deed, { action: 'grant.change', object, kind: 'ci', id: grant.objectId, detail })
    await deleteGrantRow(deed.db, id)
    await tell(deed, grant.objectId)
  })
}

/** Takes back what was given until a time that has come; it has given nothing since. Asked by Renkei itself. */
export async function endGrants(context: Context): Promise<void> {
  await asActor(context, async (deed) => {
    for (const { id, objectId, personId, organisationId, until } of await deleteEnded(deed.db)) {
      const detail = { taken: id, personId, organisationId, until: until?.toString() ?? null }
      await record(deed, { action: 'grant.change', kind: 'ci', id: objectId, detail })
      await tell(deed, objectId)
    }
  })
}

async function tell(deed: Deed, objectId: string): Promise<void> {
  await emit(deed, { name: 'identity.grant-changed', payload: { objectId }, at: deed.now })
}
