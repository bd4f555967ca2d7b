import { expect, it } from 'vitest'
import { notComparedAmong } from './not-compared.ts'

/** Rows of package key, version key and distribution release. */
function componentsOf(...rows: readonly (readonly [string, string | null, string | null])[]) {
  const none = rows.map(() => null)
  return {
    packageKey: rows.map(([key]) => key),
    versionKey: rows.map(([, key]) => key),
    distribution: rows.map(([, , distribution]) => distribution),
    module: rows.map(() => ''),
    name: rows.map(() => ''),
    version: rows.map(() => ''),
    qualifiers: rows.map(() => ''),
    purl: none,
    binaryName: none,
    binaryVersion: none,
    otherKey: none,
    otherVersion: none,
    versionSpan: none,
    otherVersionKey: none,
    scope: none,
    licences: none,
    direct: none,
  }
}

it('counts each component once, under the first reason that holds', () => {
  const components = componentsOf(
    ['npm/a', 'ff', ''],
    ['npm/b', null, ''],
    ['gem/c', null, ''],
    ['generic/d', null, ''],
    ['deb/debian/e', null, null],
    ['deb/debian/f', 'ff', 'debian-12'],
  )

  expect(notComparedAmong(components, { named: [], uncovered: new Set(['gem']) })).toEqual({
    components: 4,
    reasons: [
      { reason: 'version', components: 1 },
      { reason: 'ecosystem', components: 2 },
      { reason: 'distribution', components: 1 },
    ],
  })
})

it('says that nothing is left over where all can be compared', () => {
  expect(notComparedAmong(componentsOf(['npm/a', 'ff', '']), { named: [], uncovered: new Set() })).toEqual({
    components: 0,
    reasons: [],
  })
})
