import { expect, it } from 'vitest'
import { problemLog } from '../problem-log.ts'
import type { AffectedPackage } from './model/advisory.ts'
import { readNamedProducts } from './named-products.ts'
import { packagesAmong } from './product-ranges.ts'

const npm = { collectionURL: 'https://registry.npmjs.org/', packageName: 'reader' }
const pypi = { collectionURL: 'https://pypi.org', packageName: 'reader' }

function read(product: object): AffectedPackage | undefined {
  const node = { value: { affected: [product] }, path: '', log: problemLog() }
  return packagesAmong(readNamedProducts(node, 'affected', 'x'))[0]
}

/** Events in short: `>=1 <2`, `<=3`. */
function short(product: object) {
  const found = read(product)
  if (found === undefined) return null
  const words = { introduced: '>=', above: '>', fixed: '<', 'last-affected': '<=', limit: '..' }
  const ranges = found.ranges.map(({ events }) =>
    events.map(({ kind, version }) => words[kind] + version).join(' '),
  )
  return { ranges, versions: [...found.versions], isComplete: found.isComplete }
}

const affected = { status: 'affected', versionType: 'semver' }
const unaffected = { status: 'unaffected', versionType: 'semver' }

it.each([
  [
    'a range with an end that is unaffected',
    { ...npm, defaultStatus: 'unaffected', versions: [{ ...affected, version: '1.0.0', lessThan: '2.0.0' }] },
    { ranges: ['>=1.0.0 <2.0.0'], versions: [], isComplete: true },
  ],
  [
    'an end of which nothing is said: no fix',
    { ...npm, versions: [{ ...affected, version: '0', lessThan: '2.0.0' }] },
    { ranges: ['>=0 ..2.0.0'], versions: [], isComplete: true },
  ],
  [
    'a last affected version',
    {
      ...npm,
      defaultStatus: 'unaffected',
      versions: [{ ...affected, version: '*', lessThanOrEqual: '2.0.0' }],
    },
    { ranges: ['>=0 <=2.0.0'], versions: [], isComplete: true },
  ],
  [
    'single versions',
    { ...npm, defaultStatus: 'unaffected', versions: [{ status: 'affected', version: '1.2.3' }] },
    { ranges: [], versions: ['1.2.3'], isComplete: true },
  ],
  [
    'single versions of which the rest is not told',
    { ...npm, versions: [{ status: 'affected', version: '1.2.3' }] },
    { ranges: [], versions: ['1.2.3'], isComplete: false },
  ],
  [
    'all but what is taken out',
    {
      ...npm,
      defaultStatus: 'affected',
      versions: [
        { ...unaffected, version: '1.5.0', lessThan: '2.0.0' },
        { ...unaffected, version: '3.0.0', lessThan: '*' },
      ],
    },
    { ranges: ['>=0 <1.5.0', '>=2.0.0 <3.0.0'], versions: [], isComplete: true },
  ],
  ['all of it', { ...npm, defaultStatus: 'affected' }, { ranges: ['>=0'], versions: [], isComplete: true }],
  [
    'the first entry that holds a version decides',
    {
      ...npm,
      defaultStatus: 'unaffected',
      versions: [
        { ...unaffected, version: '1.4.0', lessThan: '1.5.0' },
        { ...affected, version: '1.0.0', lessThan: '2.0.0' },
      ],
    },
    { ranges: ['>=1.0.0 <1.4.0', '>=1.5.0 <2.0.0'], versions: [], isComplete: true },
  ],
  [
    'a stretch that begins right after a version',
    {
      ...npm,
      defaultStatus: 'affected',
      versions: [{ ...unaffected, version: '0', lessThanOrEqual: '1.0.0' }],
    },
    { ranges: ['>1.0.0'], versions: [], isComplete: true },
  ],
  [
    'what the source says it does not know',
    { ...npm, defaultStatus: 'unknown', versions: [{ ...affected, version: '1.0.0', lessThan: '2.0.0' }] },
    { ranges: ['>=1.0.0 ..2.0.0'], versions: [], isComplete: false },
  ],
  [
    "an order that is not the ecosystem's",
    { ...pypi, defaultStatus: 'unaffected', versions: [{ ...affected, version: '1.0', lessThan: '2.0' }] },
    { ranges: [], versions: [], isComplete: false },
  ],
  [
    "the ecosystem's own order",
    {
      ...pypi,
      defaultStatus: 'unaffected',
      versions: [{ status: 'affected', version: '1.0', lessThan: '2.0', versionType: 'Python' }],
    },
    { ranges: ['>=1.0 <2.0'], versions: [], isComplete: true },
  ],
  [
    'a range without an order',
    {
      ...npm,
      defaultStatus: 'unaffected',
      versions: [{ status: 'affected', version: '1.0.0', lessThan: '2.0.0' }],
    },
    { ranges: [], versions: [], isComplete: false },
  ],
  [
    'a comparison in a sentence',
    { ...npm, versions: [{ status: 'affected', version: '< 1.2.3' }] },
    { ranges: [], versions: [], isComplete: false },
  ],
  [
    'security.md 4.10: an end before its beginning',
    { ...npm, defaultStatus: 'unaffected', versions: [{ ...affected, version: '3.0.0', lessThan: '2.0.0' }] },
    { ranges: [], versions: [], isComplete: false },
  ],
  [
    'an entry that cannot be read and might take versions out',
    {
      ...npm,
      defaultStatus: 'affected',
      versions: [{ status: 'unaffected', version: 'after spring' }],
    },
    { ranges: [], versions: [], isComplete: false },
  ],
  [
    'nothing that is affected',
    { ...npm, defaultStatus: 'unaffected', versions: [{ ...unaffected, version: '1.0.0' }] },
    null,
  ],
  ['vendor and product alone', { vendor: 'npm', product: 'reader', defaultStatus: 'affected' }, null],
  [
    'a registry that is not known',
    { collectionURL: 'https://wordpress.org/plugins', packageName: 'x', defaultStatus: 'affected' },
    null,
  ],
])('makes of %s what it says', (_what, product, expected) => {
  expect(short(product)).toEqual(expected)
})

