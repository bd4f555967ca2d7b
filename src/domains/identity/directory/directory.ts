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
}

export interface Division {
  readonly id: string
  readonly name: BilingualName
  readonly organisationId: string
}

export interface Team {
  readonly id: string
  readonly name: BilingualName
  readonly kind: TeamKind
  readonly organisationId: string
}

/** The whole structure: small enough to be read at once. */
export interface Directory {
  readonly organisations: readonly Organisation[]
  readonly divisions: readonly Division[]
  readonly teams: readonly Team[]
}
