import { type Context, type Deed, system } from '#domains/identity/index.ts'
import { packGraph } from '#domains/inventory/documents/graph.ts'
import { insertGraph } from '#domains/inventory/documents/occurrence-store.ts'
import { countAll } from '#domains/matching/worklist/worklist-actions.ts'
import { newId } from '#kernel/ids/ids.ts'
import { systemClock } from '#kernel/time/clock.ts'
import type { Unit } from '#platform/database/database.ts'
import { insertStatements } from './statements.ts'
import type { Item } from './world.ts'
import { insertWrongMatches } from './wrong-matches.ts'

const make = () => newId(systemClock)

export function deedOfHouse(context: Context, unit: Unit): Deed {
  return { ...unit, context, actor: system, now: systemClock.now() }
}

interface Cast {
  readonly items: readonly Item[]
  readonly teams: { readonly csirt: string; readonly psirt: string }
  readonly people: ReadonlyMap<string, string>
}

/** One vulnerable component in every item, decisions, a grant, a job, a notice and a token to aim at. */
export async function insertFinding(deed: Deed, cast: Cast) {
  const { db, now } = deed
  const vulnerabilityId = make()
  await db
    .insertInto('intel.vulnerability')
    .values({
      id: vulnerabilityId,
      short_id: 'VUL-2026-0001',
      cve: 'CVE-2026-0001',
      name: 'CVE-2026-0001',
      title: 'A flaw',
      folded: 'cve-2026-0001',
      created_at: now,
      changed_at: now,
    })
    .execute()
  const { id: componentId } = await db
    .insertInto('inventory.component')
    .values({
      package_key: 'npm/a',
      name: 'a',
      version: '1.0.0',
      distribution: '',
      version_key: Buffer.from([1]),
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('inventory.package_name').values({ package_key: 'npm/a', name: 'a' }).execute()
  for (const item of cast.items) {
    await db
      .insertInto('inventory.document')
      .values({
        id: item.documentId,
        ci_id: item.id,
        slot: 'main',
        name: `document of ${item.name}`,
        hash: '',
        bytes: 1,
        state: 'read',
        added: 1,
        removed: 0,
        changed: 0,
        received_at: now,
      })
      .execute()
    await insertGraph(db, item.documentId, {
      componentIds: [componentId],
      graph: packGraph({ places: [['/components/0']], depends: [-1, 0], contains: [] }),
    })
    await db
      .insertInto('inventory.occurrence')
      .values({
        package_key: 'npm/a',
        component_id: componentId,
        ci_id: item.id,
        document_id: item.documentId,
        slot: 'main',
        since: now,
      })
      .execute()
  }
  // By it the hit is found again when something is matched anew.
  await db
    .insertInto('matching.affected_range')
    .values({
      package_key: 'npm/a',
      vulnerability_id: vulnerabilityId,
      source_id: 'osv',
      record_name: 'X',
      rank: 'ecosystem',
      verdict: 'affected',
      distribution: '',
      exact_version: '1.0.0',
      text: '*',
    })
    .execute()
  await db
    .insertInto('matching.hit')
    .values({
      package_key: 'npm/a',
      component_id: componentId,
      vulnerability_id: vulnerabilityId,
      verdict: 'affected',
      reason: JSON.stringify({ source: 'osv', record: 'X', range: '*', rank: 'ecosystem', fixed: [] }),
      since: now,
    })
    .execute()
  const decide = async (teamId: string) => {
    const id = make()
    await db
      .insertInto('matching.assessment')
      .values({
        id,
        vulnerability_id: vulnerabilityId,
        team_id: teamId,
        status: 'affected',
        note: '',
        made_at: now,
        sequence: 1,
      })
      .execute()
    return id
  }
  const conditionId = make()
  await db
    .insertInto('matching.condition')
    .values({
      id: conditionId,
      vulnerability_id: vulnerabilityId,
      kind: 'option',
      text: 'on',
      team_id: cast.teams.csirt,
      made_at: now,
    })
    .execute()
  const assessments = { csirt: await decide(cast.teams.csirt), psirt: await decide(cast.teams.psirt) }
  const batchId = make()
  await db
    .insertInto('matching.assessment_batch')
    .values({
      id: batchId,
      team_id: cast.teams.csirt,
      status: 'fixed',
      note: '',
      selection: '{}',
      made_at: now,
      origin: 'api',
    })
    .execute()
  await countAll(deed, [])
  return {
    vulnerabilityId,
    componentId: String(componentId),
    assessments,
    batchId,
    conditionId,
    documents: await insertStatements(deed),
    wrongMatches: await insertWrongMatches(deed, cast),
    ...(await insertBelongings(deed, cast, vulnerabilityId)),
  }
}

/** Things of one person's own: the handler's. */
async function insertBelongings(deed: Deed, cast: Cast, vulnerabilityId: string) {
  const { db, now } = deed
  const ownerId = cast.people.get('handler') ?? ''
  const belongings = { jobId: make(), failedJobId: make(), noticeId: make(), tokenId: make() }
  const grants = new Map<string, string>()
  for (const name of cast.people.keys()) {
    const organisationId = make()
    await db
      .insertInto('identity.organisation')
      .values({ id: organisationId, kind: 'supplier', name_en: name, name_ja: null, created_at: now })
      .execute()
    const id = make()
    grants.set(name, id)
    await db
      .insertInto('identity.access_grant')
      .values({
        id,
        object_kind: 'ci',
        object_id: cast.items[0]?.id ?? '',
        organisation_id: organisationId,
        created_at: now,
      })
      .execute()
  }
  const relations = await insertRelations(deed, cast)
  await db
    .insertInto('platform.job')
    .values({
      id: belongings.jobId,
      kind: 'inventory.read-document',
      title: 'x',
      state: 'done',
      input: '{}',
      owner_id: ownerId,
      origin: 'api',
      created_at: now,
    })
    .execute()
  await db
    .insertInto('platform.job')
    .values({
      id: belongings.failedJobId,
      kind: 'intel.import-feed',
      title: 'x.zip',
      state: 'failed',
      input: JSON.stringify({ source: 'osv', hash: 'x', name: 'x.zip' }),
      problems: JSON.stringify([{ path: '/x', code: 'job.broken' }]),
      problem_count: 1,
      owner_id: ownerId,
      origin: 'api',
      created_at: now,
    })
    .execute()
  await db
    .insertInto('intel.run')
    .values({ job_id: belongings.jobId, source_id: 'osv', started_at: now, state: 'done' })
    .execute()
  await db
    .insertInto('sharing.notice')
    .values({
      id: belongings.noticeId,
      person_id: ownerId,
      kind: 'findings',
      subject_kind: 'vulnerability',
      subject_id: vulnerabilityId,
      facts: JSON.stringify({
        name: 'CVE-2026-0001',
        title: 'A flaw',
        items: 1,
        batch: 'world',
        since: now.toString(),
        events: [],
      }),
      reason: JSON.stringify([{ role: 'handler', team: null }]),
      created_at: now,
    })
    .execute()
  await db
    .insertInto('sharing.quiet_hours')
    .values({ person_id: ownerId, begins: '22:00', ends: '07:00' })
    .execute()
  await db
    .insertInto('identity.api_token')
    .values({
      id: belongings.tokenId,
      secret_hash: Buffer.alloc(32),
      person_id: ownerId,
      label: 'handler token',
      created_at: now,
    })
    .execute()
  return { ...belongings, grants, relations }
}

/** A relation for each person, all of kinds that hold nothing: between items of both teams, and to nobody's. */
async function insertRelations({ db, now }: Deed, { items, people }: Cast) {
  const [csirts, psirts, nobodys] = items
  if (csirts === undefined || psirts === undefined || nobodys === undefined) throw new Error('no items')
  const pairs: readonly (readonly [Item, Item])[] = [
    [csirts, psirts],
    [csirts, nobodys],
    [nobodys, csirts],
    [psirts, nobodys],
  ]
  const edges = pairs.flatMap((ends) =>
    (['uses', 'connects-to', 'builds'] as const).map((kind) => ({ kind, ends })),
  )
  const relations = new Map<string, { readonly id: string; readonly ends: readonly [Item, Item] }>()
  for (const [index, name] of [...people.keys()].entries()) {
    const edge = edges[index]
    if (edge === undefined) throw new Error('too few relations')
    const { kind, ends } = edge
    const id = make()
    await db
      .insertInto('inventory.relation')
      .values({ id, kind, from_id: ends[0].id, to_id: ends[1].id, since: now })
      .execute()
    relations.set(name, { id, ends })
  }
  return relations
}
