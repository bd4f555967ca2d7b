import { isBeside, isSbom } from '#formats/sbom/index.ts'
import type { Problem } from '#kernel/errors/app-error.ts'
import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'

/** A document, and what it is called. */
export interface NamedDocument {
  readonly bytes: Uint8Array
  readonly name: string
}

/** What reads archives; `#platform/archives` does. */
export interface Archives {
  isArchive(bytes: Uint8Array): boolean
  readEntries(
    bytes: Uint8Array,
    options: {
      readonly limits: typeof archiveLimits
      accept(name: string): boolean
      onProblem(found: Problem): void
    },
  ): AsyncIterable<NamedDocument>
}

const megabyte = 1024 * 1024

/** An archive with a document in it; what sources publish is larger and goes another way. */
export const archiveLimits = { entryBytes: 256 * megabyte, totalBytes: 512 * megabyte, entries: 20_000 }

/** Names of documents that are told one by one. */
const namedDocuments = 20

/** Bytes of a zip are packed; ten times as many is what documents come to. */
export function bytesToRead(received: Uint8Array): number {
  const isZip = received[0] === 0x50 && received[1] === 0x4b
  return isZip ? Math.min(received.length * 10, archiveLimits.totalBytes) : received.length
}

/**
 * The document in a file: the file itself, or, in a zip or a tar, the one document that is in it, by its name there.
 * Archives within the archive are not opened. For the sandbox: this looks into everything in the archive.
 * Problems: `archives.no-document`, `archives.several-documents`, those of reading archives.
 */
export async function documentIn(file: NamedDocument, archives: Archives): Promise<Parsed<NamedDocument>> {
  return archives.isArchive(file.bytes) ? chosen(await lookThrough(file, archives)) : readable(file)
}

/** The names of all documents in an archive, as `documentIn` tells them. For the sandbox. */
export async function documentNamesIn(file: NamedDocument, archives: Archives): Promise<readonly string[]> {
  return (await lookThrough(file, archives)).names
}

/** What an archive turned out to hold. */
interface Seen {
  /** The first document. */
  readonly found: NamedDocument | null
  readonly names: readonly string[]
  readonly looked: number
  readonly problems: readonly Problem[]
}

async function lookThrough(file: NamedDocument, archives: Archives): Promise<Seen> {
  const problems: Problem[] = []
  const options = {
    limits: archiveLimits,
    accept: (name: string) => !isBeside(name),
    onProblem: (one: Problem) => void problems.push(one),
  }
  const names: string[] = []
  let found: NamedDocument | null = null
  let looked = 0
  for await (const entry of archives.readEntries(file.bytes, options)) {
    looked += 1
    if (archives.isArchive(entry.bytes)) problems.push(problem(`/${entry.name}`, 'archives.nested'))
    else if (isSbom(entry.bytes, entry.name)) {
      names.push(entry.name)
      found ??= entry
    }
  }
  return { found, names, looked, problems }
}

function chosen({ found, names, looked, problems }: Seen): Parsed<NamedDocument> {
  const count = names.length
  if (found === null) return unreadable(problem('', 'archives.no-document', { count: looked }), ...problems)
  if (count === 1) {
    const { name } = found
    return readable(found, [problem('', 'archives.read-within', { name }), ...problems])
  }
  const first = names.slice(0, namedDocuments).join(', ')
  const told = count > namedDocuments ? `${first}, …` : first
  return unreadable(problem('', 'archives.several-documents', { count, names: told }), ...problems)
}
