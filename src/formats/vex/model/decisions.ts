import type { Tlp } from '../../advisory/tlp.ts'

/** Decisions of ours about vulnerabilities, to be written as VEX. */
export interface VexSource {
  /** `urn:uuid:…`, another for each file. */
  readonly id: string
  /** The organisation that says so. */
  readonly author: string
  readonly created: string
  readonly tool: { readonly name: string; readonly version: string }
  readonly tlp: Tlp
  readonly statements: readonly VexDecision[]
}

/** One decision, for everything it holds for. */
export interface VexDecision {
  readonly vulnerability: { readonly name: string; readonly aliases: readonly string[] }
  readonly status: 'under_investigation' | 'affected' | 'not_affected' | 'fixed'
  readonly justification: VexReason | null
  /** Why, in the words of whoever decided; '' where nothing was written. */
  readonly note: string
  /** What to do; only with `affected`. */
  readonly action: string | null
  /** When it was decided. */
  readonly at: string
  readonly products: readonly VexProduct[]
}

/** CISA's words for why something is not affected. */
export type VexReason =
  | 'component_not_present'
  | 'vulnerable_code_not_present'
  | 'vulnerable_code_not_in_execute_path'
  | 'vulnerable_code_cannot_be_controlled_by_adversary'
  | 'inline_mitigations_already_exist'

/** What it is said of: a thing of ours, and what in it has the vulnerability. */
export interface VexProduct {
  /** `urn:uuid:…`, always the same for the same thing. */
  readonly id: string
  readonly name: string
  readonly version: string | null
  readonly components: readonly VexComponent[]
}

export interface VexComponent {
  /** Within the file; the same for the same component. */
  readonly ref: string
  readonly name: string
  readonly version: string
  readonly purl: string | null
}
