import type { Vulnerability } from '#contract/matching/findings.ts'

type SourceRecord = Vulnerability['records'][number]

type ScoringSystem = SourceRecord['severities'][number]['system']

/** What of records is compared. */
export type ComparedField =
  | { readonly kind: 'title' | 'own' | 'published' | 'modified' | 'received' | 'withdrawn' | 'references' }
  | { readonly kind: 'score'; readonly system: ScoringSystem }
  | { readonly kind: 'affected' | 'fixed'; readonly packageKey: string }

/** How records agree: all say the same, some say something else, or some do not say it. */
export type Agreement = 'same' | 'differs' | 'partial'

/** A field over all records. */
export interface ComparedRow {
  readonly id: string
  readonly field: ComparedField
  /** Null: it tells of the record itself, so that there is nothing to agree upon. */
  readonly agreement: Agreement | null
  /** By record: whether it says something, and something else than the first that says it. */
  readonly cells: readonly { readonly said: boolean; readonly differs: boolean }[]
}

const systems: readonly ScoringSystem[] = ['cvss-v4', 'cvss-v3', 'cvss-v2', 'ubuntu']

/**
 * Records field by field; what none of them says is left out. Packages come last, each with its affected and its fixed
 * versions, in the order of the records.
 */
export function compareRecords(records: readonly SourceRecord[]): readonly ComparedRow[] {
  const packageKeys = [...new Set(records.flatMap(({ packages }) => packages.map((one) => one.packageKey)))]
  const fields: readonly ComparedField[] = [
    { kind: 'title' },
    { kind: 'own' },
    ...systems.map((system) => ({ kind: 'score', system }) as const),
    { kind: 'published' },
    { kind: 'modified' },
    { kind: 'received' },
    ...(records.some(({ withdrawnAt }) => withdrawnAt !== null) ? [{ kind: 'withdrawn' } as const] : []),
    { kind: 'references' },
    ...packageKeys.flatMap((packageKey) => [
      { kind: 'affected', packageKey } as const,
      { kind: 'fixed', packageKey } as const,
    ]),
  ]
  return fields.map((field) => compare(field, records)).filter(({ cells }) => cells.some(({ said }) => said))
}

function compare(field: ComparedField, records: readonly SourceRecord[]): ComparedRow {
  const said = records.map((record) => saidBy(field, record))
  const isOfRecord = field.kind === 'modified' || field.kind === 'received' || field.kind === 'references'
  const first = said.find((one) => one !== null)
  return {
    id: idOf(field),
    field,
    agreement: isOfRecord ? null : agreementOf(said),
    cells: said.map((one) => ({
      said: one !== null,
      differs: !isOfRecord && one !== null && one !== first,
    })),
  }
}

function agreementOf(said: readonly (string | null)[]): Agreement {
  const values = new Set(said.filter((one) => one !== null))
  if (values.size > 1) return 'differs'
  return said.includes(null) ? 'partial' : 'same'
}

function idOf(field: ComparedField): string {
  if (field.kind === 'score') return `score ${field.system}`
  return 'packageKey' in field ? `${field.kind} ${field.packageKey}` : field.kind
}

/** What is compared of a record's word; null where it says nothing. */
function saidBy(field: ComparedField, record: SourceRecord): string | null {
  switch (field.kind) {
    case 'title':
      return record.title === '' ? null : record.title
    case 'own':
      return record.own === null ? null : `${record.own.rating} ${record.own.score}`
    case 'score':
      return written(
        record.severities.filter(({ system }) => system === field.system).map(({ vector }) => vector),
      )
    case 'published':
      // Sources give the hour, or midnight of a day: what they agree on is the day.
      return record.publishedAt?.slice(0, 10) ?? null
    case 'modified':
      return record.modifiedAt
    case 'received':
      return record.receivedAt
    case 'withdrawn':
      return record.withdrawnAt === null ? 'no' : 'yes'
    case 'references':
      return String(record.references)
    case 'affected':
    case 'fixed':
      return saidOfPackage(field.kind, field.packageKey, record)
  }
}

function saidOfPackage(
  kind: 'affected' | 'fixed',
  packageKey: string,
  { packages }: SourceRecord,
): string | null {
  const found = packages.find((one) => one.packageKey === packageKey)
  if (found === undefined) return null
  // A package without ranges lists single versions.
  return kind === 'affected' ? (written(found.ranges) ?? 'listed') : written(found.fixed)
}

function written(values: readonly string[]): string | null {
  return values.length === 0 ? null : [...new Set(values)].sort().join('\n')
}
