/** What a person is in the house; a person may hold several, each for a team or a division. */
export type Role =
  | 'administrator'
  | 'handler'
  | 'responder'
  | 'engineer'
  | 'contact'
  | 'manager'
  | 'auditor'
  | 'guest'

export const roles: readonly Role[] = [
  'administrator',
  'handler',
  'responder',
  'engineer',
  'contact',
  'manager',
  'auditor',
  'guest',
]

/** TLP 2.0 labels, most open first. */
export type Tlp = 'clear' | 'green' | 'amber' | 'amber+strict' | 'red'

const tlpOrder: readonly Tlp[] = ['clear', 'green', 'amber', 'amber+strict', 'red']

/** 0 for CLEAR to 4 for RED, as `identity.tlp_rank` in SQL. */
export function tlpRank(tlp: Tlp): number {
  return tlpOrder.indexOf(tlp)
}

export type Origin = 'ui' | 'api' | 'cli' | 'feed' | 'job'

export interface Membership {
  readonly role: Role
  readonly teamId: string | null
  readonly divisionId: string | null
}

/** Who acts: a person signed in, nobody yet, or Renkei itself. */
export type Actor = PersonActor | SystemActor | { readonly kind: 'nobody' }

interface SystemActor {
  readonly kind: 'system'
  readonly name: string
  readonly origin: Origin
  /** Of whoever sits at the command line. */
  readonly language?: 'ja' | 'en'
}

export interface PersonActor {
  readonly kind: 'person'
  readonly id: string
  readonly name: string
  readonly organisationId: string
  /** Whether the person belongs to the company or its group, not to a supplier or customer. */
  readonly internal: boolean
  /** Organisations of the company and its group, for internal people; else none. */
  readonly reach: readonly string[]
  readonly memberships: readonly Membership[]
  readonly clearance: Tlp
  readonly language: 'ja' | 'en'
  readonly origin: Origin
  /** Null for API tokens and the operator's command line. */
  readonly sessionId: string | null
}

/** The role that reads and changes what Renkei does by itself. */
export const system: Actor = { kind: 'system', name: 'renkei', origin: 'job' }

/** Whoever holds the data folder itself, at the command line: beyond any permission that Renkei could ask. */
export const operator: SystemActor = { kind: 'system', name: 'operator', origin: 'cli' }

/** The language in which the actor is told things; English when nobody in particular asks. */
export function languageOf(actor: Actor): 'ja' | 'en' {
  return actor.kind === 'nobody' ? 'en' : (actor.language ?? 'en')
}
