/**
 * Texts as PostgreSQL reads an array: `{"a","b",NULL}`. For lists as long as a document: joined at once, where the
 * driver would look at each entry.
 */
export function arrayText(values: readonly (string | null)[]): string {
  if (values.length === 0) return '{}'
  const isPlain = !(values.includes(null) || /["\\]/.test(values.join()))
  if (isPlain) return `{"${values.join('","')}"}`
  return `{${values.map((value) => (value === null ? 'NULL' : quoted(value))).join()}}`
}

function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`
}

/** Numbers as PostgreSQL reads an array. */
export function numberArrayText(values: readonly number[]): string {
  return `{${values.join()}}`
}

/** Truth values as PostgreSQL reads an array; null is unknown. */
export function booleanArrayText(values: readonly (boolean | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join()}}`
}
