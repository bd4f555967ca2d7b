import { expect, it } from 'vitest'
import { testContext, testDatabase } from '#test/database.ts'
import { listLifeRows } from '../../life/life-view.ts'
import { importContent, zipOf } from '../../trials/importing.ts'

interface Product {
  readonly name: string
  readonly purl?: string
  readonly eol?: string
}

const full = (at: string, ...products: readonly Product[]) =>
  JSON.stringify({
    schema_version: '1.2.0',
    generated_at: at,
    total: products.length,
    result: products.map(({ name, purl = `pkg:npm/${name}`, eol = '2027-01-01' }) => ({
      name,
      label: name,
      identifiers: [{ type: 'purl', id: purl }],
      releases: [{ name: '1', isEol: false, eolFrom: eol }],
    })),
  })

const page = (name: string) =>
  `---\ntitle: ${name}\npermalink: /${name}\nidentifiers:\n  - purl: pkg:npm/%40scope/${name}\nreleases:\n  - releaseCycle: "1"\n    eol: true\n---\nText.\n`

async function setUp() {
  const database = await testDatabase()
  const context = testContext(database)
  const db = database.kysely
  return {
    publish: async (content: string | Uint8Array) =>
      await importContent(context, { source: 'eol', content: Buffer.from(content), name: 'full.json' }),
    lifeOf: async (key: string) => await listLifeRows(db, key),
  }
}

it('keeps products, and finds them by the package', async () => {
  const { publish, lifeOf } = await setUp()
  const list = full('2026-11-20T00:00:00Z', { name: 'one' }, { name: 'two', purl: 'pkg:deb/debian/two' })

  const first = await publish(list)
  const again = await publish(list)

  expect(first).toMatchObject({ state: 'done', result: { records: 2, changed: 2 } })
  expect(again).toMatchObject({ state: 'done', result: { records: 2, changed: 0 } })
  expect(await lifeOf('npm/one')).toMatchObject([
    { source: 'eol', name: 'one', releases: [{ name: '1', support: { on: '2027-01-01' } }] },
  ])
  expect(await lifeOf('deb/debian/two')).toMatchObject([{ name: 'two' }])
  expect(await lifeOf('npm/two')).toEqual([])
})

it('takes the later list, and takes away what is no longer in it', async () => {
  const { publish, lifeOf } = await setUp()
  await publish(full('2026-11-20T00:00:00Z', { name: 'one' }, { name: 'two' }))

  const later = await publish(full('2026-11-21T00:00:00Z', { name: 'one', eol: '2026-06-30' }))
  const older = await publish(full('2026-11-19T00:00:00Z', { name: 'one' }, { name: 'two' }))

  expect(later).toMatchObject({ result: { changed: 1, removed: 1 } })
  expect(older).toMatchObject({ result: { changed: 0, older: 2 } })
  expect(await lifeOf('npm/two')).toEqual([])
  expect(await lifeOf('npm/one')).toMatchObject([{ releases: [{ support: { on: '2026-06-30' } }] }])
})

it('reads the pages of the repository, which take nothing away', async () => {
  const { publish, lifeOf } = await setUp()
  await publish(full('2026-11-20T00:00:00Z', { name: 'one' }))

  const outcome = await publish(
    await zipOf({
      'products/two.md': page('two'),
      'products/three.md': page('three'),
      'README.md': '# Text',
    }),
  )

  expect(outcome).toMatchObject({ state: 'partly', result: { records: 2, changed: 2, rejected: 1 } })
  expect(await lifeOf('npm/@scope/two')).toMatchObject([{ name: 'two', url: 'https://endoflife.date/two' }])
  expect(await lifeOf('npm/one')).toHaveLength(1)
})
