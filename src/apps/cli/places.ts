import type { Client } from '#contract/client.ts'
import { readDirectory } from '#contract/identity/people.ts'
import type { BilingualName } from '#contract/shapes.ts'
import { fold } from '#kernel/text/fold.ts'
import { refuseUse } from './errors.ts'

const kinds = ['csirt', 'psirt']

/**
 * The id of a team that is named by its kind or its id; undefined stays undefined.
 * @throws AppError `cli.team-unknown`, `cli.team-ambiguous` when there are several of the kind
 */
export async function findTeam(client: Client, named: string | undefined): Promise<string | undefined> {
  if (named === undefined) return undefined
  const { teams, organisations } = await client(readDirectory)
  if (!kinds.includes(named)) {
    if (teams.some((team) => team.id === named)) return named
    throw refuseUse('team-unknown', { facts: { team: named } })
  }
  const own = organisations.filter((one) => one.kind === 'own').map((one) => one.id)
  const found = teams.filter((team) => team.kind === named && own.includes(team.organisationId))
  if (found.length > 1) {
    throw refuseUse('team-ambiguous', {
      facts: { team: named, ids: found.map((team) => team.id).join(', ') },
    })
  }
  const [only] = found
  if (only === undefined) throw refuseUse('team-unknown', { facts: { team: named } })
  return only.id
}

/** The id of an organisation that is named by its id or either name. @throws AppError `cli.organisation-unknown` */
export async function findOrganisation(
  client: Client,
  named: string | undefined,
): Promise<string | undefined> {
  if (named === undefined) return undefined
  const { organisations } = await client(readDirectory)
  const found = organisations.find((one) => one.id === named || isNamed(one.name, named))
  if (found === undefined) throw refuseUse('organisation-unknown', { facts: { organisation: named } })
  return found.id
}

function isNamed(name: BilingualName, wanted: string): boolean {
  return [name.ja, name.en].some((one) => one !== null && fold(one) === fold(wanted))
}

/** A new name as the contract holds it: Japanese letters make it the Japanese one. */
export function toBilingual(name: string): BilingualName {
  const isJapanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(name)
  return isJapanese ? { ja: name, en: null } : { ja: null, en: name }
}
