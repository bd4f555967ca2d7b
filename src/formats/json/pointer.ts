/** Names longer than this are cut in a pointer; the place stays findable, the problem small. */
const longestStep = 200

/**
 * One step of a JSON pointer: `~` and `/` in a name are escaped (RFC 6901 §3). A pointer is stored and shown, so
 * what cannot be stored is replaced and a very long name is cut.
 */
export function pointerStep(name: string): string {
  const short = name.length > longestStep ? `${name.slice(0, longestStep)}…` : name
  return short.toWellFormed().replaceAll('\u0000', '\ufffd').replaceAll('~', '~0').replaceAll('/', '~1')
}
