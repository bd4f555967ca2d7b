import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { system } from '#domains/identity/index.ts'
import { fixedClock } from '#kernel/time/clock.ts'
import { keepFile } from '#platform/files/index.ts'
import { testContext, testDatabase } from '#test/database.ts'
import { measureStorage } from './housekeeping-actions.ts'
import { readStorage } from './storage-actions.ts'
import { readSystemRow } from './system-view.ts'

async function openStorage() {
  const database = await testDatabase()
  const clock = fixedClock('2026-11-01T12:00:00Z')
  const context = testContext(database, system, { clock })
  const keep = (text: string) =>
    keepFile(context.files, Readable.from([Buffer.from(text)]), { maxBytes: 1000 })
  const read = async () => {
    const { sizeBytes } = await readSystemRow(database.kysely)
    return await readStorage(context, sizeBytes)
  }
  return { database, clock, context, keep, read }
}

it('says what is not known yet, and names the biggest tables first', async () => {
  const { read } = await openStorage()

  const { files, dailyBytes, disk, tables } = await read()

  expect(files).toBeNull()
  expect(dailyBytes).toBeNull()
  expect(disk?.freeBytes).toBeGreaterThan(0)
  expect(tables.length).toBeGreaterThan(3)
  expect(tables.map(({ bytes }) => bytes)).toEqual(tables.map(({ bytes }) => bytes).toSorted((a, b) => b - a))
})

it('keeps a day’s last look, and tells growth once a day has passed', async () => {
  const { database, clock, context, keep, read } = await openStorage()
  await measureStorage(context)
  await keep('one')
  clock.advance({ hours: 1 })
  await measureStorage(context)
  const early = await read()

  clock.advance({ hours: 48 })
  await keep('two')
  await measureStorage(context)
  const later = await read()

  expect(early.files).toMatchObject({ count: 1, measuredAt: '2026-11-01T13:00:00Z' })
  expect(early.dailyBytes).toBeNull()
  expect(later.files?.count).toBe(2)
  expect(later.dailyBytes).not.toBeNull()
  expect(await database.kysely.selectFrom('operations.measure').selectAll().execute()).toHaveLength(2)
})
