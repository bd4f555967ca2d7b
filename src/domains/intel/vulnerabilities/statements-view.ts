import { sql } from 'kysely'
import type { FailedTest, Judgement } from '#formats/advisory/csaf/judgement.ts'
import type { AdvisorySeverity } from '#formats/advisory/model/advisory.ts'
import type { Tlp } from '#formats/advisory/tlp.ts'
import type { Problem } from '#kernel/errors/app-error.ts'
import type { Executor } from '#platform/database/database.ts'
import type { PhrasedProduct, Rating } from '../feeds/feed.ts'

/** How one current record rates the vulnerability, and what was wrong in it. */
export interface RecordStatement {
  readonly source: string
  readonly id: string
  readonly severities: readonly AdvisorySeverity[]
  /** The source's own word and number, as published. */
  readonly ownRating: Rating | null
  readonly ownScore: number | null
  readonly problems: readonly Problem[]
  /** Products that it names by CPE or by words only. */
  readonly uncompared: number
  /** Where it says in which language it is written: that, and its texts. */
  readonly texts: RecordTexts | null
  /** Versions in words. */
  readonly phrases: readonly PhrasedProduct[] | null
  /** The document it is a part of, and how that was judged; null: it is one by itself. */
  readonly document: DocumentStatement | null
}

/** What a record writes in its own language; null: it does not. */
export interface RecordTexts {
  readonly language: string
  readonly background: string
  readonly impact: string | null
  readonly solution: string | null
}

/** A document as kept, with the verdict of its format's own rules. */
export interface DocumentStatement {
  readonly name: string
  readonly publisher: string | null
  readonly version: string | null
  readonly status: string | null
  readonly tlp: Tlp | null
  readonly verdict: Judgement['verdict']
  readonly draft: Judgement['draft']
  readonly failures: readonly FailedTest[]
  readonly failureCount: number
  readonly checksum: 'matches' | 'differs' | null
  /** Products that cannot be compared yet. */
  readonly notComparable: number
}

/** What a list of exploited vulnerabilities says of it. Dates are `2026-11-22`. */
export interface ListStatement {
  readonly source: string
  readonly name: string
  readonly addedOn: string | null
  readonly dueOn: string | null
  /** Null: not known. */
  readonly ransomware: boolean | null
  readonly action: string
  /** RFC 3339; null while it is on the list. */
  readonly removedAt: string | null
}

/** A name that would have joined it with a vulnerability of another CVE. */
export interface ConflictStatement {
  readonly name: string
  /** The record that gives the name. */
  readonly source: string
  readonly record: string
  readonly other: { readonly id: string; readonly name: string }
}

/** What sources and lists say of a vulnerability, side by side. */
export interface Statements {
  readonly records: readonly RecordStatement[]
  readonly lists: readonly ListStatement[]
  readonly conflicts: readonly ConflictStatement[]
  /** The model behind its EPSS and the list that brought the value; empty model: the list did not say. */
  readonly epss: { readonly model: string; readonly scoredOn: string } | null
}

/** Served by record_vulnerability_back, exploitation_by_cve, alias_conflict_back and primary keys. */
export async function readStatements(db: Executor, vulnerabilityId: string): Promise<Statements> {
  const { rows } = await sql<Statements>`
    select ${recordsOf} as records, ${listsOf} as lists, ${conflictsOf} as conflicts,
      (select jsonb_build_object('model', e.model, 'scoredOn', e.scored_on) from intel.epss e where e.cve = v.cve) as epss
    from intel.vulnerability v where v.id = ${vulnerabilityId}`.execute(db)
  return rows[0] ?? { records: [], lists: [], conflicts: [], epss: null }
}

/** Served by advisory_document_current. */
const documentOf = sql`(
  select jsonb_build_object('name', d.name, 'publisher', d.publisher, 'version', d.version, 'status', d.status,
    'tlp', d.tlp, 'verdict', d.verdict, 'draft', d.draft, 'failures', d.failures, 'failureCount', d.failure_count, 'checksum', d.checksum,
    'notComparable', d.not_comparable)
  from intel.advisory_document d
  where d.source_id = r.source_id and d.name = r.document and d.superseded_at is null)`

const recordsOf = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('source', r.source_id, 'id', r.name, 'severities', r.severities,
    'ownRating', r.severity_rating, 'ownScore', r.given_score, 'problems', r.problems, 'uncompared', r.uncompared,
    'texts', case when r.language is not null then jsonb_build_object('language', r.language, 'background', r.details,
      'impact', r.impact, 'solution', r.solution) end,
    'phrases', r.phrases, 'document', ${documentOf})), '[]')
  from intel.record_vulnerability rv
  join intel.record r on r.source_id = rv.source_id and r.name = rv.record_name and r.superseded_at is null
  where rv.vulnerability_id = v.id)`

const listsOf = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('source', x.source_id, 'name', x.name, 'addedOn', x.added_on,
    'dueOn', x.due_on, 'ransomware', x.ransomware, 'action', x.action,
    'removedAt', to_char(x.removed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by x.source_id), '[]')
  from intel.exploitation x where x.cve = v.cve)`

/** From both sides: its own record gives another's name, or another's record gives a name of its own. */
const conflictsOf = sql`(
  select coalesce(jsonb_agg(distinct jsonb_build_object('name', c.name, 'source', c.source_id, 'record', c.record_name,
    'other', jsonb_build_object('id', o.id, 'name', o.name))), '[]')
  from intel.alias_conflict c
  join intel.record_vulnerability rv on rv.source_id = c.source_id and rv.record_name = c.record_name
  join intel.vulnerability o on o.id = case when c.vulnerability_id = v.id then rv.vulnerability_id else c.vulnerability_id end
  where (c.vulnerability_id = v.id or rv.vulnerability_id = v.id) and o.id <> v.id)`
