import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { checkVersionCases, readVersionCases } from '#test/version-cases.ts'
import { findScheme, schemeForPackageType, versionSchemes } from './index.ts'
import { compareKeys, longestVersion } from './keys/key.ts'

/** Texts made to break a parser or to slow it down. */
const hostile: readonly (readonly [name: string, text: string])[] = [
  ['nothing', ''],
  ['a star', '*'],
  ['NUL', '1.0\u0000'],
  ['NUL before a suffix', '1.0-a\u0000b'],
  ['a control character', '1.0\u0007'],
  ['half a surrogate pair', '1.0-\ud800'],
  ['digits of another script', '١.٢'],
  ['10 KB of digits', '9'.repeat(10_240)],
  ['10 KB of anything', '1.0-a~'.repeat(1_707)],
  ...[
    '9',
    '0',
    '.',
    '-',
    '~',
    '+',
    '_',
    ':',
    'a',
    'p1',
    '-p1',
    '.0',
    '-0',
    '.a',
    '0a',
    '_p',
    '_p1',
    '-1-',
    '.00',
  ].flatMap((piece) => [
    [`many "${piece}"`, `1${piece.repeat(255)}`.slice(0, longestVersion)] as const,
    [
      `many "${piece}" and a wrong end`,
      `1${piece.repeat(255)}`.slice(0, longestVersion - 1).concat('!'),
    ] as const,
  ]),
]

const files = ['index.ts', 'index.test.ts', 'cases.txt', 'README.md']

it('registers every folder that has cases, and no other', () => {
  const folders = readdirSync(new URL('.', import.meta.url)).filter((name) =>
    existsSync(place(name, 'cases.txt')),
  )

  expect(versionSchemes.map((scheme) => scheme.id)).toEqual(folders.toSorted())
})

it('orders each purl type by one scheme', () => {
  const types = versionSchemes.flatMap((scheme) => scheme.ecosystems)

  expect(types).toEqual([...new Set(types)])
  expect(types.filter((type) => !/^[a-z][a-z0-9.-]*$/.test(type))).toEqual([])
})

it('finds a scheme by its id and by a purl type', () => {
  expect(findScheme('pep440')?.ecosystems).toContain('pypi')
  expect(schemeForPackageType('npm')?.id).toBe('semver')
  expect(findScheme('constructor')).toBeUndefined()
  expect(schemeForPackageType('unheard-of')).toBeUndefined()
})

it.each(
  versionSchemes.filter((scheme) => scheme.ordersSemantically).map((scheme) => ({ id: scheme.id, scheme })),
)('orders semantic versions by $id, which says so, as SemVer does', ({ scheme }) => {
  // A label of digits alone is a revision to some.
  const whole = /^\d+\.\d+\.\d+(?:-(?=[\w.-]*[a-z])[\w.-]+)?$/i
  const cases = readVersionCases(readFileSync(place('semver', 'cases.txt'), 'utf8')).filter(
    ({ left, right }) => whole.test(left) && whole.test(right),
  )

  expect(cases.length).toBeGreaterThan(9)
  expect(checkVersionCases(scheme, cases)).toEqual({ wrong: [], withoutKey: new Set() })
})

describe.each(versionSchemes.map((scheme) => ({ id: scheme.id, scheme })))('$id', ({ id, scheme }) => {
  const cases = readVersionCases(readFileSync(place(id, 'cases.txt'), 'utf8'))

  it('has its files, and says in a few lines what it is', () => {
    const readme = readFileSync(place(id, 'README.md'), 'utf8').trimEnd().split('\n')

    expect(files.filter((name) => !existsSync(place(id, name)))).toEqual([])
    expect(readme[0]).toBe(`# ${id}`)
    expect(readme.length).toBeLessThanOrEqual(25)
  })

  it('describes itself', () => {
    expect(scheme.title).not.toBe('')
    expect(Number.isSafeInteger(scheme.revision) && scheme.revision > 0).toBe(true)
  })

  it('orders its cases', () => {
    const { wrong, withoutKey } = checkVersionCases(scheme, cases)

    expect(cases.length).toBeGreaterThan(9)
    expect(wrong).toEqual([])
    expect([...withoutKey]).toEqual([])
  })

  it('makes keys that never begin one another and stay below 0xFF', () => {
    fc.assert(
      fc.property(near(cases), near(cases), (a, b) => {
        const left = scheme.encode(a)
        const right = scheme.encode(b)
        fc.pre(left !== undefined && right !== undefined)
        const length = Math.min(left.length, right.length)
        const begins = compareKeys(left.subarray(0, length), right.subarray(0, length)) === 0
        return left.length > 0 && left[0] !== 0xff && (!begins || left.length === right.length)
      }),
      { numRuns: 2_000 },
    )
  })

  it('makes a key of any text, or none, without failing', () => {
    const text = fc.string({
      unit: fc.constantFrom('\u0000', ' ', '!', '+', '-', '.', '0', '9', 'a', 'é', '版', '\ud800'),
    })
    fc.assert(fc.property(text, (some) => scheme.encode(some)?.length !== 0))
  })

  it('orders any two versions in both directions alike, and three without a cycle', () => {
    fc.assert(
      fc.property(near(cases), near(cases), near(cases), (...versions) => {
        const keys = versions.flatMap((version) => scheme.encode(version) ?? [])
        const [a, b, c] = keys.toSorted(compareKeys)
        fc.pre(a !== undefined && b !== undefined && c !== undefined)
        return compareKeys(a, b) === -compareKeys(b, a) && compareKeys(a, c) <= 0
      }),
    )
  })

  it.each(hostile)('answers %s at once', (...[, text]) => {
    const start = performance.now()
    const key = scheme.encode(text)

    expect(performance.now() - start).toBeLessThan(500)
    expect(key === undefined || (key.length > 0 && key.length < 6 * longestVersion)).toBe(true)
    if (/[^\x20-\x7e]|\*/.test(text) || text.length > longestVersion) expect(key).toBeUndefined()
  })
})

/** Versions like those of the cases: pieces of them put together anew. */
function near(cases: ReturnType<typeof readVersionCases>): fc.Arbitrary<string> {
  const versions = cases.flatMap(({ left, right }) => [left, right])
  const pieces = versions.flatMap((version) => version.match(/\d+|[a-z]+|[^a-z\d]+/gi) ?? [])
  return fc.oneof(
    fc.constantFrom(...versions),
    fc
      .array(fc.constantFrom(...new Set(pieces)), { minLength: 1, maxLength: 7 })
      .map((some) => some.join('')),
    fc.tuple(fc.constantFrom(...versions), fc.constantFrom(...new Set(pieces))).map((some) => some.join('')),
  )
}

function place(folder: string, name: string): URL {
  return new URL(`${folder}/${name}`, import.meta.url)
}
