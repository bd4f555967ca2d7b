import { idsIn, licencesIn, type StatedLicence } from '#formats/licence/stated-licences.ts'

/** A licence, alone or within an expression, and how many components stand under it. */
export interface LicenceCount extends StatedLicence {
  readonly components: number
}

/** How many components stand under each single licence, the most first; `none`: of how many nothing is told. */
export function countLicences(
  rows: readonly { readonly licences: string | null; readonly components: number }[],
): { readonly rows: readonly LicenceCount[]; readonly none: number } {
  const known = new Map<string, number>()
  const other = new Map<string, number>()
  let none = 0
  for (const { licences, components } of rows) {
    if (licences === null) none += components
    const stated = licencesIn(licences)
    const ids = new Set(stated.flatMap(({ text, isKnown }) => (isKnown ? idsIn(text) : [])))
    const names = new Set(stated.flatMap(({ text, isKnown }) => (isKnown ? [] : [text])))
    for (const id of ids) known.set(id, (known.get(id) ?? 0) + components)
    for (const name of names) other.set(name, (other.get(name) ?? 0) + components)
  }
  const counted = [
    ...[...known].map(([text, components]) => ({ text, isKnown: true, components })),
    ...[...other].map(([text, components]) => ({ text, isKnown: false, components })),
  ]
  return { rows: counted.toSorted((a, b) => b.components - a.components || (a.text < b.text ? -1 : 1)), none }
}
