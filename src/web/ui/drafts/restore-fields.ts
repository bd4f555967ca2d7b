import type { Fields } from './draft-store.ts'

/** The form's own fields with what was kept of them; what the form no longer has, or has otherwise, falls away. */
export function restoreFields<T extends Fields>(form: T, kept: Fields): T {
  const usable = Object.entries(kept).filter(([name, value]) => name in form && alike(form[name], value))
  return { ...form, ...Object.fromEntries(usable) }
}

/** Whether two sets of fields hold the same. */
export function sameFields(one: Fields, other: Fields): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => sameField(one[name], other[name]))
}

export function sameField(one: Fields[string] | undefined, other: Fields[string] | undefined): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}

function alike(mine: Fields[string] | undefined, kept: Fields[string]): boolean {
  if (mine === null || kept === null) return true
  return typeof mine === typeof kept && Array.isArray(mine) === Array.isArray(kept)
}
