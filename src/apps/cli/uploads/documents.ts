import { basename } from 'node:path'
import { isBeside, isSbom } from '#formats/sbom/index.ts'
import { readEntries } from '#platform/archives/index.ts'
import { streamFile, streamOf } from './file-body.ts'
import type { Parcel } from './published.ts'

const megabyte = 1024 * 1024
const limits = { entryBytes: 256 * megabyte, totalBytes: 512 * megabyte, entries: 20_000 }
const archive = /\.(?:zip|tar|tgz|tbz2?|tar\.(?:gz|zst|xz|bz2))$/i

/** The contract's limit for a name. */
const longestName = 255

/**
 * What to send for a path: the file as it is, or, where it is an archive of several documents, each of them under its
 * name there. One with a single document, or with none, is left to the server, which tells more about it.
 */
export async function documentsAt(path: string): Promise<readonly Parcel[]> {
  const whole: Parcel = { name: basename(path), open: () => streamFile(path) }
  if (!archive.test(path)) return [whole]
  const found: Parcel[] = []
  const options = { limits, accept: (name: string) => !isBeside(name), onProblem: () => undefined }
  for await (const { name, bytes } of readEntries(path, options)) {
    if (isSbom(bytes, name)) found.push({ name: name.slice(-longestName), open: () => streamOf(once(bytes)) })
  }
  return found.length > 1 ? found : [whole]
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}
