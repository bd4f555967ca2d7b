import { gzipSync, zstdCompressSync } from 'node:zlib'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { asActor } from '#domains/identity/index.ts'
import { testContext, testDatabase } from '#test/database.ts'
import { listDocumentChanges } from './change-actions.ts'
import { listComponentPaths } from './component-actions.ts'
import { listComponentRows } from './composition-view.ts'
import { listPending, settlePending } from './pending-actions.ts'
import { bom, bomOf, openWorkbench } from './trials/taking.ts'

const database = await testDatabase()
const context = testContext(database)

/** Every occurrence of an item ever, with the row's version: what was written again has another. */
async function rowsOf(ciId: string) {
  const { rows } = await sql<{
    xmin: string
    key: string
    scope: string | null
    document: string
    until: string | null
    ended: string | null
  }>`
    select xmin::text as xmin, package_key as key, scope, document_id as document, until::text as until,
      until_document_id as ended
    from inventory.occurrence where ci_id = ${ciId} order by package_key, since, component_id`.execute(
    database.kysely,
  )
  return rows
}

describe('the same document again', () => {
  it('writes no occurrence, and keeps who brought it in', async () => {
    const { ciId, take } = await openWorkbench(database, context)
    const first = await take(bom('pkg:npm/a@1.0.0', 'pkg:npm/b@1.0.0'))
    const before = await rowsOf(ciId)

    const second = await take(bom('pkg:npm/b@1.0.0', 'pkg:npm/a@1.0.0'))

    expect(second.outcome?.result).toMatchObject({ added: 0, removed: 0, changed: 0, kept: 2 })
    expect(await rowsOf(ciId)).toEqual(before)
    expect(before.map((row) => row.document)).toEqual([first.id, first.id])
  })

  it('writes only what is said otherwise now', async () => {
    const { ciId, take } = await openWorkbench(database, context)
    const entry = (name: string, scope: string) => ({
      type: 'library',
      name,
      purl: `pkg:npm/${name}@1`,
      version: '1',
      scope,
    })
    await take(bomOf([entry('a', 'required'), entry('b', 'required')]))
    const before = await rowsOf(ciId)

    await take(bomOf([entry('a', 'required'), entry('b', 'optional')]))

    const after = await rowsOf(ciId)
    expect(after[0]).toEqual(before[0])
    expect(after[1]).toMatchObject({ scope: 'optional', document: before[1]?.document, until: null })
  })
})

it('ends what is gone by the document that no longer has it, and begins it anew when it comes back', async () => {
  const { ciId, take, held } = await openWorkbench(database, context)
  const first = await take(bom('pkg:npm/a@1.0.0', 'pkg:npm/b@1.0.0'))
  const second = await take(bom('pkg:npm/a@1.0.0'))
  const third = await take(bom('pkg:npm/a@1.0.0', 'pkg:npm/b@1.0.0'))

  const rows = (await rowsOf(ciId)).map(({ key, document, ended }) => [key, document, ended])
  expect(rows).toEqual([
    ['npm/a', first.id, null],
    ['npm/b', first.id, second.id],
    ['npm/b', third.id, null],
  ])
  expect(await held()).toEqual(['npm/a', 'npm/b'])
})

it('tells what waits to be counted until it is settled', async () => {
  const { ciId, take } = await openWorkbench(database, context)
  const first = await take(bom('pkg:npm/a@1.0.0'))
  const second = await take(bom('pkg:npm/b@1.0.0'))

  const waiting = await asActor(context, (deed) => listPending(deed, { ciIds: [ciId] }))
  await asActor(context, (deed) => settlePending(deed, [first.id]))
  const left = await asActor(context, (deed) => listPending(deed, { ciIds: [ciId] }))

  expect(waiting).toEqual([
    { documentId: first.id, ciId },
    { documentId: second.id, ciId },
  ])
  expect(left).toEqual([{ documentId: second.id, ciId }])
})

