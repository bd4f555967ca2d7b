import { text as readText } from 'node:stream/consumers'
import type { Command } from 'commander'
import type { Client } from '#contract/client.ts'
import { Role } from '#contract/identity/access.ts'
import { createUser, listUsers, type User } from '#contract/identity/people.ts'
import { readSetup, setUp } from '#contract/identity/sessions.ts'
import { Language } from '#contract/shapes.ts'
import { setUpByOperator } from '#domains/identity/index.ts'
import { newPassword } from '../../server/new-password.ts'
import { type Connection, withConnection } from '../connection.ts'
import { addCommand, type Common, choice } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { refuseUse } from '../errors.ts'
import { readPages } from '../pages.ts'
import { findOrganisation, findTeam, toBilingual } from '../places.ts'

interface Options extends Common {
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly team?: string
  readonly division?: string
  readonly email?: string
  readonly language?: Language
  readonly organisation?: string
  readonly passwordStdin?: boolean
}

/** `user create`: a person with a role; the first one sets the house up. */
export function addUserCreate(user: Command, desk: Desk): void {
  addCommand(user, desk, 'create')
    .requiredOption('--login <LOGIN>', desk.say('options.login'))
    .requiredOption('--name <NAME>', desk.say('options.name'))
    .addOption(choice('--role <ROLE>', desk.say('options.role'), Role.options).makeOptionMandatory())
    .option('--team <TEAM>', desk.say('options.team'))
    .option('--division <ID>', desk.say('options.division'))
    .option('--email <ADDRESS>', desk.say('options.email'))
    .addOption(choice('--language <LANGUAGE>', desk.say('options.language'), Language.options))
    .option('--organisation <NAME>', desk.say('options.organisation'))
    .option('--password-stdin', desk.say('options.password-stdin'))
    .action(async (options: Options) => {
      const given = options.passwordStdin === true ? await readPassword(desk) : undefined
      await withConnection(desk, async (connection) => {
        const password = given ?? newPassword()
        const { needed } = await connection.client(readSetup)
        const made = needed
          ? await makeFirst(connection, options, password)
          : await makeFurther(connection.client, options, password)
        tell(desk, options, given === undefined ? { ...made, password } : made)
      })
    })
}

async function readPassword(desk: Desk): Promise<string> {
  const password = (await readText(desk.input)).replace(/\r?\n$/, '')
  if (password === '') throw refuseUse('password-missing')
  return password
}

/** The house, its teams and its first administrator, which only who holds the data may make. */
async function makeFirst({ client, context }: Connection, options: Options, password: string): Promise<User> {
  const { login, name, organisation } = options
  if (context === undefined) throw refuseUse('set-up-alone')
  if (options.role !== 'administrator' || organisation === undefined) throw refuseUse('set-up-first')
  if (options.team !== undefined || options.division !== undefined) throw refuseUse('set-up-teamless')
  const draft = setUp.body.parse({
    token: '',
    organisation: toBilingual(organisation),
    login,
    name,
    email: options.email ?? null,
    password,
    language: options.language ?? 'ja',
  })
  const id = await setUpByOperator(context, draft)
  const { rows } = await readPages((query) => client(listUsers, { query }), { limit: 200 })
  const made = rows.find((one) => one.id === id)
  if (made === undefined) throw new Error('the first person was not found again')
  return made
}

async function makeFurther(client: Client, options: Options, password: string): Promise<User> {
  const { login, name, email, language, role } = options
  const teamId = (await findTeam(client, options.team)) ?? null
  const organisationId = await findOrganisation(client, options.organisation)
  return await client(createUser, {
    body: {
      login,
      name,
      password,
      email: email ?? null,
      language,
      organisationId,
      memberships: [{ role, teamId, divisionId: options.division ?? null }],
    },
  })
}

function tell(desk: Desk, options: Options, made: User & { readonly password?: string }): void {
  const { password } = made
  const rows = [
    [desk.say('fields.id'), made.id],
    [desk.say('fields.login'), made.login],
    [desk.say('fields.role'), made.memberships.map(({ role }) => role).join(', ')],
    ...(password === undefined ? [] : [[desk.say('fields.password'), password]]),
  ]
  if (options.json === true) desk.output.json(made)
  else desk.output.table(rows)
}
