import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { advisory, aloneOn, tell, temporaryFolder, writeSbom } from './trials/stage.ts'

const database = await testDatabase()
const environment = await aloneOn(database)
const folder = await temporaryFolder()
const renkei = (...words: readonly string[]) => tell(words, environment)

/** Rows of every table that a scan could write to. */
async function countKept(): Promise<unknown> {
  const tables = ['component', 'occurrence', 'document', 'ci'].map((name) => `inventory.${name}`)
  const counts = tables.map((table) => `(select count(*) from ${table})`)
  return (
    await database.pool.query(`select ${counts.join(' + ')} + (select count(*) from platform.outbox) as n`)
  ).rows
}

let affected = ''
let clean = ''

beforeAll(async () => {
  await writeFile(join(folder, 'A.json'), advisory('TRIAL-2026-1000', 'left-stuffer', '1.3.0'))
  await renkei(
    'user',
    'create',
    '--name',
    'Aoi',
    '--role',
    'administrator',
    '--login',
    'aoi',
    '--organisation',
    'W',
  )
  await renkei('feed', 'import', 'osv', join(folder, 'A.json'))
  affected = await writeSbom(folder, 'affected.json', [
    'left-stuffer@1.2.0',
    'left-stuffer@1.3.0',
    'other@1.0.0',
  ])
  clean = await writeSbom(folder, 'clean.json', ['left-stuffer@1.3.0'])
})

describe('scan', () => {
  it('tells what it finds and why, keeps nothing, and exits with 1', async () => {
    const before = await countKept()

    const told = await renkei('scan', affected)

    expect(told.code).toBe(1)
    expect(told.out).toMatch(/^component +version +vulnerability +severity +verdict +fixed in +reason$/m)
    expect(told.out).toMatch(
      /^left-stuffer +1\.2\.0 +CVE-2026-1000 +unknown +affected +1\.3\.0 +osv TRIAL-2026-1000: /m,
    )
    expect(told.out).not.toContain('1.3.0  CVE')
    expect(told.err).toContain('3 components; affected 1, undetermined 0')
    expect(await countKept()).toEqual(before)
  })

  it('answers JSON in the fixed form', async () => {
    const told = await renkei('scan', affected, '--json')

    expect(JSON.parse(told.out)).toMatchObject({
      document: { name: 'affected.json', format: 'cyclonedx' },
      components: 3,
      findings: [
        {
          component: {
            purl: 'pkg:npm/left-stuffer@1.2.0',
            name: 'left-stuffer',
            version: '1.2.0',
            ref: null,
          },
          vulnerability: { id: 'CVE-2026-1000', aliases: ['TRIAL-2026-1000'] },
          verdict: 'affected',
          fixed: ['1.3.0'],
          severity: null,
          reason: { source: 'osv', record: 'TRIAL-2026-1000', range: '< 1.3.0', rank: 'ecosystem' },
        },
      ],
      unread: [],
    })
  })

  it('exits with 0 when nothing is found', async () => {
    expect(await renkei('scan', clean)).toMatchObject({ code: 0, out: '' })
  })

  it('reads packed documents and standard input', async () => {
    const packed = join(folder, 'affected.json.gz')
    const bytes = gzipSync(await readFile(affected))
    await writeFile(packed, bytes)

    expect((await renkei('scan', packed)).code).toBe(1)
    expect((await tell(['scan', '-'], environment, await readFile(affected, 'utf8'))).code).toBe(1)
    expect((await tell(['scan', '-', '-'], environment)).err).toContain('give - once')
  })

  it('answers several documents as a list, and fails when one cannot be read', async () => {
    const notes = join(folder, 'notes.json')
    await writeFile(notes, '"no document"')

    const both = await renkei('scan', affected, clean, '--json')
    const broken = await renkei('scan', affected, notes, '--json')

    expect(JSON.parse(both.out)).toHaveLength(2)
    expect(both.code).toBe(1)
    expect(JSON.parse(broken.out)).toHaveLength(1)
    expect(broken).toMatchObject({ code: 3, err: expect.stringContaining(`${notes} could not be scanned`) })
  })

  it('writes SARIF in the language of the reader', async () => {
    const told = await tell(['scan', affected, '--sarif'], { ...environment, LANG: 'ja_JP.UTF-8' })

    const { version, runs } = JSON.parse(told.out)
    expect(version).toBe('2.1.0')
    expect(runs[0]).toMatchObject({
      language: 'ja',
      results: [
        { ruleId: 'CVE-2026-1000', kind: 'fail', message: { text: expect.stringContaining('該当します') } },
      ],
    })
    expect(told.code).toBe(1)
  })

  it.each(['cyclonedx', 'openvex'])('writes %s, and nothing as unaffected', async (format) => {
    const told = await renkei('scan', affected, '--vex', format)

    const { statements, vulnerabilities } = JSON.parse(told.out)
    expect(told.code).toBe(1)
    if (format === 'openvex')
      expect(statements).toMatchObject([
        {
          vulnerability: { name: 'CVE-2026-1000', aliases: ['TRIAL-2026-1000'] },
          status: 'affected',
          action_statement: 'Update left-stuffer to 1.3.0.',
          products: [{ subcomponents: [{ '@id': 'pkg:npm/left-stuffer@1.2.0' }] }],
        },
      ])
    else expect(vulnerabilities).toMatchObject([{ id: 'CVE-2026-1000', analysis: { state: 'exploitable' } }])
  })

  it('says in words that OpenVEX has nothing to state', async () => {
    const told = await renkei('scan', clean, '--vex', 'openvex')

    expect(told).toMatchObject({ code: 0, out: '', err: expect.stringContaining('at least one statement') })
  })

  it('does not let silence look like a clean bill', async () => {
    const path = join(folder, 'gaps.json')
    const components = [
      { type: 'library', name: 'nameless' },
      { type: 'library', name: 'gem', version: '1.0.0', purl: 'pkg:gem/gem@1.0.0' },
    ]
    await writeFile(
      path,
      JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }),
    )

    const told = await renkei('scan', path)
    const { uncovered, unread, notCompared } = JSON.parse((await renkei('scan', path, '--json')).out)

    expect(told).toMatchObject({ code: 0, out: '' })
    expect(told.err).toContain('No advisory about gem is known')
    expect(told.err).toContain('/components/0')
    expect(told.err).toContain('none of its 2 components can be compared with an advisory')
    expect(told.err).not.toContain('affected 0')
    expect(uncovered).toEqual([{ ecosystem: 'gem', components: 1 }])
    expect(notCompared).toEqual({ components: 2, reasons: [{ reason: 'ecosystem', components: 2 }] })
    expect(unread.length).toBeGreaterThan(0)
  })

  it('says how many could not be compared beside what it found, in SARIF too', async () => {
    const path = join(folder, 'partly.json')
    const components = [
      { type: 'library', name: 'nameless' },
      { type: 'library', name: 'left-stuffer', version: 'newest', purl: 'pkg:npm/left-stuffer@newest' },
      { type: 'library', name: 'left-stuffer', version: '1.3.0', purl: 'pkg:npm/left-stuffer@1.3.0' },
    ]
    await writeFile(
      path,
      JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }),
    )

    const told = await renkei('scan', path)
    const sarif = JSON.parse((await renkei('scan', path, '--sarif')).out)

    expect(told.err).toContain('3 components; affected 0, undetermined 1')
    expect(told.err).toContain(
      '2 of 3 components cannot be compared: 1 without an ecosystem that an advisory is known about, 1 whose version cannot be ordered',
    )
    expect(JSON.stringify(sarif.runs[0].invocations)).toContain('2 of 3 components cannot be compared')
  })

  it.each([
    ['no document', ['scan']],
    ['a file that is not there', ['scan', join(folder, 'absent.json')]],
    ['two forms at once', ['scan', folder, '--json', '--sarif']],
    ['VEX and JSON at once', ['scan', folder, '--json', '--vex', 'openvex']],
    ['an export of nothing', ['export', 'vex']],
  ])('takes %s for bad use', async (_, words) => {
    expect(await renkei(...words)).toMatchObject({ code: 2, out: '' })
  })
})

