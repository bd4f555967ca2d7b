import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** From now on the platforms in `platform_change` are there, or no more. */
export async function applyPlatforms(db: Executor): Promise<void> {
  await sql`
    delete from matching.platform_there t using platform_change c
    where t.ci_id = c.ci_id and t.platform_id = c.platform_id and c.found is null`.execute(db)
  await sql`
    insert into matching.platform_there (ci_id, platform_id, found)
    select ci_id, platform_id, found from platform_change where found is not null
    on conflict (ci_id, platform_id) do update set found = excluded.found`.execute(db)
}
