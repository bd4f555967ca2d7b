import type { Context } from '#domains/identity/index.ts'
import { type DiskSpace, readDisk } from '#platform/files/index.ts'
import { growthPerDay } from './advice.ts'
import { listTables, readMeasures, type TableRow } from './system-view.ts'

/** So many of the biggest are named. */
const namedTables = 8

interface Storage {
  readonly files: { readonly count: number; readonly bytes: number; readonly measuredAt: string } | null
  readonly disk: DiskSpace | null
  readonly dailyBytes: number | null
  readonly tables: readonly TableRow[]
}

/** How much room everything takes, and how fast that grows. */
export async function readStorage(context: Context, databaseBytes: number): Promise<Storage> {
  const db = context.database.kysely
  const { newest, oldest } = await readMeasures(db)
  const bytesOf = (one: { readonly databaseBytes: number; readonly fileBytes: number }) =>
    one.databaseBytes + one.fileBytes
  const now = { at: context.clock.now(), bytes: databaseBytes + (newest?.fileBytes ?? 0) }
  return {
    files:
      newest === undefined
        ? null
        : { count: newest.files, bytes: newest.fileBytes, measuredAt: newest.at.toString() },
    disk: (await readDisk(context.files)) ?? null,
    dailyBytes: growthPerDay(
      oldest === undefined ? undefined : { at: oldest.at, bytes: bytesOf(oldest) },
      now,
    ),
    tables: await listTables(db, namedTables),
  }
}
