/** What can be found, in the order in which groups stand where none holds exactly what was typed. */
export const foundKinds = [
  'vulnerability',
  'item',
  'component',
  'document',
  'person',
  'team',
  'organisation',
] as const
export type FoundKind = (typeof foundKinds)[number]

interface Named {
  readonly id: string
  readonly name: string
}

interface Bilingual {
  readonly ja: string | null
  readonly en: string | null
}

/** How well a row fits: 0 is what was typed, 1 begins with it, 2 holds it. */
export interface Ranked {
  readonly rank: number
}

export interface FoundVulnerability extends Ranked, Named {
  readonly shortId: string
  readonly alias: string | null
  readonly title: string
  readonly severity: {
    readonly score: number | null
    readonly rating: 'none' | 'low' | 'medium' | 'high' | 'critical' | null
    readonly vector: string | null
    readonly source: string
  } | null
  readonly exploitedAt: Temporal.Instant | null
  readonly withdrawn: boolean
}

export interface FoundItem extends Ranked, Named {
  readonly kind: string
  readonly side: 'it' | 'development' | 'product'
  readonly partOf: Named | null
  readonly team: { readonly id: string; readonly name: Bilingual } | null
}

export interface FoundComponent extends Ranked {
  readonly packageKey: string
  readonly name: string
  readonly heldBy: Named
}

export interface FoundDocument extends Ranked, Named {
  readonly slot: string
  readonly ci: Named
  readonly receivedAt: Temporal.Instant
}

export interface FoundPerson extends Ranked, Named {
  readonly login: string
  readonly disabled: boolean
}

export interface FoundTeam extends Ranked {
  readonly id: string
  readonly name: Bilingual
  readonly kind: 'csirt' | 'psirt' | 'division'
}

export interface FoundOrganisation extends Ranked {
  readonly id: string
  readonly name: Bilingual
  readonly kind: 'own' | 'group' | 'supplier' | 'customer' | 'authority'
}

/** Everything found, by kind; of each one row more than wanted, where there is one. */
export interface FoundRows {
  readonly vulnerability: readonly FoundVulnerability[]
  readonly item: readonly FoundItem[]
  readonly component: readonly FoundComponent[]
  readonly document: readonly FoundDocument[]
  readonly person: readonly FoundPerson[]
  readonly team: readonly FoundTeam[]
  readonly organisation: readonly FoundOrganisation[]
}

/** Kinds of which something was found: first those that hold exactly what was typed, each in their usual order. */
export function orderKinds(rows: FoundRows): readonly FoundKind[] {
  const found = foundKinds.filter((kind) => rows[kind].length > 0)
  const isExact = (kind: FoundKind) => rows[kind][0]?.rank === 0
  return [...found.filter(isExact), ...found.filter((kind) => !isExact(kind))]
}
