import { asActor, type Context, type Deed } from '#domains/identity/index.ts'
import { AppError, type Problem } from '#kernel/errors/app-error.ts'
import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { decompressStream } from '#platform/archives/index.ts'
import { emit } from '#platform/events/outbox.ts'
import { openFile } from '#platform/files/index.ts'
import { type JobOutcome, type JobRun, keptProblems } from '#platform/jobs/job.ts'
import { limitsForSize, runInSandbox } from '#platform/sandbox/index.ts'
import { bytesToRead } from './archived-document.ts'
import { composeSlot, keepComponents } from './compose-actions.ts'
import { divideArchive } from './divide-actions.ts'
import { type DocumentContent, lossesAmong } from './document.ts'
import {
  findDocument,
  isSuperseded,
  type KeptDocument,
  replaceEarlier,
  settleDocument,
} from './document-store.ts'
import type { ReadOrder } from './read-document.task.ts'

/** Unpacked bytes that are read at once: beyond, the memory of the parser would be at risk. */
const maxUnpackedBytes = 256 * 1024 * 1024

/**
 * Reads a received document and puts its components into its slot. May be run again after a crash at any point:
 * distinct components are kept once, and the slot changes in one transaction together with the document's state.
 */
export async function readDocument(context: Context, documentId: string, run: JobRun): Promise<JobOutcome> {
  const document = await asActor(context, (deed) => findDocument(deed.db, documentId))
  if (document === undefined || document.state === 'replaced') return nothingToDo
  if (document.state !== 'received') return outcomeOf(document)
  const unpacked = await unpack(context, document)
  if (!unpacked.ok) return await settleUnread(context, document, unpacked.problems)
  const content = await parse(document, unpacked.value, run.signal)
  if (!content.ok) return await settleNotOne(context, { document, bytes: unpacked.value, ...content }, run)
  const ids = await keepComponents(context, content.value, run)
  const warnings = [...content.warnings, ...content.value.losses]
  return await fillSlot(context, document, { content: content.value, warnings, ids })
}

const nothingToDo: JobOutcome = { state: 'done', result: {}, problems: [] }

/** An earlier attempt had finished, but its job had not been told. */
function outcomeOf(document: KeptDocument): JobOutcome {
  const state = document.state === 'partly' || document.state === 'failed' ? document.state : 'done'
  const problems: readonly Problem[] = Array.isArray(document.problems) ? document.problems : []
  return {
    state,
    result: { components: document.components ?? 0 },
    problems,
    problemCount: document.problemCount,
  }
}

/** What is no document may be an archive of several. */
async function settleNotOne(
  context: Context,
  found: { readonly document: KeptDocument; readonly bytes: Buffer; readonly problems: readonly Problem[] },
  run: JobRun,
): Promise<JobOutcome> {
  const problems = found.problems.filter(({ code }) => code !== 'archives.several-documents')
  if (problems.length === found.problems.length)
    return await settleUnread(context, found.document, found.problems)
  const outcome = await divideArchive(context, { ...found, problems }, run)
  return outcome.state === 'failed' ? await settleUnread(context, found.document, outcome.problems) : outcome
}

/** Reads a document's bytes apart from this process. */
export async function parse(
  document: KeptDocument,
  bytes: Buffer,
  signal: AbortSignal,
): Promise<Parsed<DocumentContent>> {
  const input: ReadOrder = { bytes, name: document.name, told: document.distribution }
  return await runInSandbox<DocumentContent>({
    task: new URL('./read-document.task.ts', import.meta.url),
    input,
    limits: limitsForSize(bytesToRead(bytes)),
    signal,
  })
}

/** The document's bytes, unpacked; what is too large or damaged is a problem of the document. */
export async function unpack(context: Context, document: KeptDocument): Promise<Parsed<Buffer>> {
  const chunks: Uint8Array[] = []
  const packed = openFile(context.files, document.hash)
  try {
    for await (const chunk of decompressStream(packed, { maxBytes: maxUnpackedBytes, ratio: 250 }))
      chunks.push(chunk)
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith('archives.')) throw error
    return unreadable(problem('', error.code, error.facts))
  }
  return readable(Buffer.concat(chunks))
}

async function settleUnread(
  context: Context,
  document: KeptDocument,
  problems: readonly Problem[],
): Promise<JobOutcome> {
  const kept = problems.slice(0, keptProblems)
  await asActor(context, async (deed) => {
    await settleDocument(deed.db, document.id, {
      state: 'failed',
      format: null,
      formatVersion: null,
      components: null,
      problems: kept,
      problemCount: problems.length,
    })
    await tellItem(deed, document.ciId)
  })
  return { state: 'failed', result: {}, problems: kept, problemCount: problems.length }
}

async function fillSlot(
  context: Context,
  document: KeptDocument,
  read: {
    readonly content: DocumentContent
    readonly warnings: readonly Problem[]
    readonly ids: readonly number[]
  },
): Promise<JobOutcome> {
  const { content, warnings } = read
  const losses = lossesAmong(warnings)
  const state = losses.length === 0 ? 'read' : 'partly'
  const components = read.ids.length
  return await asActor(context, async (deed) => {
    const replaced = await replaceEarlier(deed.db, document)
    if (await isSuperseded(deed.db, document)) return nothingToDo
    const slot = { ciId: document.ciId, slot: document.slot, documentId: document.id, at: deed.now }
    const { kept, ...change } = await composeSlot(deed, slot, { ...read, replaced })
    await settleDocument(deed.db, document.id, {
      state,
      format: content.format,
      formatVersion: content.formatVersion,
      components,
      problems: warnings.slice(0, keptProblems),
      problemCount: warnings.length,
      change,
    })
    await emit(deed, {
      name: 'inventory.document-imported',
      payload: { documentId: document.id, ciId: document.ciId },
      at: deed.now,
    })
    await tellItem(deed, document.ciId)
    return {
      state: state === 'read' ? 'done' : 'partly',
      result: { components, entries: content.entries, ...change, kept },
      problems: losses.slice(0, keptProblems),
      problemCount: losses.length,
    }
  })
}

/** Tells open screens that an item's documents are others now; what it counts follows by itself. */
export async function tellItem(deed: Deed, ciId: string): Promise<void> {
  await emit(deed, {
    name: 'inventory.ci-changed',
    payload: { ciId, version: null, counts: false },
    at: deed.now,
  })
}
