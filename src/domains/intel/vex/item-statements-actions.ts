import { asActor, type Context, type Deed } from '#domains/identity/index.ts'
import { loadStated } from '#domains/inventory/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import type { JobOutcome, JobRun } from '#platform/jobs/job.ts'
import { limitsForSize, runInSandbox } from '#platform/sandbox/index.ts'
import type { ReadVexFiles } from '../feeds/read-vex.task.ts'
import { lockRecords } from '../records/record-store.ts'
import { itemVex } from './item-document.ts'
import { findImported, findItemVex, type ItemSlot } from './item-statements-view.ts'
import type { VexRows } from './vex.ts'
import { packVex, tellStated } from './vex-actions.ts'
import { deleteVex, insertVex } from './vex-store.ts'
import { listSpokenOf } from './vex-view.ts'

export const readItemStatementsJob = 'intel.read-item-statements'

/** The feed whose reader knows what a statement is, and the source under which statements stand. */
const vexSource = 'vex'

/** Queues the reading of what an imported document states, where it or the one before it in the slot states anything. */
export async function followDocument(deed: Deed, documentId: string): Promise<void> {
  const found = await findImported(deed.db, documentId)
  if (found === undefined) return
  const { ciId, slot, name, statesAny } = found
  if (!statesAny && (await findItemVex(deed.db, { ciId, slot })) === undefined) return
  await deed.context.jobs.enqueue(deed, {
    kind: readItemStatementsJob,
    title: name,
    input: { ciId, slot },
    subject: { kind: 'ci', id: ciId },
    ownerId: null,
    origin: 'job',
  })
}

/**
 * Keeps what the document in an item's slot states today, in place of what an earlier one stated. It counts for that item
 * alone and is nobody's decision here. May be run again: the same document states the same.
 */
export async function keepItemStatements(context: Context, run: JobRun): Promise<JobOutcome> {
  const place = { ciId: String(run.input.ciId), slot: String(run.input.slot) }
  const stated = await asActor(context, (deed) => loadStated(deed, place))
  const content = stated === null ? null : itemVex(stated)
  const read = content === null ? null : await readStatements(content, run.signal)
  if (read !== null && !read.ok) {
    await asActor(context, (deed) => replace(deed, place, null))
    return { state: 'failed', result: {}, problems: read.problems }
  }
  const [document] = read?.value.documents ?? []
  const rows = document?.rows
  const isStated = rows !== undefined && content !== null && stated !== null && rows.head.statementCount > 0
  await asActor(context, (deed) =>
    replace(deed, place, isStated ? { rows, content, name: stated.name } : null),
  )
  return { state: 'done', result: { statements: rows?.head.statementCount ?? 0 }, problems: [] }
}

async function readStatements(bytes: Buffer, signal: AbortSignal) {
  return await runInSandbox<ReadVexFiles>({
    task: new URL('../feeds/read-vex.task.ts', import.meta.url),
    input: { feed: vexSource, files: [{ name: '', bytes }] },
    limits: limitsForSize(bytes.length),
    signal,
  })
}

interface Statements {
  readonly rows: VexRows
  readonly content: Buffer
  readonly name: string
}

async function replace(deed: Deed, place: ItemSlot, made: Statements | null): Promise<void> {
  const packed = made === null ? null : await packVex(made.content)
  await lockRecords(deed.db)
  const kept = await findItemVex(deed.db, place)
  const spoken = new Set<string>()
  if (kept !== undefined) {
    for (const id of await listSpokenOf(deed.db, [kept])) spoken.add(id)
    await deleteVex(deed.db, kept)
  }
  if (made !== null) {
    const id = newId(deed.context.clock)
    const { name } = made
    const rows = { ...made.rows, head: { ...made.rows.head, name } }
    await insertVex(deed.db, [
      { id, sourceId: vexSource, revision: 1, rows, packed, at: deed.now, item: place },
    ])
    for (const one of await listSpokenOf(deed.db, [id])) spoken.add(one)
  }
  await tellStated(deed, [...spoken])
}
