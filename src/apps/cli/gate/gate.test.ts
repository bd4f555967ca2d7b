import { expect, it } from 'vitest'
import type { Scan, ScanFinding } from '#contract/matching/scan.ts'
import type { KnownFinding } from '#formats/gate/baseline.ts'
import { readCriteria } from '#formats/gate/criteria.ts'
import { readVex } from '#formats/vex/index.ts'
import { breaks, type Gate, judge, knownFindings } from './gate.ts'
import { meets } from './meets.ts'
import { isPackage } from './sameness.ts'
import { statementsOf, uuidOf } from './statements.ts'

const hash = 'ab'.repeat(32)

function finding(parts: Partial<ScanFinding> = {}): ScanFinding {
  return {
    component: { purl: 'pkg:npm/a@1.0.0', name: 'a', version: '1.0.0', ref: 'a-ref', path: '/components/0' },
    vulnerability: { id: 'CVE-2026-0001', aliases: ['GHSA-aaaa-bbbb-cccc'], title: '' },
    verdict: 'affected',
    fixed: [],
    severity: { score: 7.5, rating: 'high', vector: null, source: 'osv' },
    exploitedAt: null,
    epss: null,
    interests: [],
    reason: { source: 'osv', record: 'X', range: '*', rank: 'ecosystem' },
    ...parts,
  }
}

function scanOf(findings: ScanFinding[], document: Partial<Scan['document']> = {}): Scan {
  return {
    document: {
      name: 'x',
      format: 'cyclonedx',
      formatVersion: '1.6',
      hash,
      serial: null,
      subject: null,
      ...document,
    },
    components: 1,
    findings,
    uncovered: [],
    notCompared: { components: 0, reasons: [] },
    unread: [],
    wrongMatches: [],
    unreadCount: 0,
  }
}

const criteriaOf = (text: string) => {
  const read = readCriteria(text)
  return read.ok ? read.value : []
}

function gateOf(parts: Partial<Gate> = {}): Gate {
  const failOn = criteriaOf('any')
  return { failOn, ignore: [], statements: statementsOf([]), baseline: null, today: '2026-11-23', ...parts }
}

const team = {
  id: '00000000-0000-7000-8000-000000000001',
  name: { ja: null, en: 'T' },
  kind: 'csirt' as const,
}
const interest = { team, lower: null, upper: 'high' as const, set: null, outdated: false }
const undetermined = finding({ verdict: 'undetermined' })

it.each([
  ['any', finding(), true],
  ['any', undetermined, true],
  ['affected', undetermined, false],
  ['undetermined', undetermined, true],
  ['undetermined', finding(), false],
  ['severity=high', finding(), true],
  ['severity=critical', finding(), false],
  ['severity=low', undetermined, false],
  ['severity=low+undetermined', undetermined, true],
  ['severity=low', finding({ severity: null }), false],
  ['severity=unknown', finding({ severity: null }), true],
  ['severity=unknown', finding(), false],
  ['kev', finding(), false],
  ['kev', finding({ exploitedAt: '2026-01-01T00:00:00Z' }), true],
  ['epss=0.5', finding({ epss: { score: 0.5, percentile: null } }), true],
  ['epss=0.5', finding({ epss: { score: 0.49, percentile: null } }), false],
  ['epss=0', finding(), false],
  ['fix-available', finding({ fixed: ['1.1'] }), true],
  ['fix-available+kev', finding({ fixed: ['1.1'] }), false],
  ['interest=medium', finding({ interests: [interest] }), true],
  ['interest=immediate', finding({ interests: [interest] }), false],
  ['interest=medium', finding({ interests: [{ ...interest, set: 'low' }] }), false],
  ['interest=low', finding(), false],
  ['interest=unknown', finding(), true],
])('asks %s of a finding (%#)', (text, one, expected) => {
  expect(criteriaOf(text).some((criterion) => meets(one, criterion))).toBe(expected)
})

it.each([
  ['pkg:npm/a@1.0.0', true],
  ['pkg:npm/a', true],
  ['pkg:npm/a@1.0.1', false],
  ['pkg:npm/b', false],
  ['pkg:pypi/a', false],
  ['pkg:npm/a@1.0.0?arch=x', false],
  ['a@1.0.0', false],
])('takes %s for pkg:npm/a@1.0.0: %s', (written, expected) => {
  expect(isPackage(written, { purl: 'pkg:npm/a@1.0.0' })).toBe(expected)
})

const entry = {
  vulnerability: 'ghsa-aaaa-bbbb-cccc',
  package: 'pkg:npm/a',
  reason: 'why',
  until: '2026-11-23',
  path: '/ignore/0',
}

it('lets an exception pass to the end of its last day, and breaks when it has run out', () => {
  const scans = [scanOf([finding()])]
  const [[held] = []] = judge(gateOf({ ignore: [entry] }), scans).documents
  const [[ended] = []] = judge(gateOf({ ignore: [entry], failOn: [], today: '2026-11-24' }), scans).documents

  expect(held?.excuse).toEqual({ by: 'ignore', reason: 'why', until: '2026-11-23', place: '/ignore/0' })
  expect(ended).toMatchObject({ excuse: null, because: ['ignore-expired'], expired: entry })
  expect(ended !== undefined && breaks(ended)).toBe(true)
})

