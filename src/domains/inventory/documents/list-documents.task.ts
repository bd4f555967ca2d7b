import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { isArchive, readEntries } from '#platform/archives/index.ts'
import { documentNamesIn, type NamedDocument } from './archived-document.ts'

/** For the sandbox: the bytes of an archive to the names of the documents in it. */
export async function run(file: NamedDocument): Promise<Parsed<readonly string[]>> {
  return readable(await documentNamesIn(file, { isArchive, readEntries }))
}
