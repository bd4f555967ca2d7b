import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { FileName } from '#contract/shapes.ts'
import { asActor } from '#domains/identity/index.ts'
import { tarOf } from '#platform/archives/trials/tar-of.ts'
import { openFile } from '#platform/files/index.ts'
import { describeProblem } from '#platform/http/problems.ts'
import type { JobOutcome } from '#platform/jobs/job.ts'
import { testContext, testDatabase } from '#test/database.ts'
import { listComponentRows } from './composition-view.ts'
import { findDocument } from './document-store.ts'
import { bom, bomOf, openWorkbench } from './trials/taking.ts'

const database = await testDatabase()
const context = testContext(database)

/** Imports and gives what came of it; whatever happens, the original is kept and every problem can be said. */
async function importing(content: string | Uint8Array) {
  const bench = await openWorkbench(database, context)
  const { id, outcome } = await bench.take(content)
  const document = await asActor(context, (deed) => findDocument(deed.db, id))
  const kept: Buffer[] = []
  for await (const chunk of openFile(context.files, document?.hash ?? '')) kept.push(chunk)
  expect(Buffer.concat(kept).equals(Buffer.from(content))).toBe(true)
  for (const one of outcome?.problems ?? []) {
    const [ja, en] = [describeProblem(one, 'ja'), describeProblem(one, 'en')]
    expect(ja.message).not.toBe(en.message)
    expect(`${ja.message}${en.message}`).not.toMatch(/\{\{|problems:|errors:/)
  }
  const { rows } = await asActor(context, (deed) => listComponentRows(deed.db, bench.ciId, { limit: 200 }))
  return { bench, outcome, document, names: rows.map(({ name }) => name), rows }
}

function told(outcome: JobOutcome | undefined): readonly string[] {
  return (outcome?.problems ?? []).map(({ path, code }) => `${path} ${code}`)
}

const entry = (name: string, more: object = {}) => ({
  type: 'library',
  name,
  version: '1',
  purl: `pkg:npm/${name}@1`,
  ...more,
})

describe('security.md 4.1: a packed document', () => {
  it('that unpacks to a thousand times its size is refused', async () => {
    const { outcome, document } = await importing(gzipSync(Buffer.alloc(100 * 1024 * 1024)))

    expect(told(outcome)).toEqual([' archives.too-large'])
    expect(document?.state).toBe('failed')
  })

  it('that is a bomb in a bomb is unpacked once and is then no document', async () => {
    const { outcome } = await importing(gzipSync(gzipSync(Buffer.alloc(1024 * 1024))))

    expect(told(outcome)).toEqual([' text.not-decodable'])
  })

  it('that is cut off is told to be damaged', async () => {
    const whole = gzipSync(Buffer.from(bom('pkg:npm/a@1')))

    const { outcome } = await importing(whole.subarray(0, whole.length - 12))

    expect(told(outcome)).toEqual([' archives.damaged'])
  })

  it('with a window of two gigabytes is refused before it gets one', async () => {
    const frame = Buffer.from('28b52ffd00a8010000', 'hex')

    const { outcome } = await importing(frame)

    expect(told(outcome)).toEqual([' archives.damaged'])
  })

  it('in a packed tar is read, and an archive in the archive is told', async () => {
    const inner = await tarOf([['bom.json', bom('pkg:npm/inner@1')]])
    const tar = await tarOf([
      ['../bom.json', bom('pkg:npm/outside@1')],
      ['out/bom.json', bom('pkg:npm/in-tar@1')],
      ['inner.tar', inner],
    ])

    const { outcome, names } = await importing(gzipSync(tar))

    expect(names).toEqual(['npm/in-tar@1'])
    expect(told(outcome)).toEqual(['/..~1bom.json archives.name-unsafe', '/inner.tar archives.nested'])
  })

  it('in a tar beside another is taken apart: each in a slot of its own', async () => {
    const tar = await tarOf([
      ['a.json', bom('pkg:npm/in-tar@1')],
      ['b.json', bom('pkg:npm/b@1')],
    ])

    const { outcome } = await importing(tar)

    expect(outcome).toMatchObject({ state: 'done', result: { documents: 2 }, problems: [] })
  })

  it('in bzip2 or a zip that are cut off, says so', async () => {
    const bzip2 = await importing(Buffer.from('425a683931415926', 'hex'))
    const zip = await importing(Buffer.from('PK\u0003\u0004 and so on'))

    expect(told(bzip2.outcome)).toEqual([' archives.damaged'])
    expect(told(zip.outcome)).toEqual([' archives.no-document', ' archives.damaged'])
  })
})

describe('security.md 4.2: names', () => {
  it('that climb, or turn the reading direction, are names and nothing else', async () => {
    const names = [
      '../../etc/passwd',
      'C:\\windows\\x',
      'ab\u202Egnp.exe',
      'か\u3099',
      '<script>alert(1)</script>',
    ]

    const { outcome, names: kept } = await importing(
      bomOf(names.map((name) => ({ type: 'library', name, version: '1' }))),
    )

    expect(outcome?.state).toBe('done')
    expect(kept.toSorted()).toEqual(names.toSorted())
  })
})

it.each([
  ['a\u0000b.json', false],
  ['a\r\nSet-Cookie: x', false],
  ['\u001b[2Jbom.json', false],
  ['../../構成.json', true],
])('security.md 4.2: a file named %j is taken as a label: %s', (name, isTaken) => {
  expect(FileName.safeParse(name).success).toBe(isTaken)
})

describe('security.md 4.6: JSON', () => {
  it.each([
    ['of a million nested arrays', '['.repeat(1_000_000), 'json.too-deep'],
    ['that says NaN', bom('pkg:npm/a@1').replace('"version":1,', '"version":NaN,'), 'json.not-a-number'],
    ['that ends early', bom('pkg:npm/a@1').slice(0, -3), 'json.ends-early'],
    [
      'with a text of 100 MB outside the list',
      bomOf([], { x: 'x'.repeat(100 * 1024 * 1024) }),
      'json.too-large',
    ],
  ])('%s is refused by its place', async (_, text, code) => {
    const { outcome } = await importing(text.startsWith('[') ? `{"bomFormat":"CycloneDX","a":${text}` : text)

    expect(outcome?.state).toBe('failed')
    expect(outcome?.problems.map((one) => one.code)).toEqual([code])
  })

  it('with names given twice, prototypes, endless numbers and lone surrogates is read, and each is told', async () => {
    const text = bomOf([entry('a'), entry('b')], { version: 7 })
      .replace(
        '"name":"b"',
        '"name":"first","name":"b\\ud800","__proto__":{"bad":1},"constructor":{"prototype":{"bad":1}}',
      )
      .replace('"version":7', '"version":1e400')

    const { outcome, names } = await importing(text)

    expect(names).toEqual(['a', 'b\ufffd'])
    expect(told(outcome)).toEqual(
      expect.arrayContaining([
        '/components/1/name json.name-twice',
        '/version json.number-too-large',
        '/components/1/name json.text-mended',
      ]),
    )
    expect('bad' in {}).toBe(false)
  })

  it('with a byte order mark, and minus zero, is read like any other', async () => {
    const { outcome, names } = await importing(`\ufeff${bomOf([entry('a')], { version: -0 })}`)

    expect(outcome).toMatchObject({ state: 'done', problems: [] })
    expect(names).toEqual(['a'])
  })
})

describe('security.md 4.8: CycloneDX', () => {
  it('with circles, a chain of 50,000, loose ends and a reference given twice is read, and what is loose is told', async () => {
    const chain = Array.from({ length: 50_000 }, (_, i) => entry(`c${i}`, { 'bom-ref': `c${i}` }))
    const links = chain.slice(1).map((_, i) => ({ ref: `c${i}`, dependsOn: [`c${i + 1}`] }))

    const { outcome } = await importing(
      bomOf([...chain, entry('twice', { 'bom-ref': 'c0' })], {
        dependencies: [...links, { ref: 'c49999', dependsOn: ['c0', 'nowhere'] }],
      }),
    )

    expect(outcome?.result).toMatchObject({ components: 50_001, added: 50_001 })
    expect(told(outcome)).toEqual([
      '/components/50000/bom-ref sbom.ref-twice',
      '/dependencies/49999/dependsOn/1 sbom.dependency-unknown',
    ])
  })

  it('with a version made for SQL keeps it as a version', async () => {
    const { rows, outcome } = await importing(
      bomOf([{ type: 'library', name: 'a', version: "' OR 1=1; --" }]),
    )

    expect(outcome?.state).toBe('done')
    expect(rows.map(({ version }) => version)).toEqual(["' OR 1=1; --"])
  })

  it('with a licence of 10 MB is read without it', async () => {
    const licence = { license: { name: 'long', text: { content: 'x'.repeat(10 * 1024 * 1024) } } }

    const { outcome, names } = await importing(bomOf([entry('a', { licenses: [licence] })]))

    expect(outcome?.state).toBe('done')
    expect(names).toEqual(['a'])
  })

  it('that renames by case only changes what the ecosystem takes for another package', async () => {
    const bench = await openWorkbench(database, context)
    await bench.take(bom('pkg:pypi/Flask@1.0.0', 'pkg:npm/JSONStream@1.0.0'))

    const { outcome } = await bench.take(bom('pkg:pypi/flask@1.0.0', 'pkg:npm/jsonstream@1.0.0'))

    expect(outcome?.result).toMatchObject({ added: 1, removed: 1, kept: 1 })
  })
})

it('security.md 4.9: SPDX that names documents on hosts inside, and loops, is read, and nothing is asked of any host', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(String(request.url))
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const relation = (from: string, to: string) => ({
    spdxElementId: from,
    relationshipType: 'DEPENDS_ON',
    relatedSpdxElement: to,
  })

  const { outcome, names } = await importing(
    JSON.stringify({
      spdxVersion: 'SPDX-2.3',
      SPDXID: 'SPDXRef-DOCUMENT',
      externalDocumentRefs: [
        { externalDocumentId: 'DocumentRef-in', spdxDocument: `http://127.0.0.1:${port}/inside` },
        { externalDocumentId: 'DocumentRef-meta', spdxDocument: 'http://169.254.169.254/latest/meta-data' },
      ],
      packages: ['a', 'b'].map((name) => ({ SPDXID: `SPDXRef-${name}`, name, versionInfo: '1' })),
      relationships: [
        relation('SPDXRef-a', 'SPDXRef-b'),
        relation('SPDXRef-b', 'SPDXRef-a'),
        relation('SPDXRef-a', 'DocumentRef-in:SPDXRef-x'),
      ],
    }),
  )

  expect(names).toEqual(['a', 'b'])
  expect(outcome?.state).toBe('done')
  expect(asked).toEqual([])
})

describe('security.md 4.10: versions', () => {
  it('of every odd kind are kept as they are, and those without order are marked', async () => {
    const odd = ['1:2.0~rc1-1', '*', 'banana', '１．２．３', '>=1 <2', '', 'v'.repeat(512)]

    const { rows } = await importing(
      bomOf(odd.map((version, i) => ({ type: 'library', name: `p${i}`, version, purl: `pkg:npm/p${i}` }))),
    )

    expect(rows.map(({ version }) => version)).toEqual(odd)
    expect(rows.map(({ comparable }) => comparable)).toEqual(odd.map(() => false))
  })

  it('of 10 KB are left out by their place, in the field and in the purl', async () => {
    const long = '1.'.repeat(5000)

    const { outcome, rows } = await importing(
      bomOf([entry('a', { version: long, purl: 'pkg:npm/a' }), entry('b', { purl: `pkg:npm/b@${long}` })]),
    )

    expect(told(outcome)).toEqual([
      '/components/0/version json.text-too-long',
      '/components/1/purl json.text-too-long',
    ])
    expect(rows.map(({ name }) => name).toSorted()).toEqual(['a', 'b'])
  })
})

describe('hostile purls', () => {
  it.each([
    'pkg:npm/../../etc@1',
    'pkg:npm/a%2F..%2F..%2Fb@1',
    'pkg:npm/%00a@1',
    'pkg:npm/a@1?x=%zz',
    'pkg:/@',
    'pkg:///////',
    'pkg:npm/',
    'javascript:alert(1)',
    'pkg:np m/a@1',
    'pkg:npm/a@1?a=1&a=2',
    `pkg:npm/${'a'.repeat(4500)}@1`,
  ])('%s is told at its place, and the component is kept by its name', async (purl) => {
    const { outcome, rows } = await importing(
      bomOf([entry('good'), { type: 'library', name: 'bad', version: '1', purl }]),
    )

    expect(outcome?.state).toBe('partly')
    for (const one of outcome?.problems ?? []) expect(one.path).toBe('/components/1/purl')
    expect(rows.map(({ name, purl: kept }) => [name, kept])).toEqual([
      ['bad', null],
      ['good', 'pkg:npm/good@1'],
    ])
  })

  it('with a name too long for an index is left out by its place', async () => {
    const random = Array.from({ length: 1000 }, (_, i) =>
      ((i * 7919) % 46_656).toString(36).padStart(3, '0'),
    ).join('')

    const { outcome, names } = await importing(
      bomOf([entry('good'), { type: 'library', name: 'bad', version: '1', purl: `pkg:npm/${random}@1` }]),
    )

    expect(told(outcome)).toEqual(['/components/1 sbom.identity-too-long'])
    expect(names).toEqual(['good'])
  })

  it('never reach SQL as words of it', async () => {
    await importing(bomOf([entry("a'); drop table inventory.component; --", { purl: "pkg:npm/a');drop@1" })]))

    const { rows } = await sql<{
      kept: string | null
    }>`select to_regclass('inventory.component')::text as kept`.execute(database.kysely)
    expect(rows).toEqual([{ kept: 'inventory.component' }])
  })
})
