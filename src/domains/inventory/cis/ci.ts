import type { Side } from './kind.ts'

export type Tlp = 'clear' | 'green' | 'amber' | 'amber+strict' | 'red'
export type Criticality = 'low' | 'medium' | 'high'
export type Exposure = 'internet' | 'partner' | 'internal' | 'isolated'
export type Attributes = Readonly<Record<string, string | number | boolean>>

/** A configuration item as kept. */
export interface Ci {
  readonly id: string
  readonly kind: string
  readonly side: Side
  readonly name: string
  readonly organisationId: string
  readonly divisionId: string | null
  readonly teamId: string | null
  readonly ownerId: string | null
  readonly criticality: Criticality | null
  readonly exposure: Exposure | null
  readonly tlp: Tlp
  readonly needToKnow: boolean
  readonly attributes: Attributes
  readonly version: number
}

type Changeable =
  | 'name'
  | 'divisionId'
  | 'teamId'
  | 'ownerId'
  | 'criticality'
  | 'exposure'
  | 'tlp'
  | 'needToKnow'
  | 'attributes'

/** What of an item may be changed; undefined leaves a field as it is. */
export type CiChange = { readonly [Field in Changeable]?: Ci[Field] | undefined }

/** Old → new of what really changes, for the trail. */
export function describeChange(before: Ci, change: CiChange): Record<string, { from: unknown; to: unknown }> {
  const old = new Map<string, unknown>(Object.entries(before))
  const entries = Object.entries(change).filter(
    ([name, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(old.get(name)),
  )
  return Object.fromEntries(
    entries.map(([name, value]) => [name, { from: old.get(name) ?? null, to: value }]),
  )
}
