/**
 * The line, counting from 1, that a parser names in what it throws; 1 where it names none. Parsers differ in where
 * they put it.
 */
export function lineOfError(error: unknown): number {
  if (!isRecord(error)) return 1
  const { mark, location, line } = error
  if (isRecord(mark) && typeof mark.line === 'number') return mark.line + 1
  if (isRecord(location) && isRecord(location.start)) return numberOr1(location.start.line)
  return numberOr1(line)
}

function numberOr1(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 1
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
