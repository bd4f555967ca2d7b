/** What narrows the trail, as it stands in the address: whole words, as the server compares them. */
export interface AuditSearch {
  /** The id of an object. */
  readonly object?: string | undefined
  readonly action?: string | undefined
  /** The line that is looked into. */
  readonly line?: string | undefined
}

/** Takes from an address what the trail understands. */
export function readAuditSearch(search: Readonly<Record<string, unknown>>): AuditSearch {
  const { object, action, line } = search
  return {
    ...(isGiven(object) ? { object: String(object) } : {}),
    ...(isGiven(action) ? { action: String(action) } : {}),
    ...(isGiven(line) ? { line: String(line) } : {}),
  }
}

/** Numbers come out of an address as numbers. */
function isGiven(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value !== '')
}
