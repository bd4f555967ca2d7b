import type { VexDecision, VexProduct, VexReason } from '#formats/vex/model/decisions.ts'

/** A finding that was decided about, as far as VEX tells of it. */
export interface DecidedFinding {
  readonly vulnerability: { readonly id: string; readonly name: string }
  readonly ci: { readonly id: string; readonly name: string }
  readonly component: {
    readonly id: string
    readonly name: string
    readonly version: string
    readonly purl: string | null
  }
  /** Versions that mend it. */
  readonly fixed: readonly string[]
  readonly decision: {
    readonly id: string
    readonly status: VexDecision['status']
    readonly justification: VexReason | null
    readonly note: string
    readonly madeAt: string
  }
}

/** What is said where an affected thing has no note that says what to do. */
export interface ActionWords {
  update(component: string, versions: readonly string[]): string
  readonly none: string
}

interface Facts {
  /** Other names of each vulnerability, by its id. */
  readonly aliases: ReadonlyMap<string, readonly string[]>
  readonly words: ActionWords
}

/** One statement for each decision on a vulnerability, with everything it holds for. */
export function statementsOf(
  findings: readonly DecidedFinding[],
  { aliases, words }: Facts,
): readonly VexDecision[] {
  const byDecision = Map.groupBy(
    findings,
    ({ decision, vulnerability }) => `${decision.id}/${vulnerability.id}`,
  )
  return [...byDecision.values()].flatMap((found) => {
    const [first] = found
    if (first === undefined) return []
    const { vulnerability, decision } = first
    return [
      {
        vulnerability: { name: vulnerability.name, aliases: aliases.get(vulnerability.id) ?? [] },
        status: decision.status,
        justification: decision.justification,
        note: decision.note,
        action: decision.status === 'affected' ? actionOf(found, words) : null,
        at: decision.madeAt,
        products: productsOf(found),
      },
    ]
  })
}

/** Whoever decided says what to do; else the versions that mend it. */
function actionOf(found: readonly DecidedFinding[], words: ActionWords): string {
  const note = found[0]?.decision.note ?? ''
  if (note !== '') return note
  const updates = found.flatMap(({ component, fixed }) =>
    fixed.length === 0 ? [] : [words.update(component.name, fixed)],
  )
  return updates.length === 0 ? words.none : [...new Set(updates)].join('\n')
}

function productsOf(found: readonly DecidedFinding[]): readonly VexProduct[] {
  const byItem = Map.groupBy(found, ({ ci }) => ci.id)
  return [...byItem].map(([id, findings]) => ({
    id: `urn:uuid:${id}`,
    name: findings[0]?.ci.name ?? '',
    version: null,
    components: [...new Map(findings.map((one) => [one.component.id, one.component])).values()].map(
      ({ id: component, name, version, purl }) => ({ ref: `c${component}`, name, version, purl }),
    ),
  }))
}
