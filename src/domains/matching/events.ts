/** A vulnerability by its id, with what tells of it. */
interface Named {
  readonly vulnerabilityId: string
  readonly name: string
  readonly title: string
}

/** A team has items newly open for some vulnerabilities. `batch` groups what one cause brought. */
export interface FindingsOpened {
  readonly teamId: string | null
  readonly batch: string
  /** With how many of its items came to be open; at most 500. */
  readonly vulnerabilities: readonly (Named & { readonly opened: number })[]
}

export const findingsOpened = 'matching.findings-opened'

/** Restricted items (need-to-know, TLP:RED) are newly open for some vulnerabilities: for those who are named alone. */
export interface RestrictedOpened {
  readonly batch: string
  readonly vulnerabilities: readonly (Named & { readonly ciIds: readonly string[] })[]
}

export const restrictedOpened = 'matching.restricted-opened'

/** A rule about a wrong match ended, not by who made it: by another, by its time, or because the records say otherwise. */
export interface WrongMatchEnded {
  readonly id: string
  /** Who made it. */
  readonly personId: string
  readonly packageKey: string
  readonly ending: 'ended' | 'expired' | 'outdated'
}

export const wrongMatchEnded = 'matching.wrong-match-ended'

/** Something about these vulnerabilities changed: verdicts, counts, decisions. */
export const vulnerabilitiesChanged = 'matching.vulnerabilities-changed'