it('keeps commits, which have no order here', () => {
  const found = read({
    ...npm,
    repo: 'https://git.example/x',
    defaultStatus: 'unaffected',
    versions: [{ status: 'affected', version: 'abc', lessThan: 'def', versionType: 'git' }],
  })

  expect(found?.ranges).toMatchObject([{ kind: 'git', repository: 'https://git.example/x' }])
})

it.each([
  [{ packageURL: 'pkg:maven/org.example/reader' }, 'Maven', 'org.example:reader'],
  [{ packageURL: 'pkg:golang/example.org/reader/v2' }, 'Go', 'example.org/reader/v2'],
  [{ packageURL: 'pkg:deb/debian/reader?distro=debian-12' }, 'Debian:debian-12', 'reader'],
  [
    { collectionURL: 'https://repo1.maven.org/maven2/', packageName: 'org.example:reader' },
    'Maven',
    'org.example:reader',
  ],
  [
    { collectionURL: 'https://pkg.go.dev', packageName: 'net/http', vendor: 'Go standard library' },
    'Go',
    'stdlib',
  ],
  [
    { collectionURL: 'https://pkg.go.dev', packageName: 'example.org/m/p', vendor: 'example.org/m' },
    'Go',
    'example.org/m',
  ],
  [{ collectionURL: 'http://CRATES.io', packageName: 'reader' }, 'crates.io', 'reader'],
])('knows which package %o is', (named, ecosystem, name) => {
  expect(read({ ...named, defaultStatus: 'affected' })).toMatchObject({ ecosystem, name })
})

it('security.md 4.10: leaves a record of thousands of entries undetermined instead of weighing them', () => {
  const versions = Array.from({ length: 20_000 }, (_, index) => ({
    ...(index % 2 === 0 ? affected : unaffected),
    version: `1.${index}.0`,
    lessThan: `1.${index + 1}.0`,
  }))
  const began = performance.now()

  expect(short({ ...npm, versions })).toEqual({ ranges: [], versions: [], isComplete: false })
  expect(performance.now() - began).toBeLessThan(2000)
})
