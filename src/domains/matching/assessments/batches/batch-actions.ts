import { allow, asActor, authorise, type Context, type Deed } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { findJob } from '#platform/jobs/job-store.ts'
import { refuseMatching } from '../../errors.ts'
import { loadExtent, originOf, personId } from '../assessment-actions.ts'
import { countReached, type Reached } from '../extent-view.ts'
import { type BatchLine, type BatchPlan, fingerprintOf, isSame, linesWhileWaiting } from './batch.ts'
import { countLines, findBatch, insertBatch, keepJob, keepUndoing, type StoredBatch } from './batch-store.ts'
import { type BatchRow, findBatchRow, findSelected, listLater, readLines } from './batch-view.ts'
import { decideBatchJob, decideStretch, undoBatchJob, undoStretch } from './carry-out-actions.ts'

export interface BatchPreview extends Reached {
  readonly vulnerabilities: number
  readonly changing: number
  readonly replacing: number
  readonly same: number
  readonly fingerprint: string
}

/** What deciding together would do, before anything is done. */
export async function previewBatch(context: Context, plan: BatchPlan): Promise<BatchPreview> {
  return await asActor(context, async (deed) => {
    const object = await loadExtent(deed, plan)
    if (!allow(deed.actor, 'finding.assess', object)) throw refuseMatching('assessment-not-found')
    return await preview(deed, plan)
  })
}

async function preview(deed: Deed, plan: BatchPlan): Promise<BatchPreview> {
  const { all, changing } = await findLines(deed, plan)
  const extent = { ...plan, componentId: null }
  const vulnerabilityIds = changing.map((line) => line.vulnerabilityId)
  return {
    ...(await countReached(deed.db, deed.actor, { extent, vulnerabilityIds })),
    vulnerabilities: all.length,
    changing: changing.length,
    replacing: changing.filter((line) => line.current !== null).length,
    same: all.length - changing.length,
    fingerprint: fingerprintOf(plan, changing),
  }
}

async function findLines(deed: Deed, plan: BatchPlan) {
  const ids = await findSelected(deed, plan)
  const all: readonly BatchLine[] = await readLines(deed.db, plan, ids)
  return { all, changing: all.filter((line) => !isSame(line, plan)) }
}

/** What is on its way: the batch, and the job that carries it out unless it is done already. */
export interface Ticket {
  readonly batch: string
  readonly job: string | null
}

/**
 * Decides on many vulnerabilities at once, just as it was previewed; many are done by a job.
 * @throws AppError `matching.preview-outdated` when it would do something else by now, `matching.nothing-changes`
 */
export async function decideTogether(
  context: Context,
  wish: BatchPlan & { readonly note: string; readonly fingerprint: string },
): Promise<Ticket> {
  return await asActor(context, async (deed) => {
    const { fingerprint, note, ...plan } = wish
    const object = await loadExtent(deed, plan)
    const id = newId(context.clock)
    await authorise(deed, { action: 'finding.assess', object, kind: 'batch', id, detail: { ...plan, note } })
    const { changing: lines } = await findLines(deed, plan)
    if (fingerprintOf(plan, lines) !== fingerprint) throw refuseMatching('preview-outdated')
    if (lines.length === 0) throw refuseMatching('nothing-changes')
    const made = { madeBy: personId(deed), madeAt: deed.now, origin: originOf(deed) }
    await insertBatch(deed.db, { ...plan, ...made, id, note, lines })
    if (lines.length > linesWhileWaiting) {
      const job = await enqueue(deed, { kind: decideBatchJob, id, title: titleOf(plan, lines.length) })
      await keepJob(deed.db, id, job)
      return { batch: id, job }
    }
    await decideStretch(deed, id, { after: 0, count: lines.length })
    return { batch: id, job: null }
  })
}

/** Decisions made together, with what became of them. */
export interface BatchAccount extends BatchRow {
  readonly wanted: number
  readonly made: number
  readonly undone: number
  readonly later: Awaited<ReturnType<typeof listLater>>
  readonly mayUndo: boolean
}

const shownLater = 20

/** @throws AppError `matching.batch-not-found` */
export async function readBatch(context: Context, id: string): Promise<BatchAccount> {
  return await asActor(context, async (deed) => {
    const batch = await findBatch(deed.db, id)
    const row = await findBatchRow(deed.db, id)
    if (batch === undefined || row === undefined) throw refuseMatching('batch-not-found', { facts: { id } })
    const object = await loadExtent(deed, batch)
    if (!allow(deed.actor, 'finding.assess', object))
      throw refuseMatching('batch-not-found', { facts: { id } })
    const { wanted, made, standing } = await countLines(deed.db, id)
    const later = await listLater(deed.db, id, shownLater)
    const mayUndo = standing > 0 && !(await isBusy(deed, batch))
    return { ...row, wanted, made, undone: made - standing, later, mayUndo }
  })
}

/**
 * Undoes a batch: what was in force before is in force again. Whoever decided anew since keeps that decision.
 * @throws AppError `matching.batch-not-found`, `matching.batch-busy`, `matching.already-undone`
 */
export async function undoBatch(context: Context, id: string): Promise<Ticket> {
  return await asActor(context, async (deed) => {
    const batch = await findBatch(deed.db, id)
    if (batch === undefined || !isStaff(deed)) throw refuseMatching('batch-not-found', { facts: { id } })
    const object = await loadExtent(deed, batch)
    await authorise(deed, { action: 'finding.assess', object, kind: 'batch', id, detail: { undone: id } })
    if (await isBusy(deed, batch)) throw refuseMatching('batch-busy')
    const { standing } = await countLines(deed.db, id)
    if (standing === 0) throw refuseMatching('already-undone')
    const isLong = standing > linesWhileWaiting
    const title = titleOf(batch, standing)
    const job = isLong ? await enqueue(deed, { kind: undoBatchJob, id, title }) : null
    await keepUndoing(deed.db, id, { by: personId(deed), at: deed.now, jobId: job })
    if (!isLong) await undoStretch(deed, id, standing)
    return { batch: id, job }
  })
}

/** Decisions of teams are known to whoever works here. */
function isStaff({ actor }: Deed): boolean {
  return actor.kind === 'system' || (actor.kind === 'person' && actor.internal)
}

/** Whether a job still works on it. */
async function isBusy(deed: Deed, { jobId, undoJobId }: StoredBatch): Promise<boolean> {
  for (const id of [jobId, undoJobId]) {
    const job = id === null ? undefined : await findJob(deed.db, id)
    if (job !== undefined && job.ended_at === null) return true
  }
  return false
}

/** Names no item and no vulnerability: jobs are seen by more people than decisions. */
function titleOf({ status }: Pick<BatchPlan, 'status'>, count: number): string {
  return `VEX ${status} × ${count}`
}

async function enqueue(
  deed: Deed,
  work: { readonly kind: string; readonly id: string; readonly title: string },
): Promise<string> {
  return await deed.context.jobs.enqueue(deed, {
    kind: work.kind,
    title: work.title,
    input: { batchId: work.id },
    subject: { kind: 'batch', id: work.id },
    ownerId: personId(deed),
    origin: originOf(deed),
  })
}
