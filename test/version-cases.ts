import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareKeys } from '#versions/keys/key.ts'
import type { VersionScheme } from '#versions/version-scheme.ts'

/** One line `a < b` of a file of version cases. */
export interface VersionCase {
  readonly left: string
  readonly operator: string
  readonly right: string
}

/** Where a scheme knowingly differs from a file of public vectors. */
export interface Deviation {
  /** The file's name without its ending. */
  readonly file: string
  /** Whether cases are ordered otherwise, or versions have no key. */
  readonly kind: 'otherwise' | 'without-key'
  /** The cases (`a < b`), or the versions. */
  readonly matches: RegExp
  /** How many there are: one fewer or more fails the test. */
  readonly count: number
  readonly reason: string
}

const holds: ReadonlyMap<string, (order: number) => boolean> = new Map([
  ['<', (order: number) => order < 0],
  ['>', (order: number) => order > 0],
  ['=', (order: number) => order === 0],
  ['<=', (order: number) => order <= 0],
  ['!=', (order: number) => order !== 0],
])

/** The cases of a text: one per line, `#` begins a comment line. Throws at a line of another form. */
export function readVersionCases(text: string): readonly VersionCase[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, left, operator, right] = /^(\S+)\s+(<|>|=|<=|!=)\s+(\S+)$/.exec(line.trim()) ?? []
      if (left === undefined || operator === undefined || right === undefined) {
        throw new Error(`Not a version case: ${line}`)
      }
      return { left, operator, right }
    })
}

/** What the scheme makes of the cases: those it orders otherwise, and the versions it gives no key. */
export function checkVersionCases(
  scheme: VersionScheme,
  cases: readonly VersionCase[],
): { readonly wrong: readonly string[]; readonly withoutKey: ReadonlySet<string> } {
  const wrong: string[] = []
  const withoutKey = new Set<string>()
  for (const { left, operator, right } of cases) {
    const a = scheme.encode(left)
    const b = scheme.encode(right)
    if (a === undefined) withoutKey.add(left)
    if (b === undefined) withoutKey.add(right)
    if (a === undefined || b === undefined) continue
    if (!holds.get(operator)?.(compareKeys(a, b))) wrong.push(`${left} ${operator} ${right}`)
  }
  return { wrong, withoutKey }
}

/**
 * Declares a test for each file of public version vectors. The files lie beside the checkout, as they are not ours
 * to keep in it, and the tests are skipped without them.
 */
export function describeVectors(
  scheme: VersionScheme,
  files: readonly string[],
  deviations: readonly Deviation[] = [],
): void {
  describe('agrees with the vectors of', () => {
    for (const name of files) {
      const file = new URL(`../../shared/version-vectors/${name}.txt`, import.meta.url)
      const isMissing = !existsSync(file)
      it.skipIf(isMissing)(isMissing ? `${name} (skipped: not beside this checkout)` : name, () => {
        const found = checkVersionCases(scheme, readVersionCases(readFileSync(file, 'utf8')))
        const listed = deviations.filter((deviation) => deviation.file === name)

        expect(disagreements(listed, 'otherwise', found.wrong)).toEqual([])
        expect(disagreements(listed, 'without-key', [...found.withoutKey])).toEqual([])
      })
    }
  })
}

/** What is found and not listed, and what is listed otherwise than found. */
function disagreements(
  listed: readonly Deviation[],
  kind: Deviation['kind'],
  found: readonly string[],
): readonly string[] {
  const ofKind = listed.filter((deviation) => deviation.kind === kind)
  const unlisted = found.filter((text) => !ofKind.some(({ matches }) => matches.test(text)))
  const miscounted = ofKind.flatMap(({ matches, count, reason }) => {
    const actual = found.filter((text) => matches.test(text)).length
    return actual === count
      ? []
      : [`${matches} is listed ${count} times and found ${actual} times: ${reason}`]
  })
  return [...unlisted, ...miscounted]
}

/** Two texts made of the pieces: the second has some replaced, and each has an end of its own. */
export function twoVersions(
  pieces: readonly string[],
  longest: number,
): fc.Arbitrary<readonly [string, string]> {
  const piece = fc.constantFrom(...pieces)
  const replaced = fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: piece })
  const beginning = fc.array(fc.tuple(piece, replaced), { maxLength: longest })
  const end = fc.array(piece, { maxLength: 2 })
  return fc.tuple(beginning, end, end).map(([some, endA, endB]) => {
    const a = some.map(([first]) => first)
    const b = some.map(([first, second]) => second ?? first)
    return [[...a, ...endA].join(''), [...b, ...endB].join('')] as const
  })
}
