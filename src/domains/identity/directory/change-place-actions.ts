import { houseObject } from '../access/access.ts'
import { asActor, authorise, type Context, type Deed } from '../access/access-actions.ts'
import { refuseIdentity } from '../errors.ts'
import { differenceOf, isInside, type Place, type PlaceChange, type PlaceKind } from './directory.ts'
import { findPlace, hasPeople, readDirectoryRows, updatePlace } from './directory-store.ts'
import { tellStructure } from './tell-structure-actions.ts'

/** A change of a part of the structure, knowing a version of it. */
interface PlaceEdit {
  readonly id: string
  readonly version: number | undefined
  readonly change: PlaceChange
}

/**
 * Renames a part of the structure, or changes its kind; the trail keeps old and new.
 * @throws AppError `identity.place-not-found`, `identity.place-changed` with the part as it is now,
 * `identity.own-stays-own`, `identity.people-inside`
 */
export async function changePlace(context: Context, part: PlaceKind, edit: PlaceEdit): Promise<void> {
  await asActor(context, async (deed) => {
    const before = await findPlace(deed.db, part, edit.id)
    await authorise(deed, {
      action: 'directory.change',
      object: houseObject(deed.actor),
      kind: part,
      id: edit.id,
      detail: before === undefined ? {} : differenceOf(before, edit.change),
    })
    if (before === undefined) throw refuseIdentity('place-not-found', { facts: { id: edit.id } })
    if (edit.version === undefined) throw refuseIdentity('version-missing')
    if (part === 'organisation') await checkKind(deed, before, edit.change)
    const { id, version, change } = edit
    const isCurrent = await updatePlace(deed.db, part, { id, version, change })
    if (!isCurrent) throw refuseIdentity('place-changed', { current: await currentOf(deed, part, before) })
    await tellStructure(deed, id)
  })
}

/** What an organisation is decides what its people may do. */
async function checkKind({ db }: Deed, before: Place, { kind }: PlaceChange): Promise<void> {
  if (kind === undefined || kind === before.kind) return
  if (before.kind === 'own' || kind === 'own') throw refuseIdentity('own-stays-own')
  const wasInside = before.kind === 'group'
  if (wasInside !== isInside(toOrganisationKind(kind)) && (await hasPeople(db, before.id))) {
    throw refuseIdentity('people-inside')
  }
}

function toOrganisationKind(kind: NonNullable<PlaceChange['kind']>) {
  return kind === 'csirt' || kind === 'psirt' || kind === 'division' ? 'supplier' : kind
}

/** As the route answers it, so that the form can show both side by side. */
async function currentOf({ db }: Deed, part: PlaceKind, before: Place): Promise<unknown> {
  const { organisations, divisions, teams } = await readDirectoryRows(db)
  const all = { organisation: organisations, division: divisions, team: teams }[part]
  return all.find((one) => one.id === before.id)
}
