import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { isCve } from '#versions/identifiers/vulnerability-id/index.ts'
import { type Named, type Placement, placeRecords } from './placing.ts'

function place(records: readonly (readonly string[])[], known: Parameters<typeof placeRecords>[1] = []) {
  let next = 0
  const named = records.map((names): Named => ({ name: names[0] ?? '', names }))
  return placeRecords(named, known, () => `new-${++next}`)
}

/** Which record speaks of which vulnerabilities, by their CVE or id. */
function groups({ edges }: Placement) {
  return edges.map(({ recordName, belongs }) => [recordName, ...belongs.map(({ id }) => id)])
}

it('lets a record see what the one before it made', () => {
  const placed = place([
    ['GHSA-1', 'CVE-2026-0001'],
    ['PYSEC-1', 'GHSA-1'],
  ])

  expect(groups(placed)).toEqual([
    ['GHSA-1', 'new-1'],
    ['PYSEC-1', 'new-1'],
  ])
  expect(placed.fresh).toEqual([{ id: 'new-1', cve: 'CVE-2026-0001' }])
})

it('makes only one of what turns out to be the same on the way', () => {
  const placed = place([['GHSA-1'], ['PYSEC-1', 'CVE-2026-0001'], ['GO-1', 'GHSA-1', 'CVE-2026-0001']])

  expect(groups(placed).map(([, id]) => id)).toEqual(['new-2', 'new-2', 'new-2'])
  expect(placed.fresh).toEqual([{ id: 'new-2', cve: 'CVE-2026-0001' }])
  expect(placed.merged).toEqual([])
})

it('names one that was there, and leads another on to it', () => {
  const known = [
    { id: 'old-1', cve: null, name: 'GHSA-1' },
    { id: 'old-2', cve: null, name: 'PYSEC-1' },
  ]

  const placed = place([['GO-1', 'GHSA-1', 'PYSEC-1', 'CVE-2026-0001']], known)

  expect(placed).toMatchObject({
    fresh: [],
    named: [{ id: 'old-1', cve: 'CVE-2026-0001' }],
    merged: [{ from: 'old-2', into: 'old-1' }],
  })
})

it('refuses to join two CVEs and tells which name would have', () => {
  const placed = place([
    ['GHSA-1', 'CVE-2026-0001'],
    ['GO-1', 'GHSA-1', 'CVE-2026-0002'],
  ])

  expect(groups(placed)).toEqual([
    ['GHSA-1', 'new-1'],
    ['GO-1', 'new-2'],
  ])
  expect(placed.edges[1]?.conflicts).toEqual([{ name: 'GHSA-1', id: 'new-1' }])
})

it('tells of a record without a CVE whose names go to two', () => {
  const placed = place([
    ['GHSA-1', 'CVE-2026-0001'],
    ['GHSA-2', 'CVE-2026-0002'],
    ['GO-1', 'GHSA-1', 'GHSA-2'],
  ])

  expect(placed.edges[2]).toMatchObject({
    belongs: [{ id: 'new-1' }, { id: 'new-2' }],
    conflicts: [{ name: 'GHSA-2', id: 'new-2' }],
  })
})

it('finds no conflict in a name that several share, if one of them fits', () => {
  const placed = place([
    ['DSA-1', 'CVE-2026-0001', 'CVE-2026-0002', 'GHSA-1'],
    ['GHSA-1', 'CVE-2026-0002'],
  ])

  expect(placed.edges.flatMap(({ conflicts }) => conflicts)).toEqual([])
})

it('never gives a vulnerability two CVEs, nor a CVE two vulnerabilities, in any order', () => {
  const names = fc.uniqueArray(
    fc.constantFrom('GHSA-1', 'GHSA-2', 'GO-1', 'PYSEC-1', 'CVE-2026-0001', 'CVE-2026-0002', 'CVE-2026-0003'),
    { minLength: 1, maxLength: 4 },
  )
  fc.assert(
    fc.property(fc.array(names, { maxLength: 8 }), (records) => {
      const { edges, fresh } = place(records)

      const cves = fresh.flatMap(({ cve }) => cve ?? [])
      expect(new Set(cves).size).toBe(cves.length)
      for (const { belongs } of edges) {
        expect(belongs.length).toBeGreaterThan(0)
        for (const { id, names: own } of belongs) {
          expect(own.filter(isCve).length).toBeLessThanOrEqual(1)
          expect(fresh.map((one) => one.id)).toContain(id)
        }
      }
    }),
  )
})
