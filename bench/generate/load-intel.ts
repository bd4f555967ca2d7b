import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import type { RecordFacts } from '#domains/intel/feeds/feed.ts'
import { osv } from '#domains/intel/feeds/osv/index.ts'
import { deriveRanges } from '#domains/matching/ranges/derive.ts'
import type { AffectedRange } from '#domains/matching/ranges/range.ts'
import { readAdvisory } from '#formats/advisory/index.ts'
import { type Cell, copyIn } from '../stage/copy-in.ts'
import { withoutIndexes } from '../stage/indexes.ts'
import { type AdvisoryPlan, cveOf, osvRecord } from './advisories.ts'
import { beginning, makeId } from './ids.ts'
import { seededRandom } from './random.ts'
import { storedFrame } from './stored-frame.ts'

/** A record as read by the product's own reader, with the stretches that the product derives from it. */
interface Ready {
  readonly plan: AdvisoryPlan
  readonly facts: RecordFacts
  readonly bytes: Buffer
  readonly ranges: readonly AffectedRange[]
}

const recordsAtOnce = 20_000

/**
 * Keeps the advisories as the import does, by COPY: every record with its bytes, one vulnerability each, its names,
 * its ranges. Reading and deriving are the product's own.
 */
export async function loadAdvisories(client: Client, plans: readonly AdvisoryPlan[]): Promise<void> {
  await client.query(`insert into intel.source (id) values ('osv') on conflict do nothing`)
  await withoutIndexes(client, tables, async () => {
    for (let start = 0; start < plans.length; start += recordsAtOnce) {
      await loadSome(client, plans.slice(start, start + recordsAtOnce).map(prepare))
    }
  })
  await client.query(
    `insert into platform.counter (prefix, year, last) values ('VUL', 2026, $1)
     on conflict (prefix, year) do update set last = excluded.last`,
    [plans.length],
  )
}

const tables = [
  'intel.vulnerability',
  'intel.record',
  'intel.record_vulnerability',
  'intel.alias',
  'matching.affected_range',
]

function prepare(plan: AdvisoryPlan): Ready {
  const bytes = Buffer.from(JSON.stringify(osvRecord(plan)))
  const facts = osv.read(bytes)
  const advisory = readAdvisory(bytes)
  if (!facts.ok || !advisory.ok) throw new Error(`advisory ${plan.number} cannot be read`)
  return {
    plan,
    bytes,
    facts: facts.value,
    ranges: deriveRanges({ withdrawn: advisory.value.withdrawn !== null, affected: advisory.value.affected }),
  }
}

async function loadSome(client: Client, records: readonly Ready[]): Promise<void> {
  await copyIn(
    client,
    `intel.vulnerability (id, short_id, cve, name, title, folded, severity_rating, severity_vector, severity_source,
      severity_score, published_at, withdrawn_at, created_at, changed_at, epss, epss_percentile, exploited_at)`,
    records.map(vulnerabilityOf),
  )
  await copyIn(
    client,
    `intel.record (source_id, name, revision, content, hash, title, details, severity_rating, severity_vector, links,
      published_at, modified_at, withdrawn_at, received_at)`,
    records.map(recordOf),
  )
  await copyIn(
    client,
    'intel.record_vulnerability (source_id, record_name, vulnerability_id)',
    records.map(({ plan, facts }) => ['osv', facts.name, makeId('vulnerability', plan.number)]),
  )
  await copyIn(
    client,
    'intel.alias (name, vulnerability_id, source_id, record_name)',
    records.flatMap(({ plan, facts }) =>
      facts.names.map((name) => [name, makeId('vulnerability', plan.number), 'osv', facts.name]),
    ),
  )
  await copyIn(
    client,
    `matching.affected_range (package_key, vulnerability_id, source_id, record_name, rank, verdict, distribution, lo, hi,
      exact_version, text, fixed)`,
    records.flatMap(({ plan, facts, ranges }) => ranges.map((range) => rangeOf(plan, facts, range))),
  )
}

const scores: Readonly<Record<string, number>> = { none: 0, low: 3.1, medium: 5.9, high: 7.8, critical: 9.4 }

function vulnerabilityOf({ plan, facts }: Ready): readonly Cell[] {
  const shortId = `VUL-2026-${String(plan.number + 1).padStart(4, '0')}`
  const cve = cveOf(plan.number)
  return [
    makeId('vulnerability', plan.number),
    shortId,
    cve,
    cve,
    facts.title,
    `${shortId} ${cve} ${facts.names.join(' ')} ${facts.title.normalize('NFKC')}`.toLowerCase(),
    facts.severityRating,
    facts.severityVector,
    `osv:${facts.name}`,
    scores[facts.severityRating ?? ''] ?? null,
    facts.published,
    facts.withdrawn,
    beginning,
    beginning,
    ...standingOf(plan.number),
  ]
}

/** EPSS score, its percentile, and since when it is exploited: four of five have a score, one in two hundred is. */
function standingOf(number: number): readonly Cell[] {
  const random = seededRandom(`standing ${number}`)
  const percentile = random.next() < 0.8 ? Math.round(random.next() * 10_000) / 10_000 : null
  const score = percentile === null ? null : Math.round(percentile ** 6 * 100_000) / 100_000
  return [score, percentile, random.below(200) === 0 ? beginning : null]
}

function recordOf({ facts, bytes }: Ready): readonly Cell[] {
  return [
    'osv',
    facts.name,
    1,
    storedFrame(bytes),
    createHash('sha256').update(bytes).digest(),
    facts.title,
    facts.details,
    facts.severityRating,
    facts.severityVector,
    { json: facts.links },
    facts.published,
    facts.modified,
    facts.withdrawn,
    beginning,
  ]
}

function rangeOf(plan: AdvisoryPlan, facts: RecordFacts, range: AffectedRange): readonly Cell[] {
  return [
    range.packageKey,
    makeId('vulnerability', plan.number),
    'osv',
    facts.name,
    range.rank,
    range.verdict,
    range.distribution,
    range.lo,
    range.hi,
    range.exactVersion,
    range.text,
    range.fixed,
  ]
}

/** The lists that scores and exploitation come from. */
export async function loadLists(client: Client): Promise<void> {
  await client.query(`insert into intel.source (id) values ('kev') on conflict do nothing`)
  await client.query(`
    insert into intel.epss (cve, score, percentile, model, scored_on)
    select cve, epss, epss_percentile, 'bench', '2026-01-05' from intel.vulnerability where epss is not null`)
  await client.query(`
    insert into intel.exploitation (source_id, cve, name, added_on, received_at, changed_at)
    select 'kev', cve, name, '2026-01-05', exploited_at, exploited_at from intel.vulnerability
    where exploited_at is not null`)
}
