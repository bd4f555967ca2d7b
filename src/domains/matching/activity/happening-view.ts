import { type RawBuilder, sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import { isCleared } from '#domains/intel/index.ts'
import { teamJson } from '../assessments/assessment-view.ts'

/** Rows (at, id, who, origin, happening); every branch of an object's activity has these columns. */
export type Branch = RawBuilder<unknown>

/**
 * Decisions made and taken back: on all of a team's items for whoever works here, on one item for who may see it, as
 * the list of decisions shows them.
 * @param where condition on `a`
 */
export function decisions(actor: Actor, where: RawBuilder<unknown>): Branch {
  const isStaff = actor.kind === 'system' || (actor.kind === 'person' && actor.internal)
  const seen = sql`(${where}) and ${isCleared(actor, sql`a.vulnerability_id`)} and ((a.ci_id is null and ${isStaff}) or exists (
    select from inventory.ci where ci.id = a.ci_id and ${visible(actor, 'finding.view', 'ci')}))`
  const facts = sql`'kind', 'decision', 'team', ${teamJson('t')},
    'vulnerability', jsonb_build_object('shortId', v.short_id, 'name', v.name),
    'ci', (select jsonb_build_object('id', i.id, 'name', i.name) from inventory.ci i where i.id = a.ci_id),
    'component', (select c.name || ' ' || c.version from inventory.component c where c.id = a.component_id)`
  const tables = sql`matching.assessment a join identity.team t on t.id = a.team_id
    join intel.vulnerability v on v.id = a.vulnerability_id`
  return sql`
    select a.made_at as at, 'decision-' || a.id as id,
      coalesce((select p.name from identity.person p where p.id = a.made_by), '') as who, a.origin,
      jsonb_build_object(${facts}, 'isUndone', false, 'note', a.note, 'to', a.status,
        'from', ${before(sql`a.made_at`)}) as happening
    from ${tables} where ${seen}
    union all
    select a.undone_at, 'undone-' || a.id, coalesce((select p.name from identity.person p where p.id = a.undone_by), ''),
      (select trail.origin from identity.audit trail
        where trail.object_id in (a.vulnerability_id::text, a.batch_id::text) and trail.action = 'finding.assess'
          and trail.detail ->> 'undone' in (a.id::text, a.batch_id::text) and trail.outcome = 'done'
        order by trail.id desc limit 1),
      jsonb_build_object(${facts}, 'isUndone', true, 'note', '', 'from', a.status, 'to', ${before(sql`a.undone_at`)})
    from ${tables} where ${seen} and a.undone_at is not null`
}

/** What was in force at the scope of `a` before it, at this time. */
function before(at: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select b.status from matching.assessment b
    where b.vulnerability_id = a.vulnerability_id and b.team_id = a.team_id and b.sequence < a.sequence
      and b.ci_id is not distinct from a.ci_id and b.component_id is not distinct from a.component_id
      and (b.undone_at is null or b.undone_at > ${at})
    order by b.sequence desc limit 1)`
}

/** Interests set by people of these teams; served by audit_by_object. */
export function interests(vulnerabilityId: string, teamIds: readonly string[]): Branch {
  return sql`
    select trail.at, 'interest-' || trail.id, trail.actor, trail.origin,
      jsonb_build_object('kind', 'interest', 'team', ${teamJson('t')}, 'note', coalesce(trail.detail ->> 'note', ''),
        'from', trail.detail -> 'level' -> 'from', 'to', trail.detail -> 'level' -> 'to')
    from identity.audit trail join identity.team t on t.id::text = trail.detail ->> 'teamId'
    where trail.object_id = ${vulnerabilityId} and trail.action = 'interest.set' and trail.outcome = 'done'
      and t.id = any(${[...teamIds]}::uuid[])`
}

/** What the sources said, revision by revision. That a list of exploited ones took it up stands by itself. */
export function records(vulnerabilityId: string): Branch {
  return sql`
    select r.received_at, 'record-' || r.source_id || '-' || r.name || '-' || r.revision, '', 'feed',
      jsonb_build_object('kind', 'record', 'source', r.source_id, 'record', r.name, 'revision', r.revision,
        'change', case when r.withdrawn_at is not null and earlier.withdrawn_at is null then 'withdrawn'
          when earlier.revision is null then 'added' else 'revised' end,
        'title', jsonb_build_object('from', earlier.title, 'to', r.title),
        'severity', jsonb_build_object('from', ${rated('earlier')}, 'to', ${rated('r')}))
    from intel.record_vulnerability rv
    join intel.record r on r.source_id = rv.source_id and r.name = rv.record_name
    left join intel.record earlier on earlier.source_id = r.source_id and earlier.name = r.name
      and earlier.revision = r.revision - 1
    where rv.vulnerability_id = ${vulnerabilityId} and not (r.revision = 1 and exists (
      select from intel.vulnerability v join intel.exploitation x on x.cve = v.cve
      where v.id = rv.vulnerability_id and x.source_id = r.source_id))`
}

/** The record's severity as we compute it from the vector it leads with; else the source's own word and number. */
function rated(alias: string): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql`coalesce(
    (select jsonb_build_object('rating', one -> 'rating', 'score', one -> 'score')
      from jsonb_array_elements(${column('severities')}) one
      where one ->> 'vector' = ${column('severity_vector')} and one ->> 'rating' is not null limit 1),
    case when ${column('severity_rating')} is not null then
      jsonb_build_object('rating', ${column('severity_rating')}, 'score', ${column('given_score')}) end)`
}

/** Lists of exploited vulnerabilities that took it up or off. */
export function listings(vulnerabilityId: string): Branch {
  const line = (at: string, isListed: boolean) => sql`
    select ${sql.ref(at)}, ${isListed ? 'listed-' : 'unlisted-'} || x.source_id, '', 'feed',
      jsonb_build_object('kind', 'listing', 'source', x.source_id, 'isListed', ${isListed}::boolean)
    from intel.vulnerability v join intel.exploitation x on x.cve = v.cve
    where v.id = ${vulnerabilityId} and ${sql.ref(at)} is not null`
  return sql`${line('x.received_at', true)} union all ${line('x.removed_at', false)}`
}

/** Hits that came and went, over the items the reader may see; those that came together are one line. */
export function hitsOf(actor: Actor, vulnerabilityId: string): Branch {
  const held = sql`join inventory.occurrence o on o.component_id = hit.component_id and o.until is null
    join inventory.ci on ci.id = o.ci_id and ${visible(actor, 'finding.view', 'ci')}
    join inventory.component c on c.id = hit.component_id`
  const seen = sql`hit.vulnerability_id = ${vulnerabilityId} and hit.verdict in ('affected', 'undetermined')`
  return sql`
    select greatest(hit.since, o.since), 'opened-' || greatest(hit.since, o.since)::text, '', 'job', ${hitFacts({ isOpened: true })}
    from matching.hit ${held} where ${seen} and hit.until is null group by greatest(hit.since, o.since)
    union all
    select hit.until, 'ended-' || hit.until::text, '', 'job', ${hitFacts({ isOpened: false })}
    from matching.hit ${held}
    where ${seen} and hit.until is not null and hit.package_key in (
      select package_key from matching.affected_range where vulnerability_id = ${vulnerabilityId}
      union select named.package_key from matching.affected_range r
      join matching.component_cpe named on named.cpe_key = r.package_key where r.vulnerability_id = ${vulnerabilityId}
      union select c.package_key from matching.affected_range r
      join inventory.component c on c.other_key = r.package_key
      where r.vulnerability_id = ${vulnerabilityId})
    group by hit.until`
}

/** Vulnerabilities that came to touch an item, and those that a newer document took away. */
export function hitsAt(actor: Actor, ciId: string): Branch {
  const hits = sql`join matching.hit on hit.component_id = o.component_id and hit.until is null
    and hit.verdict in ('affected', 'undetermined') and ${isCleared(actor, sql`hit.vulnerability_id`)}
    join inventory.component c on c.id = o.component_id`
  return sql`
    select greatest(hit.since, o.since), 'opened-' || greatest(hit.since, o.since)::text, '', 'job', ${hitFacts({ isOpened: true })}
    from inventory.occurrence o ${hits} where o.ci_id = ${ciId} and o.until is null group by greatest(hit.since, o.since)
    union all
    select o.until, 'ended-' || doc.id, '', 'job', ${hitFacts({ isOpened: false, document: sql`min(doc.name)` })}
    from (${readingsOf(ciId)}) doc join inventory.occurrence o on o.until_document_id = doc.id ${hits}
    group by o.until, doc.id`
}

/** An item's documents and what was read of them again, by the ids that occurrences name. */
function readingsOf(ciId: string): RawBuilder<unknown> {
  return sql`
    select id, name from inventory.document where ci_id = ${ciId}
    union all
    select r.id, d.name from inventory.document d join inventory.rereading r on r.document_id = d.id
    where d.ci_id = ${ciId}`
}

function hitFacts(of: {
  readonly isOpened: boolean
  readonly document?: RawBuilder<unknown>
}): RawBuilder<unknown> {
  return sql`jsonb_build_object('kind', 'hits', 'isOpened', ${of.isOpened}::boolean,
    'vulnerabilities', count(distinct hit.vulnerability_id)::int, 'components', count(distinct o.component_id)::int,
    'items', count(distinct o.ci_id)::int, 'document', ${of.document ?? sql`null::text`},
    'names', to_jsonb((array_agg(distinct c.name || ' ' || c.version))[1:3]))`
}

/** Documents as they arrived, and when they were read again with another outcome. */
export function documents(ciId: string): Branch {
  return sql`
    select doc.received_at, 'document-' || doc.id,
      coalesce((select p.name from identity.person p where p.id = doc.received_by), ''),
      (select trail.origin from identity.audit trail
        where trail.object_id = ${ciId} and trail.action = 'document.import' and trail.outcome = 'done'
          and trail.at <= doc.received_at and trail.detail ->> 'slot' = doc.slot order by trail.id desc limit 1),
      jsonb_build_object('kind', 'document', 'name', doc.name, 'slot', doc.slot, 'state', doc.state,
        'changes', case when doc.added is not null then
          jsonb_build_object('added', doc.added, 'removed', doc.removed, 'changed', doc.changed) end,
        'isReread', false)
    from inventory.document doc where doc.ci_id = ${ciId}
    union all
    select r.read_at, 'reread-' || r.id, '', 'job',
      jsonb_build_object('kind', 'document', 'name', doc.name, 'slot', doc.slot, 'state', doc.state,
        'changes', jsonb_build_object('added', r.added, 'removed', r.removed, 'changed', r.changed), 'isReread', true)
    from inventory.document doc join inventory.rereading r on r.document_id = doc.id where doc.ci_id = ${ciId}`
}

/**
 * The item itself: made, and its fields old → new as the trail keeps them, to be read by `readFields`. What was refused
 * is for who reads the trail. Served by audit_by_object.
 */
export function itemChanges(ciId: string): Branch {
  return sql`
    select trail.at, 'item-' || trail.id, trail.actor, trail.origin,
      jsonb_build_object('kind', 'item', 'isCreated', trail.action = 'ci.create', 'fields', case
        when trail.action = 'ci.create' then '{}'::jsonb else trail.detail end)
    from identity.audit trail
    where trail.object_id = ${ciId} and trail.object_kind = 'ci' and trail.outcome = 'done'
      and (trail.action = 'ci.create' or (trail.action = 'ci.change' and not trail.detail ? 'relation'
        and trail.detail <> '{}'))`
}

/** Relations to items that the reader may see, too. */
export function relations(actor: Actor, ciId: string): Branch {
  const line = (at: string, isEnded: boolean) => sql`
    select ${sql.ref(at)}, ${isEnded ? 'parted-' : 'related-'} || r.id, coalesce(trail.actor, ''), trail.origin,
      jsonb_build_object('kind', 'relation', 'relation', r.kind, 'isFrom', r.from_id = ${ciId}, 'isEnded', ${isEnded}::boolean,
        'other', jsonb_build_object('id', other.id, 'name', other.name))
    from inventory.relation r
    join inventory.ci other on other.id = case when r.from_id = ${ciId} then r.to_id else r.from_id end
      and ${visible(actor, 'ci.view', 'other')}
    left join lateral (
      select t.actor, t.origin from identity.audit t
      where t.object_id = r.from_id::text and t.detail ->> 'relation' = r.kind
        and t.detail ->> 'to' = r.to_id::text and t.outcome = 'done'
        and (t.detail ? 'until') = ${isEnded}::boolean
        and coalesce(t.detail ->> 'relationId', r.id::text) = r.id::text
      order by t.id limit 1) trail on true
    where (r.from_id = ${ciId} or r.to_id = ${ciId}) and ${sql.ref(at)} is not null`
  return sql`${line('r.since', false)} union all ${line('r.until', true)}`
}
