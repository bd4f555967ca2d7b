import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { type Actor, allow, loadActor, type PersonActor } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { searchable } from '#kernel/text/search.ts'
import { transact } from '#platform/database/database.ts'
import { testContext } from '#test/database.ts'
import { fc } from '#test/property.ts'
import { addPerson, openWorld } from '../trials/world.ts'
import { orderKinds } from './found.ts'
import { findEverything } from './search-actions.ts'

const world = await openWorld()
const { database, clock, db } = world
const at = clock.now()

interface Item {
  readonly id: string
  readonly name: string
  readonly teamId: string | null
  readonly ownerId: string | null
  readonly tlp: 'amber' | 'red'
  readonly needToKnow: boolean
  readonly givenTo: string | null
}

const people = {
  engineer: await addPerson(world, 'hanako', { roles: [{ role: 'engineer', team: world.psirt }] }),
  manager: await addPerson(world, 'yamada', { roles: [{ role: 'manager' }] }),
  contact: await addPerson(world, 'contact', { roles: [{ role: 'contact' }], clearance: 'green' }),
  guest: await addPerson(world, 'guest', { roles: [{ role: 'guest' }] }),
}
const actors = new Map<string, PersonActor>()
for (const [name, id] of Object.entries(people)) {
  const actor = await loadActor(db, id, { origin: 'api', sessionId: null })
  if (actor !== undefined) actors.set(name, actor)
}

const items: readonly Item[] = [
  item('工場ゲートウェイ 3号', { teamId: world.psirt }),
  item('ファイルサーバ'),
  item('Qt panel'),
  item('秘密のカメラ', { needToKnow: true, ownerId: people.engineer }),
  item('極秘ゲートウェイ', { tlp: 'red', givenTo: people.guest }),
  item('配布ゲートウェイ', { givenTo: people.guest }),
  item('A–B ½ bridge'),
]

function item(name: string, fields: Partial<Item> = {}): Item {
  const usual = { teamId: null, ownerId: null, tlp: 'amber', needToKnow: false, givenTo: null } as const
  return { ...usual, id: newId(clock), name, ...fields }
}

