import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { asActor } from '#domains/identity/index.ts'
import { testContext, testDatabase } from '#test/database.ts'
import { removeCis } from '../cis/remove-actions.ts'
import { attemptReread, ofEarlier, queueReread } from './trials/rereading.ts'
import { bomOf, openWorkbench } from './trials/taking.ts'

async function open() {
  const database = await testDatabase()
  const context = testContext(database)
  const bench = await openWorkbench(database, context)
  return {
    ...bench,
    context,
    database,
    /** What is told, as `package product maker`. */
    async told() {
      const { rows } = await sql<{ pair: string }>`
        select package_key || ' ' || cpe_key || ' ' || maker as pair from inventory.told_pair order by 1`.execute(
        database.kysely,
      )
      return rows.map(({ pair }) => pair)
    },
    /** Packages that are news, which are then none any more. */
    async news() {
      const { rows } = await sql<{ key: string }>`
        delete from inventory.fresh_pair returning package_key as key`.execute(database.kysely)
      return rows.map(({ key }) => key).toSorted()
    },
  }
}

const from = (maker: string, ...products: readonly string[]) =>
  bomOf(
    products.map((product) => ({
      type: 'library',
      name: product,
      version: '1.0',
      purl: `pkg:npm/${product}@1.0`,
      cpe: `cpe:2.3:a:vendor:of_${product}:1.0:*:*:*:*:*:*:*`,
    })),
    { metadata: { supplier: { name: maker } } },
  )

it('forgets pairs with the document that told them, and tells which packages are concerned', async () => {
  const { take, told, news } = await open()
  await take(from('One', 'x', 'y'))
  expect(await news()).toEqual(['npm/x', 'npm/y'])

  await take(from('One', 'y', 'z'))

  expect(await told()).toEqual(['npm/y cpe/a/vendor/of_y one', 'npm/z cpe/a/vendor/of_z one'])
  expect(await news()).toEqual(['npm/x', 'npm/z'])
  await take(bomOf([]))
  expect(await told()).toEqual([])
  expect(await news()).toEqual(['npm/y', 'npm/z'])
})

it('keeps what another document tells as well', async () => {
  const { take, told, news } = await open()
  await take(from('One', 'x'))
  await take(from('One', 'x'), { slot: 'second' })
  await take(from('Two', 'x'), { slot: 'third' })
  expect(await news()).toEqual(['npm/x', 'npm/x'])

  await take(bomOf([]))
  expect(await news()).toEqual([])
  expect(new Set(await told())).toEqual(
    new Set(['npm/x cpe/a/vendor/of_x one', 'npm/x cpe/a/vendor/of_x two']),
  )

  await take(from('Two', 'x'), { slot: 'second' })
  expect(await news()).toEqual(['npm/x'])
  expect(new Set(await told())).toEqual(new Set(['npm/x cpe/a/vendor/of_x two']))
})

it('forgets them with the item', async () => {
  const { ciId, context, take, told, news } = await open()
  await take(from('One', 'x'))
  await news()

  await asActor(context, (deed) => removeCis(deed, [ciId]))

  expect(await told()).toEqual([])
  expect(await news()).toEqual(['npm/x'])
})

it('keeps what was told before documents were kept with it until all are read again', async () => {
  const { context, database, take, told, news } = await open()
  await take(from('One', 'x'))
  await take(from('Two', 'y'), { slot: 'second' })
  await sql`update inventory.told_pair set document_id = null`.execute(database.kysely)
  await sql`insert into inventory.told_pair (package_key, cpe_key, maker) values ('npm/old', 'cpe/a/v/p', 'gone')`.execute(
    database.kysely,
  )
  await ofEarlier(context)
  await news()

  await attemptReread(context, await queueReread(context))

  expect(await told()).toEqual(['npm/x cpe/a/vendor/of_x one', 'npm/y cpe/a/vendor/of_y two'])
  expect(await news()).toEqual(['npm/old'])
})
