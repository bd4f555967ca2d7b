import { houseObject } from '../access/access.ts'
import { type Context, personOf, requireAction } from '../access/access-actions.ts'
import { refuseIdentity } from '../errors.ts'
import { findPersonByLogin } from '../people/person-store.ts'
import { createToken } from './session-actions.ts'
import { listTokenRows, type TokenRow } from './session-store.ts'

/** The person's own tokens, newest first. */
export async function listOwnTokens(context: Context): Promise<readonly TokenRow[]> {
  return await listTokenRows(context.database.kysely, personOf(context).id)
}

/** A token for somebody else, by who may change people. */
export async function createTokenFor(context: Context, login: string, label: string) {
  requireAction(context, 'user.change', houseObject(context.actor))
  const person = await findPersonByLogin(context.database.kysely, login)
  if (person === undefined) throw refuseIdentity('person-not-found', { facts: { id: login } })
  return await createToken(context, { personId: person.id, label })
}
