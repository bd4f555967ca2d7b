import { readSystem } from '#contract/platform/system.ts'
import { type Context, houseObject, requireAction } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { listListenerRows, readSystemRow } from './system-view.ts'

const answer = answering<Context>()

const startedAt = Temporal.Now.instant()

/** What runs underneath. */
export const systemRoutes = [
  answer(readSystem, async ({ context }) => {
    requireAction(context, 'system.view', houseObject(context.actor))
    const row = await readSystemRow(context.database.kysely)
    return {
      version: context.program.version,
      schema: row.schema,
      database: { version: row.version, embedded: context.program.embedded, sizeBytes: row.sizeBytes },
      node: process.version,
      startedAt: startedAt.toString(),
      listeners: [...(await listListenerRows(context.database.kysely))],
      secondWall: row.secondWall,
    }
  }),
]
