import { newId } from '#kernel/ids/ids.ts'
import { houseObject } from '../access/access.ts'
import { asActor, authorise, type Context, type Deed } from '../access/access-actions.ts'
import { refuseIdentity } from '../errors.ts'
import type {
  BilingualName,
  Directory,
  Division,
  Organisation,
  OrganisationKind,
  Team,
  TeamKind,
} from './directory.ts'
import { insertDivision, insertOrganisation, insertTeam, readDirectoryRows } from './directory-store.ts'
import { tellStructure } from './tell-structure-actions.ts'

/** The structure as the actor may see it: people of outside organisations see their own organisation only. */
export async function readDirectory(context: Context): Promise<Directory> {
  const directory = await readDirectoryRows(context.database.kysely)
  const { actor } = context
  if (actor.kind !== 'person' || actor.internal) return directory
  return {
    organisations: directory.organisations.filter((one) => one.id === actor.organisationId),
    divisions: directory.divisions.filter((one) => one.organisationId === actor.organisationId),
    teams: directory.teams.filter((one) => one.organisationId === actor.organisationId),
  }
}

export async function createOrganisation(
  context: Context,
  draft: { readonly name: BilingualName; readonly kind: OrganisationKind },
): Promise<Organisation> {
  return await asActor(context, async (deed) => {
    if (draft.kind === 'own') throw refuseIdentity('setup-done')
    const organisation = { id: newId(context.clock), name: draft.name, kind: draft.kind, version: 1 }
    await authoriseStructure(deed, 'organisation', organisation)
    await insertOrganisation(deed.db, { ...organisation, at: deed.now })
    await tellStructure(deed, organisation.id)
    return organisation
  })
}

export async function createDivision(
  context: Context,
  draft: { readonly name: BilingualName; readonly organisationId: string },
): Promise<Division> {
  return await asActor(context, async (deed) => {
    await requireOrganisation(deed, draft.organisationId)
    const division = {
      id: newId(context.clock),
      name: draft.name,
      organisationId: draft.organisationId,
      version: 1,
    }
    await authoriseStructure(deed, 'division', division)
    await insertDivision(deed.db, { ...division, at: deed.now })
    await tellStructure(deed, division.id)
    return division
  })
}

export async function createTeam(
  context: Context,
  draft: { readonly name: BilingualName; readonly kind: TeamKind; readonly organisationId: string },
): Promise<Team> {
  return await asActor(context, async (deed) => {
    await requireOrganisation(deed, draft.organisationId)
    const team = {
      id: newId(context.clock),
      name: draft.name,
      kind: draft.kind,
      organisationId: draft.organisationId,
      version: 1,
    }
    await authoriseStructure(deed, 'team', team)
    await insertTeam(deed.db, { ...team, at: deed.now })
    await tellStructure(deed, team.id)
    return team
  })
}

async function authoriseStructure(
  deed: Deed,
  kind: string,
  thing: { readonly id: string; readonly name: BilingualName },
): Promise<void> {
  const object = houseObject(deed.actor)
  await authorise(deed, {
    action: 'directory.change',
    object,
    kind,
    id: thing.id,
    detail: { name: thing.name },
  })
}

async function requireOrganisation(deed: Deed, id: string): Promise<void> {
  const { organisations } = await readDirectoryRows(deed.db)
  if (!organisations.some((one) => one.id === id))
    throw refuseIdentity('organisation-not-found', { facts: { id } })
}
