import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { advisory, aloneOn, tell, temporaryFolder, writeSbom } from './trials/stage.ts'

const environment = await aloneOn(await testDatabase())
const folder = await temporaryFolder()
let sbom = ''

const scan = (...words: readonly string[]) => tell(['scan', sbom, ...words], environment)
const inJapanese = (...words: readonly string[]) =>
  tell(['scan', sbom, ...words], { ...environment, LANG: 'ja_JP.UTF-8' })

async function write(name: string, content: unknown): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

beforeAll(async () => {
  const who = ['--name', 'Aoi', '--role', 'administrator', '--login', 'aoi', '--organisation', 'W']
  await tell(['user', 'create', ...who], environment)
  const path = await write('A.json', advisory('TRIAL-2026-1000', 'left-stuffer', '1.3.0'))
  await tell(['feed', 'import', 'osv', path], environment)
  sbom = await writeSbom(folder, 'affected.json', ['left-stuffer@1.2.0', 'other@1.0.0'])
})

describe('scan as a gate', () => {
  it('breaks by what is asked, and says in a sentence why', async () => {
    const told = await scan('--fail-on', 'kev', '--fail-on', 'fix-available')

    expect(told.code).toBe(1)
    expect(told.out).toMatch(/reason +gate$/m)
    expect(told.out).toMatch(/breaks it: fix-available$/m)
    expect(told.err).toContain('The gate fails: 1 finding breaks it (fix-available: 1).')
    expect((await inJapanese('--fail-on', 'fix-available')).err).toContain(
      '不合格です。1件の検出が判定基準に該当しました（fix-available 1件）。',
    )
  })

  it('passes what is not asked, and says what it could not judge', async () => {
    const told = await scan('--fail-on', 'severity=high')

    expect(told.code).toBe(0)
    expect(told.err).toContain('The gate passes: the 1 finding does not break it (severity=high).')
    expect(told.err).toContain('has no known severity and was not judged by it')
    expect((await scan('--fail-on', 'severity=unknown')).code).toBe(1)
    expect(await scan('--fail-on', 'none')).toMatchObject({
      code: 0,
      out: expect.stringContaining('CVE-2026-1000'),
    })
  })

  it('refuses a misspelt criterion or policy with the place, before it scans', async () => {
    const policy = await write(
      'policy.yaml',
      'fail-on: [kev]\nignore:\n  - vulnerability: CVE-1\n    reasn: x\n',
    )

    expect(await scan('--fail-on', 'severity=hihg')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('“severity=hihg” is no criterion'),
    })
    const told = await scan('--policy', policy)
    expect(told).toMatchObject({ code: 2, out: '' })
    expect(told.err).toContain(`${policy} cannot be read`)
    expect(told.err).toContain('/ignore/0/reasn: There is no field “reasn” here.')
    expect((await scan('--policy', join(folder, 'missing.yaml'))).code).toBe(2)
  })

  it('lets an exception pass, and breaks clearly when it has run out', async () => {
    const entry = { vulnerability: 'CVE-2026-1000', package: 'pkg:npm/left-stuffer', reason: 'never called' }
    const running = await write('running.json', { ignore: [{ ...entry, until: '2099-12-31' }] })
    const ended = await write('ended.json', {
      'fail-on': 'none',
      ignore: [{ ...entry, until: '2026-01-31' }],
    })

    const passed = await scan('--policy', running)
    expect(passed).toMatchObject({
      code: 0,
      out: expect.stringContaining('excused until 2099-12-31: never called'),
    })
    expect(passed.err).toContain('excused (exceptions: 1)')
    const broken = await scan('--policy', ended)
    expect(broken.code).toBe(1)
    expect(broken.err).toContain('The exception for CVE-2026-1000 (/ignore/0) ran out on 2026-01-31')
  })

  it('adds to the JSON what the gate made of it, and takes nothing away', async () => {
    const plain = JSON.parse((await scan('--json')).out)
    const gated = JSON.parse((await scan('--json', '--fail-on', 'kev')).out)

    expect(plain.policy).toMatchObject({
      failOn: ['any'],
      passed: false,
      failed: [
        {
          finding: 0,
          vulnerability: 'CVE-2026-1000',
          package: 'pkg:npm/left-stuffer@1.2.0',
          because: ['any'],
        },
      ],
    })
    expect(gated.policy).toMatchObject({ failOn: ['kev'], passed: true, failed: [], excused: [] })
    expect(gated.findings).toEqual(plain.findings)
    expect(gated.findings[0]).toMatchObject({ exploitedAt: null, epss: null, interests: [] })
  })

  it('tells SARIF what is accepted and what is known', async () => {
    const vex = await write('vex.json', {
      '@context': 'https://openvex.dev/ns/v0.2.0',
      '@id': 'urn:example:1',
      author: 'Example',
      timestamp: '2026-01-01T00:00:00Z',
      version: 1,
      statements: [
        {
          vulnerability: { name: 'TRIAL-2026-1000' },
          products: [{ '@id': 'pkg:npm/left-stuffer' }],
          status: 'not_affected',
          justification: 'vulnerable_code_not_in_execute_path',
        },
      ],
    })
    const baseline = join(folder, 'known.json')
    expect(await scan('--write-baseline', baseline)).toMatchObject({ code: 0 })

    const accepted = await scan('--with-vex', vex, '--sarif')
    const known = await scan('--baseline', baseline, '--sarif')

    expect(JSON.parse(accepted.out).runs[0].results).toMatchObject([
      {
        suppressions: [
          {
            kind: 'external',
            status: 'accepted',
            justification: expect.stringContaining('not_in_execute_path'),
          },
        ],
        properties: { breaksGate: false },
      },
    ])
    expect(JSON.parse(known.out).runs[0].results).toMatchObject([
      { suppressions: [], baselineState: 'unchanged', properties: { breaksGate: false } },
    ])
    expect([accepted.code, known.code]).toEqual([0, 0])
  })

  it('writes a baseline that reads the same in every run', async () => {
    const path = join(folder, 'baseline.json')
    await scan('--write-baseline', path)

    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
      format: 'renkei-baseline',
      version: 1,
      findings: [
        {
          vulnerability: 'CVE-2026-1000',
          aliases: ['TRIAL-2026-1000'],
          package: 'pkg:npm/left-stuffer@1.2.0',
          verdict: 'affected',
        },
      ],
    })
    expect(await scan('--write-baseline', join(folder, 'none', 'x.json'))).toMatchObject({ code: 2 })
  })
})
