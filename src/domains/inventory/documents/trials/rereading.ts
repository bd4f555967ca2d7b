import { sql } from 'kysely'
import { asActor, type Context } from '#domains/identity/index.ts'
import type { JobOutcome } from '#platform/jobs/job.ts'
import { attemptJob, queueJob } from '#test/job-attempt.ts'
import { rereadDocumentsJob, runReread } from '../reread-actions.ts'

/** A job that reads kept documents again, waiting. @returns its id */
export async function queueReread(context: Context): Promise<string> {
  return await queueJob(context, rereadDocumentsJob)
}

/** One attempt at the job. @param steps after so many documents it is stopped, as when the process is told to end */
export async function attemptReread(
  context: Context,
  id: string,
  steps = Number.POSITIVE_INFINITY,
): Promise<JobOutcome> {
  return await attemptJob(context, { id, steps, work: runReread })
}

/** All documents were read by an earlier revision, which said the same of them. */
export async function ofEarlier(context: Context): Promise<void> {
  await asActor(context, ({ db }) => sql`update inventory.document set reader_revision = 0`.execute(db))
}

/** All documents were read by an earlier revision, which knew nothing of licences, CPE names and facts. */
export async function ageReadings(context: Context): Promise<void> {
  await ofEarlier(context)
  await asActor(context, async ({ db }) => {
    await sql`update inventory.occurrence set licences = null`.execute(db)
    await sql`delete from inventory.component_cpe`.execute(db)
    await sql`delete from inventory.document_facts`.execute(db)
    await sql`update inventory.component set other_key = null, other_version = null, other_version_key = null`.execute(
      db,
    )
  })
}

/** An earlier revision took one package of an item for another, which it holds in its place. */
export async function mistake(
  context: Context,
  { ciId, packageKey, taken }: { readonly ciId: string; readonly packageKey: string; readonly taken: string },
): Promise<void> {
  await asActor(context, async ({ db }) => {
    await sql`
      insert into inventory.component (package_key, name, version, qualifiers, purl, created_at)
      select ${taken}, name, version, qualifiers, purl, created_at from inventory.component
      where package_key = ${packageKey} on conflict do nothing`.execute(db)
    await sql`
      update inventory.occurrence o set package_key = c.package_key, component_id = c.id
      from inventory.component c where o.ci_id = ${ciId} and o.package_key = ${packageKey} and c.package_key = ${taken}`.execute(
      db,
    )
  })
}
