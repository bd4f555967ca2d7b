import { beforeAll, describe, expect, it } from 'vitest'
import { testContext, testDatabase } from '#test/database.ts'
import type { Context } from '../access/access-actions.ts'
import { system } from '../access/actor.ts'
import { createPerson, listPeopleFor } from '../people/person-actions.ts'
import type { PersonFilter } from '../people/person-store.ts'
import { setUpByOperator } from '../setup/setup-actions.ts'
import { changePlace } from './change-place-actions.ts'
import { createOrganisation, readDirectory } from './directory-actions.ts'
import { listStructureLines } from './structure-view.ts'

const database = await testDatabase()
const context: Context = testContext(database, system)

beforeAll(async () => {
  await setUpByOperator(context, {
    organisation: { ja: '例社', en: null },
    login: 'admin',
    name: '管理 太郎',
    email: null,
    password: 'a very long secret',
    language: 'ja',
  })
})

async function teamOf(kind: string) {
  const { teams } = await readDirectory(context)
  const team = teams.find((one) => one.kind === kind)
  if (team === undefined) throw new Error('no such team')
  return team
}

describe('renaming', () => {
  it('keeps old and new in the trail, and refuses an old version with what is there now', async () => {
    const { id, version, name } = await teamOf('csirt')
    const renamed = { ja: '情報防衛室', en: 'Cyber defence' }

    await changePlace(context, 'team', { id, version, change: { name: renamed } })
    const late = changePlace(context, 'team', { id, version, change: { name: { ja: '別', en: null } } })

    await expect(late).rejects.toMatchObject({
      code: 'identity.place-changed',
      current: { id, name: renamed, version: version + 1 },
    })
    const lines = await listStructureLines(database.kysely, { id, limit: 10 })
    expect(lines[0]).toMatchObject({ name: { before: name, after: renamed }, kind: null })
    expect(lines).toHaveLength(1)
  })

  it('tells of a kind that changed', async () => {
    const { id, version } = await teamOf('psirt')

    await changePlace(context, 'team', { id, version, change: { kind: 'division' } })
    await changePlace(context, 'team', { id, version: version + 1, change: { kind: 'psirt' } })

    const lines = await listStructureLines(database.kysely, { id, limit: 10 })
    expect(lines.map(({ kind }) => kind)).toEqual([
      { before: 'division', after: 'psirt' },
      { before: 'psirt', after: 'division' },
    ])
  })

  it('knows nothing of what is not there, or under another name of its kind', async () => {
    const { id, version } = await teamOf('psirt')
    const wrong = changePlace(context, 'division', { id, version, change: { name: { ja: 'x', en: null } } })

    await expect(wrong).rejects.toMatchObject({ code: 'identity.place-not-found' })
  })
})

describe('what an organisation is', () => {
  it('stays for the own one', async () => {
    const { organisations } = await readDirectory(context)
    const own = organisations.find(({ kind }) => kind === 'own')
    const change = { id: own?.id ?? '', version: own?.version, change: { kind: 'group' as const } }

    await expect(changePlace(context, 'organisation', change)).rejects.toMatchObject({
      code: 'identity.own-stays-own',
    })
  })

  it('moves between inside and outside only while nobody belongs to it', async () => {
    const made = await createOrganisation(context, { name: { ja: '協力社', en: null }, kind: 'supplier' })
    const move = (version: number, kind: 'group' | 'supplier' | 'customer') =>
      changePlace(context, 'organisation', { id: made.id, version, change: { kind } })
    await move(1, 'group')
    await move(2, 'supplier')
    await createPerson(context, {
      login: 'guest',
      name: '客人',
      email: null,
      password: 'a very long secret',
      language: 'ja',
      organisationId: made.id,
      memberships: [{ role: 'guest', teamId: null, divisionId: null }],
    })

    await expect(move(3, 'group')).rejects.toMatchObject({ code: 'identity.people-inside' })
    await move(3, 'customer')
  })
})

describe('people', () => {
  async function logins(filter: PersonFilter) {
    const { people, total } = await listPeopleFor(context, { filter, limit: 50 })
    expect(total).toBe(people.length)
    return people.map(({ login }) => login)
  }

  it('are found by any part of a name, however wide it was typed', async () => {
    expect(await logins({ q: 'ＡＤＭ' })).toEqual(['admin'])
    expect(await logins({ q: '太' })).toEqual(['admin'])
    expect(await logins({ q: '太郎 管理' })).toEqual(['admin'])
    expect(await logins({ q: 'nobody' })).toEqual([])
  })

  it('are narrowed by role and state, wanted or not', async () => {
    const guests = { values: ['guest'], unwanted: false }

    expect(await logins({ role: guests })).toEqual(['guest'])
    expect(await logins({ role: { ...guests, unwanted: true } })).toEqual(['admin'])
    expect(await logins({ state: { values: ['disabled'], unwanted: false } })).toEqual([])
    expect(await logins({ state: { values: ['disabled'], unwanted: true } })).toEqual(['admin', 'guest'])
  })

  it('are narrowed by where they belong', async () => {
    const { organisations } = await readDirectory(context)
    const customer = organisations.find(({ kind }) => kind === 'customer')

    expect(await logins({ organisationId: customer?.id ?? '' })).toEqual(['guest'])
    expect(await logins({ teamId: (await teamOf('csirt')).id })).toEqual([])
  })
})
