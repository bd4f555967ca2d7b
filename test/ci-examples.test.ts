import { execFile } from 'node:child_process'
import { copyFileSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, it } from 'vitest'
import { parse } from 'yaml'
import { aloneOn, tell, temporaryFolder, writeSbom } from '../src/apps/cli/trials/stage.ts'
import { testDatabase } from './database.ts'

/** The examples' shell lines are run as they stand; the checkout stands for the installation. */
const home = fileURLToPath(new URL('..', import.meta.url))
const examples = join(home, 'docs/examples/ci')
const environment = await aloneOn(await testDatabase())

const record = (id: string, fixed: string | null) => ({
  schema_version: '1.7.0',
  id,
  modified: '2026-01-02T00:00:00Z',
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
  affected: [
    {
      package: { ecosystem: 'npm', name: 'left-stuffer' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, ...(fixed === null ? [] : [{ fixed }])] }],
    },
  ],
})

const vex = {
  '@context': 'https://openvex.dev/ns/v0.2.0',
  '@id': 'urn:example:1',
  author: 'Example',
  timestamp: '2026-01-01T00:00:00Z',
  version: 1,
  statements: [
    {
      vulnerability: { name: 'CVE-2026-1000' },
      products: [{ '@id': 'pkg:npm/left-stuffer@1.2.0' }],
      status: 'not_affected',
      justification: 'vulnerable_code_not_present',
    },
  ],
}

beforeAll(async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'A.json'), JSON.stringify(record('CVE-2026-1000', '1.3.0')))
  const words = ['user', 'create', '--name', 'Aoi', '--role', 'administrator', '--login', 'aoi']
  await tell([...words, '--organisation', 'W'], environment)
  await tell(['feed', 'import', 'osv', join(folder, 'A.json')], environment)
})

/** A build's folder with an SBOM and the policy. */
async function build(...packages: readonly string[]): Promise<string> {
  const folder = await temporaryFolder()
  await writeSbom(folder, 'sbom.cdx.json', packages)
  copyFileSync(join(examples, 'renkei-policy.yaml'), join(folder, 'renkei-policy.yaml'))
  await writeFile(join(folder, 'vex.json'), JSON.stringify(vex))
  return folder
}

function run(script: string, cwd: string): Promise<{ readonly code: number; readonly err: string }> {
  const { PATH = '' } = process.env
  const env = { PATH, LANG: 'en_US.UTF-8', ...environment, RENKEI_HOME: home.replace(/\/$/, '') }
  return new Promise((resolve) => {
    execFile('bash', ['-e', '-c', script], { cwd, env }, (error, _, err) => {
      resolve({ code: Number(error?.code ?? 0), err })
    })
  })
}

const affected = 'left-stuffer@1.2.0'
const clean = 'left-stuffer@1.3.0'
const patience = 120_000

it(
  'runs the line of GitHub Actions: a critical finding breaks the build and is told as SARIF',
  async () => {
    const { jobs } = parse(readFileSync(join(examples, 'github-actions.yml'), 'utf8'))
    const lines: readonly string[] = jobs.scan.steps.flatMap((step: { run?: string }) => step.run ?? [])
    const broken = await build(affected)

    expect(lines).toHaveLength(1)
    const told = await run(lines.join('\n'), broken)
    expect(told).toMatchObject({
      code: 1,
      err: expect.stringContaining('The gate fails: 1 finding breaks it'),
    })
    const sarif = JSON.parse(await readFile(join(broken, 'renkei.sarif'), 'utf8'))
    expect(sarif.runs[0].results).toMatchObject([
      {
        ruleId: 'CVE-2026-1000',
        suppressions: [],
        properties: { breaksGate: true, because: ['severity=critical', 'severity=high+fix-available'] },
      },
    ])
    expect(await run(lines.join('\n'), await build(clean))).toMatchObject({ code: 0 })
  },
  patience,
)

it(
  'runs the line of GitLab: what a statement speaks for does not break the build, and is told',
  async () => {
    const job = parse(readFileSync(join(examples, 'gitlab-ci.yml'), 'utf8'))['known-vulnerabilities']
    const folder = await build(affected)

    const told = await run(job.script.join('\n'), folder)

    expect(told).toMatchObject({ code: 0, err: expect.stringContaining('excused (statements: 1)') })
    const { findings, policy } = JSON.parse(await readFile(join(folder, 'renkei.json'), 'utf8'))
    expect(findings).toHaveLength(1)
    expect(policy).toMatchObject({
      passed: true,
      failed: [],
      excused: [{ finding: 0, by: 'vex', status: 'not_affected', source: 'vex.json' }],
    })
  },
  patience,
)

it(
  'runs the lines of Jenkins: the first run writes the baseline, later ones break for what is new',
  async () => {
    const [, script = ''] = /sh '''(.*?)'''/s.exec(readFileSync(join(examples, 'Jenkinsfile'), 'utf8')) ?? []
    const folder = await build(affected)

    expect(await run(script, folder)).toMatchObject({
      code: 0,
      err: expect.stringContaining('1 finding was written'),
    })
    expect(await run(script, folder)).toMatchObject({ code: 0, err: expect.stringContaining('baseline: 1') })
    await writeSbom(folder, 'sbom.cdx.json', ['left-stuffer@1.1.0'])
    expect(await run(script, folder)).toMatchObject({
      code: 1,
      err: expect.stringContaining('In the baseline, but found no more'),
    })
  },
  patience,
)
