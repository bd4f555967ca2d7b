import { asActor, type Context, type Deed } from '#domains/identity/index.ts'
import type { Problem } from '#kernel/errors/app-error.ts'
import { newId } from '#kernel/ids/ids.ts'
import { type Parsed, problem, unreadable } from '#kernel/parsed/parsed.ts'
import { slotsFor } from '#kernel/text/slots.ts'
import { readEntries } from '#platform/archives/index.ts'
import { emit } from '#platform/events/outbox.ts'
import { type KeptFile, keepFile } from '#platform/files/index.ts'
import { type JobOutcome, type JobRun, keptProblems } from '#platform/jobs/job.ts'
import { limitsForSize, runInSandbox } from '#platform/sandbox/index.ts'
import { archiveLimits, bytesToRead } from './archived-document.ts'
import { readDocumentJob } from './document-actions.ts'
import { giveWay, insertDocument, type KeptDocument } from './document-store.ts'

/** So many documents of one archive are imported; each is a job of its own. */
const mostDocuments = 200

/** The contract's limit for a name. */
const longestName = 255

/** The slot of an item's only, or main, document. */
const mainSlot = 'main'

interface Part {
  readonly name: string
  readonly file: KeptFile
}

interface Archive {
  readonly document: KeptDocument
  /** Unpacked, where the archive itself was packed. */
  readonly bytes: Buffer
  /** What of it cannot be read. */
  readonly problems: readonly Problem[]
}

/**
 * Takes an archive of several documents apart: each goes into a slot named after it and is read by a job of its own; the
 * archive itself, which is kept, fills no slot. May be run again: all documents come in one transaction.
 */
export async function divideArchive(context: Context, archive: Archive, run: JobRun): Promise<JobOutcome> {
  const { document, bytes, problems } = archive
  const names = await namesIn(document, bytes, run.signal)
  if (!names.ok) return { state: 'failed', result: {}, problems: names.problems }
  const parts = await keepParts(context, { bytes, names: new Set(names.value) }, run)
  await asActor(context, (deed) => receiveParts(deed, document, { parts, run }))
  return {
    state: problems.length === 0 ? 'done' : 'partly',
    result: { documents: parts.length },
    problems: problems.slice(0, keptProblems),
    problemCount: problems.length,
  }
}

async function namesIn(
  document: KeptDocument,
  bytes: Buffer,
  signal: AbortSignal,
): Promise<Parsed<readonly string[]>> {
  const names = await runInSandbox<readonly string[]>({
    task: new URL('./list-documents.task.ts', import.meta.url),
    input: { bytes, name: document.name },
    limits: limitsForSize(bytesToRead(bytes)),
    signal,
  })
  if (!names.ok || names.value.length <= mostDocuments) return names
  const facts = { count: names.value.length, limit: mostDocuments }
  return unreadable(problem('', 'archives.too-many-documents', facts))
}

/** The bytes of the documents, each a file of its own. */
async function keepParts(
  context: Context,
  { bytes, names }: { readonly bytes: Buffer; readonly names: ReadonlySet<string> },
  run: JobRun,
): Promise<readonly Part[]> {
  const parts: Part[] = []
  const options = {
    limits: archiveLimits,
    // The archive itself has no name here.
    accept: (name: string) => name === '' || names.has(name),
    // Told already by who looked through the archive.
    onProblem: () => undefined,
  }
  for await (const entry of readEntries(bytes, options)) {
    run.signal.throwIfAborted()
    const file = await keepFile(context.files, once(entry.bytes), { maxBytes: archiveLimits.entryBytes })
    parts.push({ name: entry.name.slice(-longestName), file })
    run.progress(parts.length, names.size)
  }
  return parts
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}

async function receiveParts(
  deed: Deed,
  { id, ciId, slot }: KeptDocument,
  { parts, run }: { readonly parts: readonly Part[]; readonly run: JobRun },
): Promise<void> {
  // An earlier attempt had come so far, but its job had not been told.
  if (!(await giveWay(deed.db, id))) return
  const { ownerId, origin } = run
  const slots = slotsFor(
    parts.map(({ name }) => name),
    slot === mainSlot ? '' : `${slot}-`,
  )
  for (const [index, { name, file }] of parts.entries()) {
    const documentId = newId(deed.context.clock)
    const place = { id: documentId, ciId, slot: slots[index] ?? mainSlot, name }
    await insertDocument(deed.db, { ...place, ...file, receivedAt: deed.now, receivedBy: ownerId })
    await deed.context.jobs.enqueue(deed, {
      kind: readDocumentJob,
      title: name,
      input: { documentId },
      subject: { kind: 'ci', id: ciId },
      ownerId,
      origin,
    })
  }
  await emit(deed, {
    name: 'inventory.ci-changed',
    payload: { ciId, version: null, counts: false },
    at: deed.now,
  })
}
