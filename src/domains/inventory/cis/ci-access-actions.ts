import {
  type Action,
  type Actor,
  asActor,
  type Context,
  type Deed,
  type Explanation,
  explain,
  houseObject,
  loadActor,
  readDirectory,
  requireAction,
} from '#domains/identity/index.ts'
import { refuseInventory } from '../errors.ts'
import { isCiGivenTo } from './ci-access-view.ts'
import { guardedOf, readCi } from './ci-read-actions.ts'

/** What is explained of an item, seeing it first. */
const explained = [
  'ci.view',
  'finding.view',
  'ci.change',
  'document.import',
  'finding.assess',
  'grant.change',
] as const satisfies readonly Action[]

interface Name {
  readonly ja: string | null
  readonly en: string | null
}

/** Why somebody may or may not do something to an item. */
interface CiAccess {
  readonly person: { readonly id: string; readonly name: string } | null
  readonly actions: {
    readonly action: (typeof explained)[number]
    readonly allowed: boolean
    readonly grounds: {
      readonly role: Ground['role']
      readonly scope: Ground['scope']
      readonly place: Name | null
    }[]
    readonly obstacles: Explanation['obstacles'][number][]
  }[]
}

type Ground = Explanation['grounds'][number]

/**
 * Why the reader, or another person, may see and change the item.
 * @param personId of another person; asks for `user.view`
 * @throws AppError `inventory.ci-not-found`, `inventory.person-not-found` for nobody and for who cannot sign in
 */
export async function explainCiAccess(
  context: Context,
  id: string,
  personId: string | undefined,
): Promise<CiAccess> {
  const row = await readCi(context, id)
  const isOther =
    personId !== undefined && !(context.actor.kind === 'person' && context.actor.id === personId)
  if (isOther) requireAction(context, 'user.view', houseObject(context.actor))
  const placeOf = await placeNames(context)
  return await asActor(context, async (deed) => {
    const actor = isOther ? await loadOther(deed, personId) : deed.actor
    const object = { ...guardedOf(row), given: await isCiGivenTo(deed.db, actor, id) }
    return {
      person: actor.kind === 'person' ? { id: actor.id, name: actor.name } : null,
      actions: explained.map((action) => {
        const { allowed, grounds, obstacles } = explain(actor, action, object)
        return {
          action,
          allowed,
          grounds: grounds.map(({ role, scope, teamId, divisionId }) => ({
            role,
            scope,
            place: placeOf(teamId ?? divisionId),
          })),
          obstacles: [...obstacles],
        }
      }),
    }
  })
}

async function loadOther(deed: Deed, personId: string): Promise<Actor> {
  const person = await loadActor(deed.db, personId, { origin: 'api', sessionId: null })
  if (person === undefined) throw refuseInventory('person-not-found')
  return person
}

/** Names of teams and divisions, as far as the reader may know them. */
async function placeNames(context: Context): Promise<(id: string | null) => Name | null> {
  const { divisions, teams } = await readDirectory(context)
  const names = new Map([...divisions, ...teams].map(({ id, name }) => [id, name]))
  return (id) => (id === null ? null : (names.get(id) ?? null))
}
