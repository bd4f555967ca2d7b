import { compareKeys } from '#versions/keys/key.ts'
import type { VersionScheme } from '#versions/version-scheme.ts'
import { fc } from './property.ts'

/** One line `a < b` of a file of version cases. */
export interface VersionCase {
  readonly left: string
  readonly operator: string
  readonly right: string
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
