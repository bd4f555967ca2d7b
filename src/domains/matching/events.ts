/** A team has items newly open for a vulnerability. `batch` groups what one cause brought. */
export interface FindingsOpened {
  readonly vulnerabilityId: string
  readonly name: string
  readonly title: string
  readonly teamId: string | null
  readonly opened: number
  readonly batch: string
}

export const findingsOpened = 'matching.findings-opened'

/** Something about these vulnerabilities changed: verdicts, counts, decisions. */
export const vulnerabilitiesChanged = 'matching.vulnerabilities-changed'
