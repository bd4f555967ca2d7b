import { createReadStream } from 'node:fs'
import { access, constants, stat } from 'node:fs/promises'
import { refuseUse } from '../errors.ts'

/** The bytes of a file, read while they are sent. */
export function streamFile(path: string): ReadableStream {
  return streamOf(createReadStream(path))
}

/** Bytes that are made while they are sent. */
export function streamOf(chunks: AsyncIterable<Uint8Array>): ReadableStream {
  return ReadableStream.from(chunks)
}

/**
 * Looks before anything is sent.
 * @throws AppError `cli.file-missing`, `cli.file-unreadable`
 */
export async function lookAt(path: string): Promise<'file' | 'folder'> {
  const found = await stat(path).catch((cause: unknown) => {
    throw refuseUse('file-missing', { facts: { path }, cause })
  })
  await access(path, constants.R_OK).catch((cause: unknown) => {
    throw refuseUse('file-unreadable', { facts: { path }, cause })
  })
  return found.isDirectory() ? 'folder' : 'file'
}
