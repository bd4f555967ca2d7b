import { sql } from 'kysely'
import { type Actor, mayHold, visible } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import type { CalledSo } from './called-search-view.ts'
import type { FoundDocument, FoundItem } from './found.ts'
import type { Sought } from './sought.ts'
import { holdsWords, rankOf } from './words-view.ts'

interface Asked {
  readonly sought: Sought
  readonly limit: number
}

/**
 * Items that the actor may see, by name, or that hold a product called so. All names are read: behind the wall PostgreSQL uses no index of texts, because
 * LIKE might tell of hidden rows by failing. 20,000 take 6 ms.
 */
export async function findItems(
  db: Executor,
  actor: Actor,
  { sought, limit, called }: Asked & { readonly called: CalledSo },
): Promise<readonly FoundItem[]> {
  const isNamed = holdsWords(sql`ci.folded`, sought.words)
  const holder = sql`ci.id = any(array(select distinct o.ci_id from inventory.occurrence o
    where o.package_key = any(${[...called.packageKeys]}::text[]) and o.until is null))`
  const fits = called.packageKeys.length === 0 ? isNamed : sql`(${isNamed} or ${holder})`
  const { rows } = await sql<FoundItem>`
    select fit.rank, fit.id, fit.kind, fit.side, fit.name,
      case when t.id is not null then jsonb_build_object('id', t.id,
        'name', jsonb_build_object('ja', t.name_ja, 'en', t.name_en)) end as team,
      (select jsonb_build_object('id', whole.id, 'name', whole.name)
        from inventory.relation r join inventory.ci whole on whole.id = r.from_id
        where r.to_id = fit.id and r.kind = 'contains' and r.until is null and ${visible(actor, 'ci.view', 'whole')}
        order by r.since limit 1) as "partOf"
    from (
      select ${rankOf(sql`ci.folded`, sought.text)} as rank, ci.* from inventory.ci
      where ${visible(actor, 'ci.view', 'ci')} and ${fits}
      order by rank, length(ci.folded), ci.folded, ci.id limit ${limit}) fit
    left join identity.team t on t.id = fit.team_id
    order by fit.rank, length(fit.folded), fit.folded, fit.id`.execute(db)
  return rows
}

/**
 * Ids of documents that are not replaced, of items that the actor may see, the newest first; served by document_newest.
 * Asked as Renkei itself with the actor's own policy: the wall would look the item of every document up before its
 * name was compared. `loadDocuments` asks the wall. Who sees only what was given is asked from there (document_by_ci).
 */
export async function findDocumentIds(
  db: Executor,
  actor: Actor,
  { sought, limit }: Asked,
): Promise<readonly string[]> {
  const within = seesByRole(actor)
    ? sql`true`
    : sql`ci_id = any(array(select ci.id from inventory.ci where ${visible(actor, 'ci.view', 'ci')}))`
  const { rows } = await sql<{ id: string }>`
    select d.id from (
      select id, ci_id, received_at from inventory.document
      where state <> 'replaced' and ${within} and ${holdsWords(sql`folded`, sought.words)}
      order by received_at desc, id desc offset 0) d
    cross join lateral (
      select from inventory.ci where ci.id = d.ci_id and ${visible(actor, 'ci.view', 'ci')} limit 1) seen
    order by d.received_at desc, d.id desc limit ${limit}`.execute(db)
  return rows.map((row) => row.id)
}

/** Whether a role shows the actor items; else only their own and what was given to them, which are few. */
export function seesByRole(actor: Actor): boolean {
  return actor.kind === 'system' || mayHold(actor, 'ci.view')
}

/** The documents as they are shown, the best first; behind the wall. */
export async function loadDocuments(
  db: Executor,
  actor: Actor,
  { sought, ids }: { readonly sought: Sought; readonly ids: readonly string[] },
): Promise<readonly FoundDocument[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<FoundDocument>`
    select ${rankOf(sql`d.folded`, sought.text)} as rank, d.id, d.name, d.slot, d.received_at as "receivedAt",
      jsonb_build_object('id', ci.id, 'name', ci.name) as ci
    from inventory.document d join inventory.ci on ci.id = d.ci_id
    where d.id = any(${[...ids]}::uuid[]) and ${visible(actor, 'ci.view', 'ci')}
    order by rank, d.received_at desc, d.id desc`.execute(db)
  return rows
}
