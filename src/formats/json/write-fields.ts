/** An object of the fields that say something: without null, undefined, empty texts and empty lists. */
export function writeFields(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => saysSomething(value)))
}

function saysSomething(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false
  return !(Array.isArray(value) && value.length === 0)
}
