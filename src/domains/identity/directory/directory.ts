export interface BilingualName {
  readonly ja: string | null
  readonly en: string | null
}

export type OrganisationKind = 'own' | 'group' | 'supplier' | 'customer' | 'authority'
export type TeamKind = 'csirt' | 'psirt' | 'division'

export interface Organisation {
  readonly id: string
  readonly name: BilingualName
  readonly kind: OrganisationKind
  readonly version: number
}

export interface Division {
  readonly id: string
  readonly name: BilingualName
  readonly organisationId: string
  readonly version: number
}

export interface Team {
  readonly id: string
  readonly name: BilingualName
  readonly kind: TeamKind
  readonly organisationId: string
  readonly version: number
}

/** The whole structure: small enough to be read at once. */
export interface Directory {
  readonly organisations: readonly Organisation[]
  readonly divisions: readonly Division[]
  readonly teams: readonly Team[]
}

/** Whether people of such an organisation are the company's own. */
export function isInside(kind: OrganisationKind): boolean {
  return kind === 'own' || kind === 'group'
}

/** What a part of the structure is. */
export type PlaceKind = 'organisation' | 'division' | 'team'

/** A part of the structure as it is changed. */
export interface Place {
  readonly id: string
  readonly name: BilingualName
  /** Divisions have none. */
  readonly kind: OrganisationKind | TeamKind | null
  readonly version: number
}

/** What may be changed of it. */
export interface PlaceChange {
  readonly name?: BilingualName | undefined
  readonly kind?: OrganisationKind | TeamKind | undefined
}

/** Old and new of what the change makes different, for the trail; nothing where it changes nothing. */
export function differenceOf(before: Place, change: PlaceChange): Readonly<Record<string, unknown>> {
  const { name, kind } = change
  const isRenamed = name !== undefined && (name.ja !== before.name.ja || name.en !== before.name.en)
  const isOther = kind !== undefined && kind !== before.kind
  return {
    ...(isRenamed ? { name: { from: before.name, to: name } } : {}),
    ...(isOther ? { kind: { from: before.kind, to: kind } } : {}),
  }
}