it('tells exceptions and known findings that nothing needs any more', () => {
  const known: KnownFinding = {
    vulnerability: 'CVE-2026-0009',
    aliases: [],
    package: 'pkg:npm/a@1.0.0',
    verdict: 'affected',
  }
  const other = { ...entry, package: 'pkg:npm/b' }

  const judgement = judge(gateOf({ ignore: [entry, other], baseline: [known] }), [scanOf([finding()])])

  expect(judgement.staleIgnore).toEqual([other])
  expect(judgement.staleBaseline).toEqual([known])
})

it('knows a finding from a baseline by any of its names, unless it has become certain', () => {
  const now = [scanOf([finding()])]
  const knownFrom = (before: ScanFinding) =>
    judge(gateOf({ baseline: knownFindings(judge(gateOf(), [scanOf([before])])) }), now).documents[0]?.[0]
      ?.excuse

  expect(
    knownFrom(finding({ vulnerability: { id: 'GHSA-aaaa-bbbb-cccc', aliases: [], title: '' } })),
  ).toEqual({
    by: 'baseline',
  })
  expect(knownFrom(undetermined)).toBeNull()
  expect(knownFrom(finding({ component: { ...finding().component, purl: 'pkg:npm/a@0.9.0' } }))).toBeNull()
})

it('keeps out of a baseline what an exception or a statement speaks for', () => {
  expect(knownFindings(judge(gateOf({ ignore: [entry] }), [scanOf([finding()])]))).toEqual([])
  expect(
    knownFindings(judge(gateOf({ ignore: [entry], today: '2027-01-01' }), [scanOf([finding()])])),
  ).toEqual([])
})

function openVex(...statements: readonly object[]) {
  const read = readVex(
    Buffer.from(
      JSON.stringify({
        '@context': 'https://openvex.dev/ns/v0.2.0',
        '@id': 'urn:x',
        author: 'A',
        timestamp: '2026-01-01T00:00:00Z',
        version: 1,
        statements,
      }),
    ),
  )
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return statementsOf([{ path: 'a.json', document: read.value }])
}

const says = (products: readonly object[], parts: object = {}) => ({
  vulnerability: { name: 'CVE-2026-0001' },
  status: 'not_affected',
  justification: 'vulnerable_code_not_present',
  products,
  ...parts,
})

const subject = { name: 'app', version: '2.0', purl: 'pkg:oci/app@2.0', ref: null }
const part = { '@id': 'pkg:npm/a@1.0.0' }

it.each([
  ['the component', [part], true],
  ['every version of it', [{ '@id': 'pkg:npm/a' }], true],
  ['another version of it', [{ '@id': 'pkg:npm/a@1.0.1' }], false],
  ['what was scanned', [{ '@id': 'pkg:oci/app@2.0' }], true],
  ['another release of it', [{ '@id': 'pkg:oci/app@2.1' }], false],
  ['the component in what was scanned', [{ '@id': 'pkg:oci/app@2.0', subcomponents: [part] }], true],
  ['the component in this very file', [{ '@id': uuidOf(hash), subcomponents: [part] }], true],
  ['the component in something else', [{ '@id': 'pkg:oci/other@2.0', subcomponents: [part] }], false],
  [
    'another part of what was scanned',
    [{ '@id': 'pkg:oci/app@2.0', subcomponents: [{ '@id': 'pkg:npm/b' }] }],
    false,
  ],
])('takes a statement about %s (%#)', (_, products, expected) => {
  const excuse = openVex(says(products)).excuse(scanOf([], { subject }).document, finding())

  expect(excuse !== null).toBe(expected)
  if (excuse !== null)
    expect(excuse).toEqual({
      by: 'vex',
      status: 'not_affected',
      source: 'a.json',
      reason: 'vulnerable_code_not_present',
    })
})

it('believes the newest statement, and none that is disputed at the same time', () => {
  const excuseOf = (...statements: readonly object[]) =>
    openVex(...statements).excuse(scanOf([]).document, finding())
  const at = (day: number) => ({ timestamp: `2026-02-0${day}T00:00:00Z` })
  const affected = { status: 'affected', justification: undefined, action_statement: 'x' }

  expect(excuseOf(says([part], at(2)), says([part], { ...affected, ...at(1) }))).not.toBeNull()
  expect(excuseOf(says([part], at(1)), says([part], { ...affected, ...at(2) }))).toBeNull()
  expect(excuseOf(says([part], at(1)), says([part], { ...affected, ...at(1) }))).toBeNull()
  expect(excuseOf(says([part], { status: 'under_investigation', justification: undefined }))).toBeNull()
  expect(excuseOf(says([part], { vulnerability: { name: 'CVE-2026-0002' } }))).toBeNull()
})

it('takes references of CycloneDX only for the document they are of', () => {
  const serial = 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79'
  const read = readVex(
    Buffer.from(
      JSON.stringify({
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        version: 1,
        vulnerabilities: [
          {
            id: 'CVE-2026-0001',
            analysis: { state: 'not_affected', justification: 'code_not_present' },
            affects: [{ ref: 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#a-ref' }],
          },
        ],
      }),
    ),
  )
  if (!read.ok) throw new Error('not read')
  const statements = statementsOf([{ path: 'v.json', document: read.value }])

  expect(statements.excuse(scanOf([], { serial }).document, finding())).not.toBeNull()
  expect(statements.excuse(scanOf([], { serial: 'urn:uuid:other' }).document, finding())).toBeNull()
})
