import { expect, it } from 'vitest'
import { asActor } from '#domains/identity/index.ts'
import { testContext, testDatabase } from '#test/database.ts'
import { listDocumentRows } from './document-view.ts'
import { bom, openWorkbench } from './trials/taking.ts'

const database = await testDatabase()
const context = testContext(database)
const { ciId, take, held } = await openWorkbench(database, context)

it('lets a later document take the place of an earlier one in its slot, and another slot add', async () => {
  await take(bom('pkg:npm/a@1.0.0', 'pkg:npm/b@1.0.0'))
  const { outcome } = await take(bom('pkg:npm/b@1.0.0', 'pkg:npm/c@1.0.0'))
  await take(bom('pkg:npm/d@1.0.0'), { slot: 'firmware' })

  expect(outcome?.result).toMatchObject({ added: 1, removed: 1, changed: 0, kept: 1 })
  expect(await held()).toEqual(['npm/b', 'npm/c', 'npm/d'])
})

it('changes nothing when it is run again after its end was not noticed', async () => {
  const { outcome } = await take(bom('pkg:npm/e@1.0.0'), { slot: 'again', attempts: 3 })

  expect(outcome?.state).toBe('done')
  expect((await held()).filter((key) => key === 'npm/e')).toHaveLength(1)
})

it('says what of a document it could not read, where, and keeps the rest', async () => {
  const broken = JSON.parse(bom('pkg:npm/f@1.0.0'))
  broken.components.push(
    { type: 'library', name: 'g', version: '1', purl: 'no purl at all' },
    'not a component',
  )

  const { outcome } = await take(JSON.stringify(broken), { slot: 'broken' })

  expect(outcome?.state).toBe('partly')
  expect(outcome?.problems.map((one) => one.path)).toEqual(
    expect.arrayContaining([expect.stringContaining('/components/1'), '/components/2']),
  )
  expect(await held()).toContain('npm/f')
})

it('refuses what is no document with the place, and leaves the slot as it was', async () => {
  const before = await held()

  const { id, outcome } = await take('{ "bomFormat": "CycloneDX", ')

  const [document] = await asActor(context, (deed) => listDocumentRows(deed.db, ciId, { limit: 1 }))
  expect(outcome?.state).toBe('failed')
  expect(outcome?.problems.length).toBeGreaterThan(0)
  expect(document).toMatchObject({ id, state: 'failed' })
  expect(await held()).toEqual(before)
})
