import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { schemeForPackageType } from '../../index.ts'
import { osvEcosystems, rebuilders, unknownEcosystems } from './osv-ecosystems.data.ts'

/** The schema of OSV as its authors publish it; it is no part of the project. */
const schema = new URL('../../../../../shared/data/osv-misc/osv-schema/schema.json', import.meta.url)
const isThere = existsSync(schema)
const absent = isThere ? '' : ' (skipped: ../shared/data is absent)'

/** Ecosystems whose own tool's order of versions we do not have: their ranges stay undetermined. */
const withoutOrder: ReadonlyMap<string, string> = new Map([
  ['Bioconductor', 'versioned by release of the whole, whose packages no advisory names by number yet'],
  ['opam', 'orders as Debian does without its epochs; no advisory with ranges is known'],
  ['vcpkg', 'each port chooses one of four ways to be versioned, and the record does not tell which'],
])

it.skipIf(!isThere)(`every ecosystem of the OSV schema is known, or there is a reason${absent}`, () => {
  const names: readonly string[] = Object(JSON.parse(readFileSync(schema, 'utf8'))).$defs.ecosystemName.enum
  const known = (name: string) => osvEcosystems.has(name) || rebuilders.has(name)

  expect(names.length).toBeGreaterThan(40)
  expect(names.filter((name) => !known(name) && !unknownEcosystems.has(name))).toEqual([])
  expect([...unknownEcosystems.keys()].filter(known)).toEqual([])
})

it('every known ecosystem has an order of versions, or there is a reason', () => {
  const unordered = [...osvEcosystems].filter(([, [type]]) => schemeForPackageType(type) === undefined)

  expect(unordered.map(([name]) => name)).toEqual([...withoutOrder.keys()])
})
