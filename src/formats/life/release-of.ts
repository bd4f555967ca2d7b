import type { LifeEnd, ReleaseLife } from './product-life.ts'

/**
 * The release line a version belongs to: the one whose name the version's numbers begin with, the longest of several.
 * Null where none is, or where names are no numbers: then it is not known.
 */
export function releaseOf(releases: readonly ReleaseLife[], version: string): ReleaseLife | null {
  // An epoch is a distribution's own.
  const numbers = /^(?:[0-9]+:)?v?([0-9]+(?:\.[0-9]+)*)/i.exec(version.slice(0, 200))?.[1]
  if (numbers === undefined) return null
  const [longest] = releases
    .filter(({ name }) => /^[0-9]+(?:\.[0-9]+)*$/.test(name) && `${numbers}.`.startsWith(`${name}.`))
    .toSorted((a, b) => b.name.length - a.name.length)
  return longest ?? null
}

/** Whether an end has come on a day; null: not known. */
export function isOverOn({ on, isOver }: LifeEnd, day: string): boolean | null {
  return on === null ? isOver : on <= day
}
