import type { Scan, ScanFinding } from '#contract/matching/scan.ts'
import type { KnownFinding } from '#formats/gate/baseline.ts'
import type { Criterion } from '#formats/gate/criteria.ts'
import type { IgnoreEntry } from '#formats/gate/policy.ts'
import { meets } from './meets.ts'
import { isNamed, isPackage, packageOf } from './sameness.ts'
import type { Statements } from './statements.ts'

/** What decides whether scans end well. */
export interface Gate {
  readonly failOn: readonly Criterion[]
  readonly ignore: readonly IgnoreEntry[]
  /** What others state, from files that were given with the scan. */
  readonly statements: Statements
  /** Null: none was given. */
  readonly baseline: readonly KnownFinding[] | null
  /** `2026-11-23`: exceptions hold to the end of their last day. */
  readonly today: string
}

/** Why a finding does not break the gate, though it is there. */
export type Excuse =
  | {
      readonly by: 'vex'
      readonly reason: string
      readonly source: string
      readonly status: 'not_affected' | 'fixed'
    }
  | { readonly by: 'ignore'; readonly reason: string; readonly until: string; readonly place: string }
  | { readonly by: 'baseline' }

/** What became of one finding. */
export interface Judged {
  readonly finding: ScanFinding
  /** The criteria it meets, as written; an exception whose day has passed is one, too. */
  readonly because: readonly string[]
  readonly excuse: Excuse | null
  /** An exception for it that holds no more. */
  readonly expired: IgnoreEntry | null
}

/** What became of all documents. */
export interface Judgement {
  readonly documents: readonly (readonly Judged[])[]
  /** Entries that no finding of any document needed. */
  readonly staleBaseline: readonly KnownFinding[]
  readonly staleIgnore: readonly IgnoreEntry[]
}

/** Named among the criteria where an exception has run out. */
export const expiredCriterion = 'ignore-expired'

/** Judges scans. A finding breaks the gate if it meets a criterion and nothing excuses it. */
export function judge(gate: Gate, scans: readonly Scan[]): Judgement {
  const documents = scans.map((scan) => scan.findings.map((finding) => judgeFinding(gate, scan, finding)))
  const findings = scans.flatMap((scan) => scan.findings)
  const named = namesIn(findings)
  return {
    documents,
    staleBaseline: (gate.baseline ?? []).filter(
      (known) =>
        !candidates(named, [known.vulnerability, ...known.aliases]).some((one) => isKnown(known, one)),
    ),
    staleIgnore: gate.ignore.filter(
      (entry) => !candidates(named, [entry.vulnerability]).some((one) => isIgnored(entry, one)),
    ),
  }
}

/** Whether a finding breaks the gate. */
export function breaks({ because, excuse }: Judged): boolean {
  return because.length > 0 && excuse === null
}

/** What a baseline would let pass from now on: all that nothing else speaks for, and no exception has run out for. */
export function knownFindings({ documents }: Judgement): readonly KnownFinding[] {
  return documents.flat().flatMap(({ finding, excuse, expired }) => {
    const { verdict, vulnerability, component } = finding
    const isOthers = excuse !== null && excuse.by !== 'baseline'
    if (isOthers || expired !== null || (verdict !== 'affected' && verdict !== 'undetermined')) return []
    return [
      {
        vulnerability: vulnerability.id,
        aliases: vulnerability.aliases,
        package: packageOf(component),
        verdict,
      },
    ]
  })
}

function judgeFinding(gate: Gate, scan: Scan, finding: ScanFinding): Judged {
  const entries = gate.ignore.filter((entry) => isIgnored(entry, finding))
  const inForce = entries.find((entry) => entry.until >= gate.today)
  const expired = inForce === undefined ? (entries[0] ?? null) : null
  const met = gate.failOn.filter((criterion) => meets(finding, criterion)).map((criterion) => criterion.text)
  const because = expired === null ? met : [...met, expiredCriterion]
  return { finding, because, expired, excuse: excuseOf(gate, { scan, finding, inForce }) }
}

function excuseOf(
  { statements, baseline }: Gate,
  of: { readonly scan: Scan; readonly finding: ScanFinding; readonly inForce: IgnoreEntry | undefined },
): Excuse | null {
  const { scan, finding, inForce } = of
  const stated = statements.excuse(scan.document, finding)
  if (stated !== null) return stated
  if (inForce !== undefined)
    return { by: 'ignore', reason: inForce.reason, until: inForce.until, place: inForce.path }
  return (baseline ?? []).some((known) => isKnown(known, finding)) ? { by: 'baseline' } : null
}

function isIgnored(entry: IgnoreEntry, finding: ScanFinding): boolean {
  if (!isNamed(finding, [entry.vulnerability])) return false
  return entry.package === null || isPackage(entry.package, finding.component)
}

/** What was undetermined and has become affected is not known. */
function isKnown(known: KnownFinding, finding: ScanFinding): boolean {
  if (known.verdict === 'undetermined' && finding.verdict === 'affected') return false
  return (
    known.package === packageOf(finding.component) &&
    isNamed(finding, [known.vulnerability, ...known.aliases])
  )
}

/** Findings by every name of their vulnerability: a long baseline is not compared with each. */
function namesIn(findings: readonly ScanFinding[]): ReadonlyMap<string, readonly ScanFinding[]> {
  const named = new Map<string, ScanFinding[]>()
  for (const finding of findings) {
    for (const name of [finding.vulnerability.id, ...finding.vulnerability.aliases]) {
      const key = name.toUpperCase()
      const list = named.get(key)
      if (list === undefined) named.set(key, [finding])
      else list.push(finding)
    }
  }
  return named
}

function candidates(
  named: ReadonlyMap<string, readonly ScanFinding[]>,
  names: readonly string[],
): readonly ScanFinding[] {
  return names.flatMap((name) => named.get(name.toUpperCase()) ?? [])
}
