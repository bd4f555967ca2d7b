import {
  allow,
  asActor,
  authorise,
  type Context,
  type Deed,
  type Guarded,
  houseObject,
  loadActor,
  mayHold,
  readDirectory,
  requireAction,
} from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { emit } from '#platform/events/outbox.ts'
import { refuseInventory } from '../errors.ts'
import { relate } from '../relations/relation-actions.ts'
import { type Ci, type CiChange, describeChange } from './ci.ts'
import { loadCi } from './ci-lookup-actions.ts'
import { insertCi, updateCi } from './ci-store.ts'
import { checkAttributes, findKind } from './kind.ts'

export type CiDraft = Omit<Ci, 'id' | 'side' | 'version' | 'organisationId'> & {
  readonly organisationId: string | null
  readonly partOfId: string | null
}

/**
 * Makes a configuration item, as part of another where that is said.
 * @returns its id
 * @throws AppError for an unknown kind, attributes the kind does not have, a place that is not there
 */
export async function createCi(context: Context, draft: CiDraft): Promise<string> {
  return await asActor(context, async (deed) => {
    if (!mayHold(deed.actor, 'ci.create')) requireAction(context, 'ci.create', houseObject(deed.actor))
    const { partOfId, ...fields } = draft
    const kind = findKind(draft.kind)
    if (kind === undefined) throw refuseInventory('unknown-kind', { facts: { kind: draft.kind } })
    const problems = checkAttributes(kind, draft.attributes)
    if (problems.length > 0) throw refuseInventory('wrong-attributes', { problems })
    const whole = partOfId === null ? undefined : await loadCi(deed, partOfId)
    if (whole !== undefined && !kind.partOf.includes(whole.kind)) {
      throw refuseInventory('wrong-part', { facts: { kind: kind.id, whole: whole.kind } })
    }
    const ci: Ci = {
      ...fields,
      ...(await placeOf(deed, draft, whole)),
      id: newId(context.clock),
      side: kind.side,
      version: 1,
    }
    await checkOwner(deed, { ...ci, given: false })
    const object = { ...ci, given: false }
    await authorise(deed, {
      action: 'ci.create',
      object,
      kind: 'ci',
      id: ci.id,
      detail: { name: ci.name, kind: ci.kind },
    })
    await insertCi(deed.db, { ...ci, at: deed.now })
    await emit(deed, { name: 'inventory.ci-changed', payload: { ciId: ci.id, version: 1 }, at: deed.now })
    if (whole !== undefined) {
      await relate(deed, { id: newId(context.clock), kind: 'contains', fromId: whole.id, toId: ci.id })
    }
    return ci.id
  })
}

/** Organisation, division and team: as said, else the whole's, else the maker's own. */
async function placeOf(deed: Deed, draft: CiDraft, whole: (Ci & Guarded) | undefined) {
  await checkPlace(deed, draft)
  const { actor } = deed
  const home =
    actor.kind === 'person' ? (actor.reach[0] ?? actor.organisationId) : await findOwnOrganisation(deed)
  const organisationId = draft.organisationId ?? whole?.organisationId ?? home
  if (organisationId === undefined)
    throw refuseInventory('unknown-place', { facts: { place: 'organisation' } })
  return {
    organisationId,
    divisionId: draft.divisionId ?? whole?.divisionId ?? null,
    teamId: draft.teamId ?? whole?.teamId ?? null,
  }
}

async function findOwnOrganisation(deed: Deed): Promise<string | undefined> {
  const { organisations } = await readDirectory(deed.context)
  return organisations.find((one) => one.kind === 'own')?.id
}

async function checkPlace(
  deed: Deed,
  place: {
    readonly organisationId?: string | null
    readonly divisionId?: string | null | undefined
    readonly teamId?: string | null | undefined
  },
): Promise<void> {
  const { organisations, divisions, teams } = await readDirectory(deed.context)
  const known = new Set([...organisations, ...divisions, ...teams].map((one) => one.id))
  for (const [name, id] of Object.entries({
    organisation: place.organisationId,
    division: place.divisionId,
    team: place.teamId,
  })) {
    const isUnknown = typeof id === 'string' && !known.has(id)
    if (isUnknown) throw refuseInventory('unknown-place', { facts: { place: name } })
  }
}

/** Whoever is to answer for an item can sign in and see it. */
async function checkOwner(deed: Deed, ci: Guarded): Promise<void> {
  if (ci.ownerId === null) return
  const owner = await loadActor(deed.db, ci.ownerId, { origin: 'api', sessionId: null })
  if (owner === undefined || !allow(owner, 'ci.view', ci)) throw refuseInventory('unknown-owner')
}

/**
 * Changes the named fields if the item is still at the version that was read. Asked on the item as it was, so that
 * nobody takes what is not theirs; handing over is free, but not out of one's own sight (the wall refuses it too).
 * @throws AppError `inventory.ci-changed` when somebody else was first
 */
export async function changeCi(
  context: Context,
  id: string,
  edit: { readonly change: CiChange; readonly version: number | undefined },
): Promise<void> {
  await asActor(context, async (deed) => {
    const before = await loadCi(deed, id)
    const kind = findKind(before.kind)
    const problems = kind === undefined ? [] : checkAttributes(kind, edit.change.attributes ?? {})
    if (problems.length > 0) throw refuseInventory('wrong-attributes', { problems })
    await checkPlace(deed, { divisionId: edit.change.divisionId, teamId: edit.change.teamId })
    const detail = describeChange(before, edit.change)
    await authorise(deed, { action: 'ci.change', object: before, kind: 'ci', id, detail })
    if (edit.version === undefined) throw refuseInventory('version-missing')
    const after = { ...before, ...changed(before, edit.change) }
    if (after.ownerId !== before.ownerId) await checkOwner(deed, after)
    if (!allow(deed.actor, 'ci.view', after)) throw refuseInventory('out-of-sight')
    const version = await updateCi(deed.db, id, { ...edit.change, version: edit.version, at: deed.now })
    if (version === undefined) throw refuseInventory('ci-changed', { facts: { name: before.name } })
    await emit(deed, { name: 'inventory.ci-changed', payload: { ciId: id, version }, at: deed.now })
  })
}

/** The columns by which access is decided, as they would be. */
function changed(before: Ci, change: CiChange) {
  return {
    divisionId: change.divisionId === undefined ? before.divisionId : change.divisionId,
    teamId: change.teamId === undefined ? before.teamId : change.teamId,
    ownerId: change.ownerId === undefined ? before.ownerId : change.ownerId,
    tlp: change.tlp ?? before.tlp,
    needToKnow: change.needToKnow ?? before.needToKnow,
  }
}

/** The item for a grant; asked through the door by who gives it. */
export async function findGuardedCi(deed: Deed, id: string): Promise<Guarded> {
  return await loadCi(deed, id)
}
