import { type RawBuilder, sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import type { FoundDocument, FoundItem } from './found.ts'
import type { Sought } from './sought.ts'
import { holdsWords, rankOf } from './words-view.ts'

/** An id with how well it fits. */
export interface Fit {
  readonly id: string
  readonly rank: number
}

interface Asked {
  readonly sought: Sought
  readonly limit: number
}

/**
 * Items that the actor may see, by name; served by ci_search. Asked as Renkei itself with the actor's own policy,
 * because behind the wall no index of texts is used (LIKE might tell of hidden rows by failing); `loadItems` asks
 * the wall.
 */
export async function fitItems(
  db: Executor,
  actor: Actor,
  { sought, limit }: Asked,
): Promise<readonly Fit[]> {
  const { rows } = await sql<Fit>`
    select ci.id, ${rankOf(sql`ci.folded`, sought.text)} as rank from inventory.ci
    where ${visible(actor, 'ci.view', 'ci')} and ${holdsWords(sql`ci.folded`, sought.words)}
    order by rank, length(ci.folded), ci.folded, ci.id limit ${limit}`.execute(db)
  return rows
}

/** Documents of items that the actor may see, by name, the newest first; served by document_search. As `fitItems`. */
export async function fitDocuments(
  db: Executor,
  actor: Actor,
  { sought, limit }: Asked,
): Promise<readonly Fit[]> {
  const { rows } = await sql<Fit>`
    select d.id, ${rankOf(sql`d.folded`, sought.text)} as rank
    from inventory.document d join inventory.ci on ci.id = d.ci_id
    where ${visible(actor, 'ci.view', 'ci')} and ${holdsWords(sql`d.folded`, sought.words)}
    order by rank, d.received_at desc, d.id limit ${limit}`.execute(db)
  return rows
}

/** The items as they are shown, in their order; behind the wall. */
export async function loadItems(
  db: Executor,
  actor: Actor,
  fits: readonly Fit[],
): Promise<readonly FoundItem[]> {
  if (fits.length === 0) return []
  const { rows } = await sql<FoundItem>`
    select f.rank, ci.id, ci.kind, ci.side, ci.name,
      case when t.id is not null then jsonb_build_object('id', t.id,
        'name', jsonb_build_object('ja', t.name_ja, 'en', t.name_en)) end as team,
      (select jsonb_build_object('id', whole.id, 'name', whole.name)
        from inventory.relation r join inventory.ci whole on whole.id = r.from_id
        where r.to_id = ci.id and r.kind = 'contains' and r.until is null and ${visible(actor, 'ci.view', 'whole')}
        order by r.since limit 1) as "partOf"
    from ${listed(fits)} join inventory.ci on ci.id = f.id left join identity.team t on t.id = ci.team_id
    where ${visible(actor, 'ci.view', 'ci')}
    order by f.position`.execute(db)
  return rows
}

/** The documents as they are shown, in their order; behind the wall. */
export async function loadDocuments(
  db: Executor,
  actor: Actor,
  fits: readonly Fit[],
): Promise<readonly FoundDocument[]> {
  if (fits.length === 0) return []
  const { rows } = await sql<FoundDocument>`
    select f.rank, d.id, d.name, d.slot, d.received_at as "receivedAt",
      jsonb_build_object('id', ci.id, 'name', ci.name) as ci
    from ${listed(fits)} join inventory.document d on d.id = f.id join inventory.ci on ci.id = d.ci_id
    where ${visible(actor, 'ci.view', 'ci')}
    order by f.position`.execute(db)
  return rows
}

function listed(fits: readonly Fit[]): RawBuilder<unknown> {
  return sql`unnest(${fits.map((fit) => fit.id)}::uuid[], ${fits.map((fit) => fit.rank)}::int[])
    with ordinality as f (id, rank, position)`
}