describe('what a document changed', () => {
  it('is told by package: added, removed, and another version', async () => {
    const { ciId, take } = await openWorkbench(database, context)
    await take(bom('pkg:npm/same@1.0.0', 'pkg:npm/older@1.0.0', 'pkg:npm/gone@1.0.0'))
    const { id, outcome } = await take(bom('pkg:npm/same@1.0.0', 'pkg:npm/older@1.10.0', 'pkg:npm/new@2.0.0'))

    const { counts, rows } = await listDocumentChanges(context, { ciId, documentId: id, limit: 10 })

    expect(outcome?.result).toMatchObject({ added: 1, removed: 1, changed: 1, kept: 1 })
    expect(counts).toEqual({ added: 1, removed: 1, changed: 1 })
    expect(rows.map((row) => [row.kind, row.packageKey, row.before?.version, row.after?.version])).toEqual([
      ['removed', 'npm/gone', '1.0.0', undefined],
      ['added', 'npm/new', undefined, '2.0.0'],
      ['changed', 'npm/older', '1.0.0', '1.10.0'],
    ])
  })

  it('pairs several versions of one package in their order, and pages through', async () => {
    const { ciId, take } = await openWorkbench(database, context)
    await take(bom('pkg:npm/a@1.0.0', 'pkg:npm/a@10.0.0', 'pkg:npm/b@1.0.0'))
    const { id: documentId } = await take(bom('pkg:npm/a@1.0.1', 'pkg:npm/a@10.0.1', 'pkg:npm/a@2.0.0'))

    const all = await listDocumentChanges(context, { ciId, documentId, limit: 10 })
    const [first] = all.rows
    const rest = await listDocumentChanges(context, {
      ciId,
      documentId,
      limit: 10,
      after: { componentId: Number(first?.after?.id), turn: first?.turn ?? 0 },
    })

    expect(all.rows.map((row) => [row.before?.version ?? null, row.after?.version ?? null])).toEqual([
      ['1.0.0', '1.0.1'],
      ['10.0.0', '2.0.0'],
      [null, '10.0.1'],
      ['1.0.0', null],
    ])
    expect(rest.rows).toEqual(all.rows.slice(1))
    expect(all.counts).toEqual({ added: 1, removed: 1, changed: 2 })
  })

  it('is not known of a document of another item', async () => {
    const one = await openWorkbench(database, context)
    const other = await openWorkbench(database, context)
    const { id } = await one.take(bom('pkg:npm/a@1.0.0'))

    const asked = listDocumentChanges(context, { ciId: other.ciId, documentId: id, limit: 10 })

    await expect(asked).rejects.toMatchObject({ code: 'inventory.document-not-found' })
  })
})

describe('dependency paths', () => {
  const entry = (name: string) => ({
    type: 'library',
    'bom-ref': name,
    name,
    version: '1',
    purl: `pkg:npm/${name}@1`,
  })
  const document = bomOf(['web', 'log', 'left', 'alone'].map(entry), {
    metadata: { component: { type: 'application', name: 'shop', 'bom-ref': 'shop' } },
    dependencies: [
      { ref: 'shop', dependsOn: ['web', 'log'] },
      { ref: 'web', dependsOn: ['log'] },
      { ref: 'log', dependsOn: ['left', 'web'] },
    ],
  })

  it('lead from what the document describes to the component, and say which are direct', async () => {
    const { ciId, take } = await openWorkbench(database, context)
    await take(document)
    const { rows } = await asActor(context, (deed) => listComponentRows(deed.db, ciId, { limit: 10 }))
    const idOf = (name: string) => rows.find((row) => row.name === name)?.id ?? 0

    const [left] = await listComponentPaths(context, { ciId, componentId: idOf('left'), limit: 10 })
    const [alone] = await listComponentPaths(context, { ciId, componentId: idOf('alone'), limit: 10 })

    expect(Object.fromEntries(rows.map(({ name, direct }) => [name, direct]))).toEqual({
      web: true,
      log: true,
      left: false,
      alone: null,
    })
    expect(left?.places).toEqual(['/components/2'])
    expect(left?.paths.map(({ steps }) => steps.map((step) => step?.name ?? 'subject'))).toEqual([
      ['subject', 'log', 'left'],
      ['subject', 'web', 'log', 'left'],
    ])
    expect(alone).toMatchObject({ places: ['/components/3'], paths: [] })
  })

  it('are not known of a component that the item does not hold', async () => {
    const { ciId } = await openWorkbench(database, context)

    const asked = listComponentPaths(context, { ciId, componentId: 1, limit: 10 })

    await expect(asked).rejects.toMatchObject({ code: 'inventory.component-not-found' })
  })

  it('do not say what is direct where the document has no dependencies', async () => {
    const { ciId, take } = await openWorkbench(database, context)
    await take(bom('pkg:npm/a@1.0.0'))

    const { rows } = await asActor(context, (deed) => listComponentRows(deed.db, ciId, { limit: 10 }))

    expect(rows.map(({ direct }) => direct)).toEqual([null])
  })
})

