import { expect, it } from 'vitest'
import { type Actor, asActor } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { testContext, testDatabase } from '#test/database.ts'
import { documentRetry } from './document-retry-actions.ts'
import { listDocumentRows } from './document-view.ts'
import { bom, openWorkbench } from './trials/taking.ts'

const database = await testDatabase()
const context = testContext(database)
const { ciId, take } = await openWorkbench(database, context)

const broken = '{ "bomFormat": "CycloneDX", '

const retry = (documentId: string, actor: Actor = context.actor) =>
  asActor({ ...context, actor }, (deed) => documentRetry.prepare(deed, { documentId }))

async function stateOf(id: string) {
  const rows = await asActor(context, (deed) => listDocumentRows(deed.db, ciId, { limit: 100 }))
  return rows.find((row) => row.id === id)?.state
}

it('opens a document that could not be read', async () => {
  const { id } = await take(broken)
  expect(await stateOf(id)).toBe('failed')

  await retry(id)

  expect(await stateOf(id)).toBe('received')
})

it('refuses one whose slot holds a newer document, and leaves it as it is', async () => {
  const { id } = await take(broken, { slot: 'late' })
  await take(bom('pkg:npm/a@1.0.0'), { slot: 'late' })

  await expect(retry(id)).rejects.toMatchObject({ code: 'inventory.document-superseded' })

  expect(await stateOf(id)).toBe('failed')
})

it('is as if it were not there for somebody who may not know of the item', async () => {
  const { id } = await take(broken, { slot: 'hidden' })
  const stranger: Actor = {
    kind: 'person',
    id: newId(context.clock),
    name: 'stranger',
    organisationId: newId(context.clock),
    internal: false,
    reach: [],
    clearance: 'clear',
    memberships: [],
    language: 'en',
    origin: 'api',
    sessionId: null,
  }

  await expect(retry(id, stranger)).rejects.toMatchObject({ kind: 'not-found' })

  expect(await stateOf(id)).toBe('failed')
})
