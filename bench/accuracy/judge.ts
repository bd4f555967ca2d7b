import { ecosystemOf } from '#domains/matching/scan/ecosystem.ts'
import type { Scan } from '#domains/matching/scan/scan-actions.ts'
import type { ScanHit } from '#domains/matching/scan/scan-view.ts'
import type { Case, Label } from './label.ts'
import { componentName } from './sets/documents.ts'

/**
 * What became of one statement.
 * - `true`: it affects, and we say so · `missed`: it affects, and we say nothing or the contrary
 * - `false`: it does not affect, and we say it does · `quiet`: it does not, and we say nothing of the kind
 * - `undetermined`: it affects, and we say that we cannot tell · `doubted`: it does not, and we say the same
 * - `unlabelled`: nobody said anything of what we found
 */
export type Outcome = 'true' | 'missed' | 'false' | 'quiet' | 'undetermined' | 'doubted' | 'unlabelled'

export interface Judged {
  readonly outcome: Outcome
  readonly component: string
  readonly ecosystem: string
  /** The vulnerability's names: the label's, or ours where nothing is labelled. */
  readonly names: readonly string[]
  readonly lacks: Label['lacks']
  /** Where the component stands among those read; null where it was not read. */
  readonly position: number | null
  /** What decided, where we said anything. */
  readonly hit: ScanHit | null
}

/** Compares what a scan says with what the labels say. */
export function judge(one: Case, scan: Scan): readonly Judged[] {
  const { columns, positions } = componentsOf(scan)
  const hits = Map.groupBy(scan.hits, ({ position }) => columns[position] ?? '')
  const met = new Set<ScanHit>()
  const labelled = one.labels.flatMap((label): Judged[] => {
    const found = (hits.get(label.component) ?? []).filter((each) => bearsOneOf(each, label.names))
    for (const each of found) met.add(each)
    const hit = found.find(({ verdict }) => verdict === 'affected') ?? found[0] ?? null
    const outcome = outcomeOf(label, hit)
    if (outcome === null) return []
    const { component, ecosystem, names, lacks } = label
    return [{ outcome, component, ecosystem, names, lacks, position: positions.get(component) ?? null, hit }]
  })
  return [
    ...labelled,
    ...distinct(
      scan,
      scan.hits.filter((hit) => !met.has(hit)),
      one,
    ),
  ]
}

function componentsOf(scan: Scan) {
  const { name, version, purl } = scan.look.components
  const columns = purl.map((text, position) =>
    componentName(text, { name: name[position] ?? '', version: version[position] ?? '' }),
  )
  return { columns, positions: new Map(columns.map((text, position) => [text, position])) }
}

function bearsOneOf({ vulnerability }: ScanHit, names: readonly string[]): boolean {
  return [vulnerability.id, ...vulnerability.aliases].some((name) => names.includes(name))
}

function outcomeOf({ says }: Label, hit: ScanHit | null): Outcome | null {
  if (says === 'unsure') return null
  if (says === 'affected') {
    if (hit === null) return 'missed'
    return hit.verdict === 'affected' ? 'true' : 'undetermined'
  }
  if (hit === null) return 'quiet'
  return hit.verdict === 'affected' ? 'false' : 'doubted'
}

/** What nobody labelled: false where everything that affects the document is labelled. */
function distinct(scan: Scan, hits: readonly ScanHit[], { isComplete }: Case): readonly Judged[] {
  const { columns } = componentsOf(scan)
  return hits.map((hit) => {
    const outcome = hit.verdict === 'affected' ? 'false' : 'doubted'
    return {
      outcome: isComplete ? outcome : 'unlabelled',
      component: columns[hit.position] ?? '',
      ecosystem: ecosystemOf(scan.look.components, hit.position),
      names: [hit.vulnerability.id, ...hit.vulnerability.aliases],
      lacks: null,
      position: hit.position,
      hit,
    }
  })
}
