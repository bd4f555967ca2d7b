/** One line of what was done: a field with its value, or with the one it had and the one it has. */
export type DetailLine =
  | { readonly field: string; readonly value: unknown }
  | { readonly field: string; readonly from: unknown; readonly to: unknown }

/** The details of a line of the trail, field by field; `{ from, to }` is old and new. */
export function readDetail(detail: Readonly<Record<string, unknown>>): readonly DetailLine[] {
  return Object.entries(detail).map(([field, value]) =>
    isChange(value) ? { field, from: value.from ?? null, to: value.to ?? null } : { field, value },
  )
}

function isChange(value: unknown): value is { readonly from?: unknown; readonly to?: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const names = Object.keys(value)
  return names.length > 0 && names.every((name) => name === 'from' || name === 'to')
}