describe('a package of a distribution', () => {
  const status =
    'Package: libssl3\nStatus: install ok installed\nSource: openssl (3.0.1-1)\nVersion: 3.0.1-1+b1\n'

  async function componentsOf(ciId: string) {
    const { rows } = await sql<object>`
      select c.package_key, c.version, c.distribution, c.binary_name, c.binary_version from inventory.occurrence o
      join inventory.component c on c.id = o.component_id where o.ci_id = ${ciId} and o.until is null
      order by c.package_key, c.binary_name`.execute(database.kysely)
    return rows
  }

  it('is known by its source, and keeps its own name; the item tells the release where the document does not', async () => {
    const { ciId, take } = await openWorkbench(database, context, { distribution: 'Debian 12' })

    const { outcome } = await take(status)

    expect(outcome).toMatchObject({ state: 'done', problems: [] })
    expect(await componentsOf(ciId)).toEqual([
      {
        package_key: 'deb/debian/openssl',
        version: '3.0.1-1',
        distribution: 'debian-12',
        binary_name: 'libssl3',
        binary_version: '3.0.1-1+b1',
      },
    ])
  })

  it('is of no release where nobody tells one', async () => {
    const { ciId, take } = await openWorkbench(database, context)

    await take(status)

    expect(await componentsOf(ciId)).toMatchObject([{ package_key: 'deb/openssl', distribution: null }])
  })

  it('takes the release from the operating system among the components, and the source from trivy’s words', async () => {
    const { ciId, take } = await openWorkbench(database, context)
    await take(
      bomOf([
        { type: 'operating-system', name: 'debian', version: '11.6' },
        {
          type: 'library',
          name: 'libssl1.1',
          version: '1.1.1n-0',
          purl: 'pkg:deb/debian/libssl1.1@1.1.1n-0',
          properties: [
            { name: 'aquasecurity:trivy:SrcName', value: 'openssl' },
            { name: 'aquasecurity:trivy:SrcVersion', value: '1.1.1n' },
            { name: 'aquasecurity:trivy:SrcRelease', value: '0' },
            { name: 'aquasecurity:trivy:SrcEpoch', value: '1' },
          ],
        },
      ]),
    )

    expect(await componentsOf(ciId)).toMatchObject([
      {
        package_key: 'deb/debian/openssl',
        version: '1:1.1.1n-0',
        distribution: 'debian-11',
        binary_name: 'libssl1.1',
      },
      { package_key: 'generic/debian' },
    ])
  })
})

describe('a packed document', () => {
  const status = 'Package: zlib1g\nStatus: install ok installed\nVersion: 1:1.2\n'

  it.each([
    ['gzip', gzipSync],
    ['zstd', zstdCompressSync],
  ])('is read in %s, whatever its format', async (_, pack) => {
    const { take, held } = await openWorkbench(database, context)
    const spdx = `{"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","packages":[{"SPDXID":"SPDXRef-a","name":"a"}]}`

    await take(pack(Buffer.from(bom('pkg:npm/a@1.0.0'))), { slot: 'one' })
    await take(pack(Buffer.from(status)), { slot: 'two' })
    await take(pack(Buffer.from(spdx)), { slot: 'three' })
    await take(pack(Buffer.from('P:musl\nV:1.2\nA:x86\n')), { slot: 'four' })

    expect(await held()).toEqual(['apk/musl', 'deb/zlib1g', 'generic/a', 'npm/a'])
  })
})
