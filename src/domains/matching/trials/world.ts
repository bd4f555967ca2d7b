import { sql } from 'kysely'
import { asActor, type Context, loadActor, system } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { fixedClock } from '#kernel/time/clock.ts'
import type { Executor } from '#platform/database/database.ts'
import { testContext, testDatabase } from '#test/database.ts'
import { countAll } from '../worklist/worklist-actions.ts'

export type World = Awaited<ReturnType<typeof openWorld>>

/** A company with a CSIRT and a PSIRT, in a database of its own, and a clock that stands still. */
export async function openWorld() {
  const database = await testDatabase()
  const clock = fixedClock('2026-07-01T00:00:00Z')
  const context = testContext(database, system, { clock })
  const { kysely: db } = database
  const at = clock.now()
  const organisationId = newId(clock)
  await db
    .insertInto('identity.organisation')
    .values({ id: organisationId, kind: 'own', name_ja: '例社', created_at: at })
    .execute()
  const csirt = { id: newId(clock), kind: 'csirt', name_ja: '情報防衛室', name_en: 'CSIRT' } as const
  const psirt = { id: newId(clock), kind: 'psirt', name_ja: null, name_en: 'PSIRT' } as const
  await db
    .insertInto('identity.team')
    .values([csirt, psirt].map((team) => ({ ...team, organisation_id: organisationId, created_at: at })))
    .execute()
  return { database, db, clock, context, organisationId, csirt: csirt.id, psirt: psirt.id }
}

/** Does work behind no wall. */
export function inside<T>(world: World, work: (db: Executor) => Promise<T>): Promise<T> {
  return asActor(world.context, ({ db }) => work(db))
}

interface ItemDraft {
  readonly team: string | null
  readonly name?: string
  readonly kind?: string
  readonly side?: 'it' | 'development' | 'product'
  readonly organisation?: string
  readonly division?: string | null
  readonly attributes?: Readonly<Record<string, string>>
  /** The items of which it is part. */
  readonly partOf?: readonly string[]
  readonly owner?: string
  readonly tlp?: 'clear' | 'green' | 'amber' | 'amber+strict' | 'red'
  readonly needToKnow?: boolean
}

/** An item below others that are there already. */
export async function addItem(world: World, draft: ItemDraft): Promise<string> {
  const { clock } = world
  const id = newId(clock)
  const name = draft.name ?? `item ${id.slice(-4)}`
  await inside(world, async (db) => {
    await db
      .insertInto('inventory.ci')
      .values({
        id,
        kind: draft.kind ?? 'host',
        side: draft.side ?? 'it',
        name,
        folded: name,
        organisation_id: draft.organisation ?? world.organisationId,
        division_id: draft.division ?? null,
        attributes: JSON.stringify(draft.attributes ?? {}),
        team_id: draft.team,
        owner_id: draft.owner ?? null,
        tlp: draft.tlp ?? 'green',
        need_to_know: draft.needToKnow ?? false,
        created_at: clock.now(),
        changed_at: clock.now(),
      })
      .execute()
    await sql`
      insert into inventory.closure (ancestor_id, descendant_id, depth)
      select ${id}::uuid, ${id}::uuid, 0 union all
      select ancestor_id, ${id}, min(depth) + 1 from inventory.closure
      where descendant_id = any(${[...(draft.partOf ?? [])]}::uuid[]) group by ancestor_id`.execute(db)
  })
  return id
}

/** A distinct component. */
export async function addComponent(world: World, name: string): Promise<number> {
  const row = await world.db
    .insertInto('inventory.component')
    .values({ package_key: `npm/${name}`, name, version: '1.0.0', created_at: world.clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Lets an item hold components, without counting it. */
export async function contain(world: World, ciId: string, componentIds: readonly number[]): Promise<void> {
  const { clock } = world
  const documentId = newId(clock)
  await inside(world, async (db) => {
    await db
      .insertInto('inventory.document')
      .values({
        id: documentId,
        ci_id: ciId,
        slot: documentId,
        name: 'x',
        hash: 'x',
        bytes: 1,
        state: 'read',
        received_at: clock.now(),
      })
      .execute()
    await sql`
      insert into inventory.occurrence (package_key, component_id, ci_id, document_id, slot, since)
      select package_key, id, ${ciId}, ${documentId}, ${documentId}, ${clock.now().toString()}::timestamptz
      from inventory.component where id = any(${[...componentIds]}::bigint[])`.execute(db)
  })
}

/** Counts everything from nothing, as after a bulk load. */
export async function countWorld(world: World): Promise<void> {
  await asActor(world.context, (deed) => countAll(deed, []))
}

/** A vulnerability that hits the components; the items that hold them are not counted yet. */
export async function addVulnerability(
  world: World,
  name: string,
  componentIds: readonly number[],
): Promise<string> {
  const { db, clock } = world
  const id = newId(clock)
  const at = clock.now()
  await db
    .insertInto('intel.vulnerability')
    .values({
      id,
      short_id: `VUL-${name}`,
      name,
      title: `${name} の表題`,
      folded: name.toLowerCase(),
      created_at: at,
      changed_at: at,
    })
    .execute()
  await sql`
    insert into matching.hit (package_key, component_id, vulnerability_id, verdict, reason, since)
    select package_key, id, ${id}, 'affected', ${JSON.stringify(reason)}::jsonb, ${at.toString()}::timestamptz
    from inventory.component where id = any(${[...componentIds]}::bigint[])`.execute(db)
  return id
}

const reason = { source: 'osv', record: 'X-1', range: '*', rank: 'ecosystem', fixed: [] }

type Role = 'administrator' | 'handler' | 'responder' | 'engineer' | 'contact' | 'manager' | 'guest'

/** Somebody with a role. */
export async function addPerson(
  world: World,
  login: string,
  { role, team }: { readonly role: Role; readonly team?: string },
): Promise<string> {
  const { db, clock } = world
  const id = newId(clock)
  await db
    .insertInto('identity.person')
    .values({
      id,
      login,
      name: login,
      organisation_id: world.organisationId,
      language: 'ja',
      clearance: 'amber+strict',
      password: 'x',
      created_at: clock.now(),
    })
    .execute()
  await db
    .insertInto('identity.membership')
    .values({ id: newId(clock), person_id: id, role, team_id: team ?? null })
    .execute()
  return id
}

/** The context of somebody signed in. */
export async function actAs(world: World, personId: string): Promise<Context> {
  const actor = await loadActor(world.db, personId, { origin: 'ui', sessionId: null })
  if (actor === undefined) throw new Error('nobody')
  return { ...world.context, actor }
}
