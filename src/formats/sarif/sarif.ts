/** One thing to tell: a weakness met at a place. Texts are in the reader's language already. */
export interface SarifFinding {
  /** The weakness: names the rule. */
  readonly ruleId: string
  readonly rule: SarifRuleFacts
  readonly message: string
  /** Whether it is certain; what is not is `open`, never `pass` (SARIF 2.1.0 §3.27.9). */
  readonly isCertain: boolean
  /** CVSS base score; null where it is unknown. */
  readonly score: number | null
  /** The file's path or URI as given. */
  readonly file: string
  /** What was met, by its qualified name: a purl. */
  readonly subject: string
  /** What makes it the same finding in the next run. */
  readonly identity: readonly string[]
  /** What a gate made of it; absent or null: nobody was asked. */
  readonly gate?: SarifGate | null
}

/** Whether a finding breaks a build, and what speaks for it. */
export interface SarifGate {
  /** In a sentence; '' where there is nothing to say. */
  readonly message: string
  readonly breaks: boolean
  /** Which criteria it meets. */
  readonly because: readonly string[]
  /** Why it is accepted; null: it is not. */
  readonly accepted: string | null
  /** Whether it was there in an earlier run; null: nothing is known of one. */
  readonly isKnown: boolean | null
}

/** What stands with every finding of a rule. */
export interface SarifRuleFacts {
  readonly title: string
  readonly aliases: readonly string[]
  /** Where a person reads on; null where there is no such place. */
  readonly help: string | null
}

/** Something about the run itself: an entry that could not be read. */
export interface SarifNotification {
  readonly code: string
  readonly message: string
  readonly file: string
}

export interface SarifRun {
  readonly tool: { readonly name: string; readonly version: string }
  /** IETF language tag of the texts: `en`, `ja`. */
  readonly language: string
  readonly findings: readonly SarifFinding[]
  readonly notifications: readonly SarifNotification[]
  readonly files: readonly { readonly path: string; readonly sha256: string }[]
}

export type SarifLevel = 'none' | 'note' | 'warning' | 'error'
