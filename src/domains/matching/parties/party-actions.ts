import { asActor, type Context, type Deed, mayHold, readDirectory } from '#domains/identity/index.ts'
import { refuseMatching } from '../errors.ts'
import type { CiRef } from '../impact/item.ts'
import { askWorklist, listPlaces } from '../worklist/listing-view.ts'
import { countByState, type StateCounts } from '../worklist/state-view.ts'
import { readVulnerabilityRows, type VulnerabilityRow } from '../worklist/vulnerability-view.ts'
import type { PartyKind } from './party.ts'
import {
  listTelling,
  listTold,
  type OwnGroup,
  type PartyPerson,
  readOwnItems,
  readPeople,
  type Telling,
} from './party-view.ts'
import { isTold } from './told-name.ts'

type Directory = Awaited<ReturnType<typeof readDirectory>>
type Organisation = Directory['organisations'][number]
type Team = Directory['teams'][number]

interface Listed<Row> {
  readonly rows: Row[]
  readonly total: number
}

/** An organisation, a division or a team with what is its own, as far as the actor may see it. */
export interface Party {
  readonly kind: PartyKind
  readonly id: string
  readonly name: Organisation['name']
  readonly role: Organisation['kind'] | Team['kind'] | null
  readonly organisation: Organisation
  /** By which names of groups are found. */
  readonly directory: Directory
  readonly groups: readonly OwnGroup[]
  readonly above: number
  readonly received: Listed<CiRef> | null
  readonly supplied: Listed<CiRef> | null
  readonly vulnerabilities: StateCounts | null
  readonly urgent: readonly (VulnerabilityRow & { readonly cis: number })[]
  readonly people: Listed<PartyPerson> | null
}

/** The most urgent are told by name; the worklist has them all. */
const urgentShown = 8

/**
 * A part of the structure, with counts over what the actor may see and nothing else.
 * @throws AppError `matching.party-not-found`, also for a part that the actor may not know of
 */
export async function readParty(
  context: Context,
  { kind, id }: { readonly kind: PartyKind; readonly id: string },
): Promise<Party> {
  const directory = await readDirectory(context)
  const found = findParty(directory, kind, id)
  if (found === undefined) throw refuseMatching('party-not-found')
  return await asActor(context, async (deed) => {
    const { db, actor } = deed
    const items = await readOwnItems(db, actor, { kind, id })
    return {
      kind,
      id,
      ...found,
      directory,
      ...items,
      ...(await readTelling(deed, { kind, organisation: found.organisation })),
      ...(await readVulnerabilities(deed, { kind, id })),
      people: await readPeople(db, actor, { kind, id }),
    }
  })
}

function findParty(
  { organisations, divisions, teams }: Directory,
  kind: PartyKind,
  id: string,
): Pick<Party, 'name' | 'role' | 'organisation'> | undefined {
  const organisationOf = (wanted: string) => organisations.find((one) => one.id === wanted)
  if (kind === 'organisation') {
    const organisation = organisationOf(id)
    return organisation && { name: organisation.name, role: organisation.kind, organisation }
  }
  const part = (kind === 'division' ? divisions : teams).find((one) => one.id === id)
  const organisation = part && organisationOf(part.organisationId)
  if (part === undefined || organisation === undefined) return undefined
  return { name: part.name, role: teams.find((one) => one.id === id)?.kind ?? null, organisation }
}

/** What items tell of an outside organisation; of others nothing is asked. */
async function readTelling(
  { db, actor }: Deed,
  { kind, organisation }: { readonly kind: PartyKind; readonly organisation: Organisation },
): Promise<Pick<Party, 'received' | 'supplied'>> {
  if (kind !== 'organisation' || organisation.kind === 'own') return { received: null, supplied: null }
  const find = async (telling: Telling) => {
    const all = await listTold(db, actor, telling)
    const texts = all.filter((text) => isTold(text, organisation.name))
    return await listTelling(db, actor, { telling, texts, organisationId: organisation.id })
  }
  return { received: await find('received'), supplied: await find('supplied') }
}

async function readVulnerabilities(
  { db, actor, now }: Deed,
  { kind, id }: { readonly kind: PartyKind; readonly id: string },
): Promise<Pick<Party, 'vulnerabilities' | 'urgent'>> {
  if (actor.kind !== 'system' && !mayHold(actor, 'vulnerability.view'))
    return { vulnerabilities: null, urgent: [] }
  const one = { values: [id], unwanted: false }
  const items = {
    ...(kind === 'organisation' && { organisation: one }),
    ...(kind === 'division' && { division: one }),
    ...(kind === 'team' && { teamId: id }),
  }
  const worklist = { ...items, state: 'open', reach: 'ours', limit: urgentShown, now } as const
  const asked = await askWorklist(db, actor, worklist)
  const counts = await countByState(db, asked)
  const places = await listPlaces(db, asked, counts.total - counts.settled)
  const rows = await readVulnerabilityRows(
    db,
    actor,
    places.map((place) => place.id),
  )
  const touched = new Map(places.map((place) => [place.id, place.cis]))
  return { vulnerabilities: counts, urgent: rows.map((row) => ({ ...row, cis: touched.get(row.id) ?? 0 })) }
}