await transact(database, { 'renkei.wall': 'system' }, async (unit) => {
  for (const [position, one] of items.entries()) {
    const documentId = newId(clock)
    await unit.db
      .insertInto('inventory.ci')
      .values({
        id: one.id,
        kind: 'host',
        side: 'product',
        name: one.name,
        folded: searchable(one.name),
        organisation_id: world.organisationId,
        team_id: one.teamId,
        owner_id: one.ownerId,
        tlp: one.tlp,
        need_to_know: one.needToKnow,
        created_at: at,
        changed_at: at,
      })
      .execute()
    await unit.db
      .insertInto('inventory.document')
      .values({
        id: documentId,
        ci_id: one.id,
        slot: 'main',
        name: `部品表 of ${one.name}`,
        hash: '',
        bytes: 1,
        state: 'read',
        received_at: at,
      })
      .execute()
    await unit.db
      .insertInto('inventory.package_name')
      .values({ package_key: `maven/org.example:part-${position}`, name: `Part_${position}` })
      .execute()
    const component = await unit.db
      .insertInto('inventory.component')
      .values({
        package_key: `maven/org.example:part-${position}`,
        name: `Part_${position}`,
        version: '1',
        created_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await unit.db
      .insertInto('inventory.occurrence')
      .values({
        package_key: `maven/org.example:part-${position}`,
        component_id: component.id,
        ci_id: one.id,
        document_id: documentId,
        slot: 'main',
        since: at,
      })
      .execute()
    if (one.givenTo !== null)
      await unit.db
        .insertInto('identity.access_grant')
        .values({
          id: newId(clock),
          object_kind: 'ci',
          object_id: one.id,
          person_id: one.givenTo,
          created_at: at,
        })
        .execute()
  }
})

async function addKnown(
  name: string,
  title: string,
  fields: { alias?: string; tlp?: 'red'; exploited?: boolean },
) {
  const id = newId(clock)
  await db
    .insertInto('intel.vulnerability')
    .values({
      id,
      short_id: `VUL-2026-${id.slice(-4)}`,
      cve: name,
      name,
      title,
      folded: searchable(`${name} ${fields.alias ?? ''} ${title}`),
      tlp: fields.tlp ?? 'clear',
      exploited_at: fields.exploited === true ? at : null,
      created_at: at,
      changed_at: at,
    })
    .execute()
  const names = [name, ...(fields.alias === undefined ? [] : [fields.alias])]
  await db
    .insertInto('intel.source')
    .values({ id: 'osv' })
    .onConflict((on) => on.doNothing())
    .execute()
  await db
    .insertInto('intel.alias')
    .values(
      names.map((alias) => ({ name: alias, vulnerability_id: id, source_id: 'osv', record_name: name })),
    )
    .execute()
}

await addKnown('CVE-2021-44228', 'Apache Log4j2 JNDI', { alias: 'GHSA-jfh8-c2jp-5v3q' })
await addKnown('CVE-2026-1000', 'ゲートウェイ製品における脆弱性', { exploited: true })
await addKnown('CVE-2026-1001', 'ゲートウェイの認証回避の脆弱性', {})
await addKnown('CVE-2026-1002', '公開前の脆弱性', { tlp: 'red' })

async function searchAs(actor: Actor | undefined, q: string) {
  if (actor === undefined) throw new Error('nobody of that name')
  const found = await findEverything(testContext(database, actor, { clock }), { q, limit: 20 })
  const names = (rows: readonly { readonly name: unknown }[]) => rows.map((row) => row.name)
  return { found, kinds: orderKinds(found), names: Object.values(found).flatMap(names) }
}

const manager = actors.get('manager')

describe('what is found', () => {
  it.each([
    ['ＣＶＥ－２０２１－４４２２８', 'CVE-2021-44228'],
    ['cve 2021 44228', 'CVE-2021-44228'],
    ['cve‐2021ー44228', 'CVE-2021-44228'],
    ['ghsa-JFH8-c2jp-5v3q', 'CVE-2021-44228'],
    ['44228', 'CVE-2021-44228'],
    ['jndi log4j', 'CVE-2021-44228'],
    ['脆弱', 'CVE-2026-1000'],
    ['ｹﾞｰﾄｳｪｲ', '工場ゲートウェイ 3号'],
    ['げーとうぇい 工場', '工場ゲートウェイ 3号'],
    ['サーバー', 'ファイルサーバ'],
    ['qt', 'Qt panel'],
    ['Ｑ', 'Qt panel'],
    ['a-b', 'A–B ½ bridge'],
    ['部品表', '部品表 of Qt panel'],
    ['pkg:maven/org.example/part-2@1', 'Part_2'],
    ['PART_2', 'Part_2'],
    ['hanako@example', 'hanako'],
  ])('%s finds %s', async (q, name) => {
    expect((await searchAs(manager, q)).names).toContain(name)
  })

  it('finds teams and organisations by either name', async () => {
    const { found } = await searchAs(manager, '防衛')

    expect(found.team.map((team) => team.id)).toEqual([world.csirt])
    expect((await searchAs(manager, '例社')).found.organisation).toHaveLength(1)
  })

  it('finds nothing by signs that LIKE would take for anything', async () => {
    expect((await searchAs(manager, '100%')).names).toEqual([])
    expect((await searchAs(manager, '__')).names).toEqual([])
  })

  it('puts what was typed exactly before everything else, and the exploited before the others', async () => {
    const { found, kinds } = await searchAs(manager, 'part-2')
    const weak = await searchAs(manager, '脆弱性')

    expect(kinds[0]).toBe('component')
    expect(found.component[0]?.rank).toBe(0)
    expect(weak.found.vulnerability.map((one) => one.name)).toEqual(['CVE-2026-1000', 'CVE-2026-1001'])
  })

  it('names the alias that was typed', async () => {
    const { found } = await searchAs(manager, 'GHSA-JFH8-C2JP-5V3Q')

    expect(found.vulnerability[0]).toMatchObject({ name: 'CVE-2021-44228', alias: 'GHSA-jfh8-c2jp-5v3q' })
  })
})

describe('nobody finds more than they may see', () => {
  it.each([...actors])('%s', async (_name, actor) => {
    const mine = items.filter((one) =>
      allow(actor, 'ci.view', {
        ...one,
        organisationId: world.organisationId,
        divisionId: null,
        given: one.givenTo === actor.id,
      }),
    )
    for (const q of ['ゲートウェイ', 'カメラ', 'part', '部品表', 'qt', 'hanako', '脆弱']) {
      const { found } = await searchAs(actor, q)
      const names = (wanted: (one: Item, position: number) => boolean) =>
        items.filter(wanted).map((one) => one.name)
      const isMine = (one: Item) => mine.includes(one)
      const holdsQ = (text: string) => searchable(text).includes(searchable(q))

      expect(found.item.map((one) => one.name).sort()).toEqual(
        names((one) => isMine(one) && holdsQ(one.name)).sort(),
      )
      expect(found.document.map((one) => one.ci.name).sort()).toEqual(
        names((one) => isMine(one) && holdsQ(`部品表 of ${one.name}`)).sort(),
      )
      expect(found.component.map((one) => one.heldBy.name).sort()).toEqual(
        names((one, position) => isMine(one) && holdsQ(`maven/org.example:part-${position}`)).sort(),
      )
      if (actor.id !== people.engineer && actor.id !== people.manager) expect(found.person).toEqual([])
      expect(found.vulnerability.map((one) => one.name)).not.toContain('CVE-2026-1002')
      if (actor.id === people.guest) expect(found.vulnerability).toEqual([])
    }
  })
})

it('folds in SQL as in the program, but for blanks, which no word holds', async () => {
  const character = fc.oneof(
    fc.integer({ min: 0x21, max: 0x7e }),
    fc.integer({ min: 0x3041, max: 0x30ff }),
    fc.integer({ min: 0x4e00, max: 0x9fff }),
    fc.integer({ min: 0xff01, max: 0xff9f }),
    fc.integer({ min: 0x2010, max: 0x2015 }),
    fc.integer({ min: 0xc0, max: 0xff }),
    fc.constantFrom(0x2212, 0x20bb7, 0x3231, 0x33a1),
  )
  const text = fc.array(character, { maxLength: 20 }).map((codes) => String.fromCodePoint(...codes))
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 50, maxLength: 50 }), async (texts) => {
      const { rows } = await sql<{ folded: string }>`
        select platform.searchable(t) as folded from unnest(${texts}::text[]) with ordinality as u (t, n) order by n`.execute(
        db,
      )
      expect(rows.map((row) => row.folded.trim().replaceAll(/\s+/g, ' '))).toEqual(texts.map(searchable))
    }),
    { numRuns: 40 },
  )
})
