import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkVersionCases, readVersionCases } from '#test/version-cases.ts'
import { findScheme, schemeForPackageType, versionSchemes } from './index.ts'
import { compareKeys } from './keys/key.ts'

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