describe('impact', () => {
  beforeAll(async () => {
    await renkei('sbom', 'import', affected, '--product', 'Lantern', '--release', '4.1', '--team', 'psirt')
    await renkei('ci', 'create', '--kind', 'host', '--name', 'Bare')
  })

  it('tells what a vulnerability touches, by any name', async () => {
    const told = await renkei('impact', 'trial-2026-1000')

    expect(told.code).toBe(2)
    const found = await renkei('impact', 'ｃｖｅ－２０２６－１０００')
    expect(found.code).toBe(0)
    expect(found.out).toMatch(/^items +1$/m)
    expect(found.out).toMatch(/^verdict +affected 1, undetermined 0, nothing known against it 0$/m)
    expect(found.out).toMatch(/^nothing known of +1$/m)
    expect(found.out).toMatch(/^Lantern 4\.1 +release .*affected +- +Lantern$/m)
  })

  it('says that nothing is known where no source can be compared, never 0', async () => {
    const record = { ...JSON.parse(advisory('TRIAL-2026-2000', 'unnamed', '1.0.0')), affected: [] }
    await writeFile(join(folder, 'B.json'), JSON.stringify(record))
    await renkei('feed', 'import', 'osv', join(folder, 'B.json'))

    const told = await renkei('impact', 'CVE-2026-2000')
    const answer = JSON.parse((await renkei('impact', 'CVE-2026-2000', '--json')).out)

    expect(told.out).toMatch(/^items +not known$/m)
    expect(told.out).not.toMatch(/^verdict/m)
    expect(told.err).toContain('whether any item has it is not known')
    expect(answer.from.vulnerability.compared).toBe('nothing')
  })

  it('answers a package with JSON', async () => {
    const told = await renkei('impact', 'pkg:npm/left-stuffer', '--json')

    expect(JSON.parse(told.out)).toMatchObject({
      from: { package: { packageKey: 'npm/left-stuffer', version: null, isKnown: true } },
      counts: { cis: 1, components: 2, verdicts: { affected: 1 } },
      components: [
        { version: '1.2.0', verdict: 'affected' },
        { version: '1.3.0', verdict: null },
      ],
      rows: [{ ci: { name: 'Lantern 4.1' } }],
      next: null,
      total: 1,
    })
  })

  it('answers an item by its id', async () => {
    const { rows } = JSON.parse((await renkei('ci', 'list', '--kind', 'release', '--json')).out)

    const told = await renkei('impact', rows[0].id)

    expect(told.err).not.toContain('cannot be compared')
    expect(told.out).toContain('What it holds: 1 vulnerabilities that affect it, 0 undetermined')
    expect(told.out).toMatch(/^Lantern +product .*contains Lantern$/m)
  })

  it.each([
    ['a name that nobody knows', 'CVE-1999-0001', 'is not known'],
    ['a purl that is none', 'pkg:npm', '/from: '],
    ['an id that nobody has', '01a20551-0a7c-7fa4-aefd-a30e2a961132', 'is not known'],
  ])('takes %s for bad use', async (_, named, text) => {
    const told = await renkei('impact', named)

    expect(told).toMatchObject({ code: 2, out: '' })
    expect(told.err).toContain(text)
  })
})
