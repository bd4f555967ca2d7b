import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { Making } from './rekey.ts'

/** By what all that is stored was made, and by what it is to be. */
export interface KeyState {
  /** Undefined: not known. */
  readonly made: Making | undefined
  readonly wanted: Making
}

/** @returns undefined before any program has looked */
export async function readKeyState(db: Executor): Promise<KeyState | undefined> {
  const row = await db.selectFrom('matching.key_state').selectAll().executeTakeFirst()
  if (row === undefined) return undefined
  const { schemes, derivation } = row
  return {
    made: schemes === null || derivation === null ? undefined : { schemes, derivation },
    wanted: { schemes: row.wanted_schemes, derivation: row.wanted_derivation },
  }
}

export async function writeKeyState(db: Executor, { made, wanted }: KeyState): Promise<void> {
  await sql`
    insert into matching.key_state (schemes, derivation, wanted_schemes, wanted_derivation)
    values (${made?.schemes ?? null}, ${made?.derivation ?? null}, ${wanted.schemes}, ${wanted.derivation})
    on conflict (id) do update set schemes = excluded.schemes, derivation = excluded.derivation,
      wanted_schemes = excluded.wanted_schemes, wanted_derivation = excluded.wanted_derivation`.execute(db)
}
