/** Shorter parts of a text are copied anyway (V8, `SlicedString::kMinLength`). */
const shortestPart = 13

/**
 * A text by itself. What is cut out of another text keeps all of that in memory, which matters where half a million
 * are kept.
 */
export function ownCopy(text: string): string {
  return text.length < shortestPart ? text : Buffer.from(text).toString()
}
