/** What a person who read the advisories expects of one component of a document. */
export interface ExpectedComponent {
  /** As the document names it, without qualifiers and decoded. */
  readonly purl: string
  /** Exactly the vulnerabilities that affect it, each by one of its names; empty: none does. */
  readonly affected: readonly string[]
  /** Which bound of which advisory decides, in short. */
  readonly because: string
}

export interface ExpectedDocument {
  /** Below the folder of real SBOMs. */
  readonly path: string
  readonly components: readonly ExpectedComponent[]
}

/** A line of a table: component, vulnerabilities separated by blanks, reason. */
export function expecting(purl: string, affected: string, because: string): ExpectedComponent {
  return { purl, affected: affected.split(' ').filter((id) => id !== ''), because }
}
