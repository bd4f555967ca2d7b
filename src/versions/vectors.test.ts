import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkVersionCases, readVersionCases } from '#test/version-cases.ts'
import { findScheme, versionSchemes } from './index.ts'
import { type Deviation, type VectorFile, vectorFiles } from './trials/vectors.data.ts'

/** They lie beside the checkout, as they are not ours to keep in it; without them their tests are skipped. */
const folder = new URL('../../../shared/version-vectors/', import.meta.url)
const areHere = existsSync(folder)

/** Disagreements and versions without a key in all files together: this number may only fall. */
const ceiling = 333

type Run = Exclude<VectorFile, { readonly scheme: null }>

it.skipIf(!areHere)('lists every file of vectors, each with as many as there are', () => {
  const files = readdirSync(folder).flatMap((name) => /^(?<stem>.+)\.txt$/.exec(name)?.groups?.stem ?? [])
  const counted = files.map((name) => ({ name, vectors: readVectors(name).length }))
  const byName = (a: { readonly name: string }, b: { readonly name: string }) => (a.name < b.name ? -1 : 1)

  expect(vectorFiles.map(({ name, vectors }) => ({ name, vectors })).toSorted(byName)).toEqual(
    counted.toSorted(byName),
  )
})

it('gives a reason for whatever differs, and for a file without a scheme', () => {
  const reasons = vectorFiles.flatMap((file) =>
    file.scheme === null ? [file.reason] : (file.deviations ?? []).map((deviation) => deviation.reason),
  )

  expect(reasons.filter((reason) => reason.length < 10)).toEqual([])
})

it('differs no more than it did', () => {
  const total = vectorFiles.reduce(
    (sum, file) => sum + count(file, 'otherwise') + count(file, 'without-key'),
    0,
  )

  expect(total).toBeLessThanOrEqual(ceiling)
})

it('says the same in the README', () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
  const missing = versionSchemes
    .map(({ id }) => readmeRow(id))
    .filter((row) => !squeezed(readme).includes(row))

  expect(missing).toEqual([])
})

describe('agrees with the vectors of', () => {
  const runs = vectorFiles.filter((file): file is Run => file.scheme !== null)
  it.skipIf(!areHere).each(runs)(areHere ? '$name' : '$name (skipped: not beside this checkout)', (file) => {
    const scheme = findScheme(file.scheme)
    if (scheme === undefined) throw new Error(`no scheme ${file.scheme}`)
    const found = checkVersionCases(scheme, readVectors(file.name))

    expect(disagreements(file.deviations, 'otherwise', found.wrong)).toEqual([])
    expect(disagreements(file.deviations, 'without-key', [...found.withoutKey])).toEqual([])
  })
})

function readVectors(name: string) {
  return readVersionCases(readFileSync(new URL(`${name}.txt`, folder), 'utf8'))
}

/** What is found and not listed, and what is listed otherwise than found. */
function disagreements(
  listed: readonly Deviation[] = [],
  kind: Deviation['kind'],
  found: readonly string[],
): readonly string[] {
  const ofKind = listed.filter((deviation) => deviation.kind === kind)
  const unlisted = found.filter((text) => !ofKind.some(({ matches }) => matches.test(text)))
  const miscounted = ofKind.flatMap(({ matches, count: expected, reason }) => {
    const actual = found.filter((text) => matches.test(text)).length
    return actual === expected
      ? []
      : [`${matches} is listed ${expected} times and found ${actual} times: ${reason}`]
  })
  return [...unlisted, ...miscounted]
}

/** The row of a scheme: files, vectors, cases ordered otherwise, versions without a key. */
function readmeRow(id: string): string {
  const files = vectorFiles.filter((file) => file.scheme === id)
  const vectors = files.reduce((sum, file) => sum + file.vectors, 0)
  const sums = (['otherwise', 'without-key'] as const).map((kind) =>
    files.reduce((sum, file) => sum + count(file, kind), 0),
  )
  return `| ${[`\`${id}\``, files.length, vectors, ...sums].join(' | ')} |`
}

function count(file: VectorFile, kind: Deviation['kind']): number {
  const listed = file.scheme === null ? [] : (file.deviations ?? [])
  return listed.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.count, 0)
}

function squeezed(text: string): string {
  return text.replace(/ +/g, ' ')
}
