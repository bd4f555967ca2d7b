import type { VexJustification, VexStatus } from '../assessments/assessment.ts'

/** Which world an item belongs to. */
export type Side = 'it' | 'development' | 'product'

/** An item by name, for lists. */
export interface CiRef {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly side: Side
}

/** Who answers for an item, by ids. */
export interface OwnerIds {
  readonly organisationId: string
  readonly divisionId: string | null
  readonly teamId: string | null
  readonly personId: string | null
}

/** A package version in use, with the worst that is known of it; verdict null: nothing is known against it. */
export interface UsedComponent {
  readonly id: string
  readonly packageKey: string
  readonly name: string
  readonly version: string
  readonly distribution: string | null
  readonly purl: string | null
  readonly comparable: boolean
  readonly verdict: 'affected' | 'undetermined' | null
  readonly fixed: readonly string[]
}

/** What an item holds of the matter that was asked for. */
export interface Met {
  readonly verdict: 'affected' | 'undetermined' | null
  readonly components: readonly UsedComponent[]
  readonly componentCount: number
  readonly decision: {
    readonly id: string
    readonly status: VexStatus
    readonly justification: VexJustification | null
    readonly scope: 'team' | 'ci'
  } | null
}

export type RelationKind = 'contains' | 'runs-on' | 'uses' | 'connects-to' | 'builds' | 'delivered-as'

/** One edge of the way to an item. */
export interface WayStep {
  readonly relation: RelationKind
  readonly direction: 'from' | 'to'
  readonly ci: CiRef
}

/** An item that is concerned. */
export interface ImpactItem {
  readonly ci: CiRef
  readonly owner: OwnerIds
  readonly met: Met | null
  readonly above: readonly (CiRef & { readonly depth: number })[]
  readonly aboveCount: number
  readonly way: readonly WayStep[] | null
}
