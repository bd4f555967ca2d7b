import { expect, it } from 'vitest'
import { groupRecord, type Knowledge, type Known } from './grouping.ts'

function knowing(rows: readonly (Known & { readonly names: readonly string[] })[]): Knowledge {
  return {
    byCve: (cve) => rows.find((row) => row.cve === cve),
    byName: (name) => rows.filter((row) => row.names.includes(name)),
  }
}

const nothing = { existing: [], fresh: [], named: [], merged: [], conflicts: [] }

it('makes a vulnerability for a thing nobody knows', () => {
  expect(groupRecord(['GHSA-aaaa-bbbb-cccc', 'CVE-2026-0001'], knowing([]))).toEqual({
    ...nothing,
    fresh: ['CVE-2026-0001'],
  })
  expect(groupRecord(['PYSEC-2026-1'], knowing([]))).toEqual({ ...nothing, fresh: [null] })
})

it('joins a record to the holder of its CVE', () => {
  const world = knowing([{ id: 'v1', cve: 'CVE-2026-0001', names: ['GHSA-aaaa-bbbb-cccc'] }])

  expect(groupRecord(['PYSEC-2026-1', 'CVE-2026-0001'], world)).toEqual({ ...nothing, existing: ['v1'] })
  expect(groupRecord(['PYSEC-2026-1', 'GHSA-aaaa-bbbb-cccc'], world)).toEqual({
    ...nothing,
    existing: ['v1'],
  })
})

it('gives a CVE to what had none', () => {
  const world = knowing([{ id: 'v1', cve: null, names: ['GHSA-aaaa-bbbb-cccc'] }])

  expect(groupRecord(['GHSA-aaaa-bbbb-cccc', 'CVE-2026-0001'], world)).toEqual({
    ...nothing,
    existing: ['v1'],
    named: [{ id: 'v1', cve: 'CVE-2026-0001' }],
  })
})

it('leads one on to the other when both turn out to be the same', () => {
  const world = knowing([
    { id: 'v1', cve: 'CVE-2026-0001', names: [] },
    { id: 'v2', cve: null, names: ['GHSA-aaaa-bbbb-cccc'] },
  ])

  expect(groupRecord(['GHSA-aaaa-bbbb-cccc', 'CVE-2026-0001'], world)).toEqual({
    ...nothing,
    existing: ['v1'],
    merged: [{ from: 'v2', into: 'v1' }],
  })
})

it('puts a record that names several CVEs to each of them', () => {
  const world = knowing([{ id: 'v1', cve: 'CVE-2026-0001', names: [] }])

  expect(groupRecord(['GO-2026-1', 'CVE-2026-0001', 'CVE-2026-0002'], world)).toEqual({
    ...nothing,
    existing: ['v1'],
    fresh: ['CVE-2026-0002'],
  })
})

it('never joins two CVEs by a shared alias', () => {
  const world = knowing([
    { id: 'v1', cve: 'CVE-2026-0001', names: ['GHSA-aaaa-bbbb-cccc'] },
    { id: 'v2', cve: 'CVE-2026-0002', names: ['GHSA-aaaa-bbbb-cccc'] },
  ])

  expect(groupRecord(['PYSEC-2026-1', 'GHSA-aaaa-bbbb-cccc'], world)).toEqual({
    ...nothing,
    existing: ['v1', 'v2'],
  })
})
