import { expect, it } from 'vitest'
import type { SarifFinding, SarifRun } from './sarif.ts'
import { writeSarif } from './write.ts'

const finding: SarifFinding = {
  ruleId: 'CVE-2026-0001',
  rule: { title: 'A flaw', aliases: ['GHSA-aaaa-bbbb-cccc'], help: null },
  message: 'a 1.0.0 is affected',
  isCertain: true,
  score: 9.8,
  file: 'out/sbom one.json',
  subject: 'pkg:npm/a@1.0.0',
  identity: ['pkg:npm/a@1.0.0'],
}

function write(parts: Partial<SarifRun>) {
  const log = writeSarif({
    tool: { name: 'Renkei', version: '1.0.0' },
    language: 'en',
    findings: [],
    notifications: [],
    files: [{ path: 'out/sbom one.json', sha256: 'ab' }],
    ...parts,
  })
  return JSON.parse(JSON.stringify(log))
}

it('tells a rule once however many findings it has', () => {
  const { runs } = write({ findings: [finding, { ...finding, subject: 'pkg:npm/a@1.1.0', identity: ['b'] }] })

  expect(runs[0].tool.driver.rules).toHaveLength(1)
  expect(runs[0].results.map((one: { ruleIndex: number }) => one.ruleIndex)).toEqual([0, 0])
})

it.each([
  [9.8, 'error'],
  [7, 'error'],
  [6.9, 'warning'],
  [3.9, 'note'],
  [0, 'none'],
  [null, 'warning'],
] as const)('gives score %s the level %s', (score, level) => {
  const { runs } = write({ findings: [{ ...finding, score }] })

  expect(runs[0].results[0]).toMatchObject({ kind: 'fail', level })
})

it('leaves open what is not certain', () => {
  const { runs } = write({ findings: [{ ...finding, isCertain: false }] })

  expect(runs[0].results[0]).toMatchObject({ kind: 'open', level: 'none' })
})

it('says nothing of a severity it does not know', () => {
  const { runs } = write({ findings: [{ ...finding, score: null }] })

  expect(runs[0].tool.driver.rules[0].properties).not.toHaveProperty('security-severity')
})

it('recognises a finding again in the next run, and another as another', () => {
  const prints = (parts: Partial<SarifFinding>) =>
    write({ findings: [{ ...finding, ...parts }] }).runs[0].results[0].partialFingerprints['finding/v1']

  expect(prints({ message: 'worded anew', file: 'elsewhere.json' })).toBe(prints({}))
  expect(prints({ ruleId: 'CVE-2026-0002' })).not.toBe(prints({}))
  expect(prints({ identity: ['pkg:npm/a@1.0.1'] })).not.toBe(prints({}))
})

it('writes paths as URIs that mean the same elsewhere', () => {
  const { runs } = write({ findings: [finding], files: [{ path: '/tmp/a b.json', sha256: 'ab' }] })

  expect(runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('out/sbom%20one.json')
  expect(runs[0].artifacts[0].location.uri).toBe('file:///tmp/a%20b.json')
})

it('tells of what could not be read', () => {
  const notifications = [{ code: 'sbom.purl-missing', message: 'No purl', file: 'out/sbom one.json' }]

  const { runs } = write({ notifications })

  expect(runs[0].results).toEqual([])
  expect(runs[0].invocations[0].toolExecutionNotifications).toMatchObject([
    { descriptor: { id: 'sbom.purl-missing' }, message: { text: 'No purl' } },
  ])
})
