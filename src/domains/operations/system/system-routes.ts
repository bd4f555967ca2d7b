import { readSystem } from '#contract/platform/system.ts'
import { type Context, houseObject, requireAction } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { advise } from './advice.ts'
import { ageOf } from './engine-age.ts'
import { readStorage } from './storage-actions.ts'
import { listListenerRows, readSystemRow } from './system-view.ts'

const answer = answering<Context>()

const startedAt = Temporal.Now.instant()

/** What runs underneath. */
export const systemRoutes = [
  answer(readSystem, async ({ context }) => {
    requireAction(context, 'system.view', houseObject(context.actor))
    const row = await readSystemRow(context.database.kysely)
    const { version, embedded } = context.program
    const engine = ageOf(row.version, embedded)
    const storage = await readStorage(context, row.sizeBytes)
    const today = context.clock.now().toZonedDateTimeISO('UTC').toPlainDate()
    return {
      version,
      schema: row.schema,
      database: { version: row.version, embedded, sizeBytes: row.sizeBytes, ...engine },
      storage: { ...storage, tables: [...storage.tables] },
      advice: [...advise({ today, engine, disk: storage.disk, dailyBytes: storage.dailyBytes })],
      node: process.version,
      startedAt: startedAt.toString(),
      listeners: [...(await listListenerRows(context.database.kysely))],
      secondWall: row.secondWall,
    }
  }),
]
