import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { FileAnswer } from './answer.ts'
import { openSpool } from './exports/spool.ts'
import { refuseHttp } from './problems.ts'

/** Sends a file as it comes; it is closed at its end and when somebody hangs up. */
export function sendFile(response: FastifyReply, file: unknown): FastifyReply {
  if (!isFile(file)) throw new Error('a route of files answers none')
  const content = Readable.from(file.content, { objectMode: false })
  content.once('close', () => {
    file.close().catch(() => undefined)
  })
  return response
    .headers({
      'content-disposition': `attachment; filename="${file.name}"`,
      'content-length': file.bytes,
    })
    .type(file.mediaType)
    .send(content)
}

function isFile(value: unknown): value is FileAnswer {
  return typeof value === 'object' && value !== null && 'content' in value && 'close' in value
}

/** So many are put together at the same time in one process; they share the database with everybody's screens. */
const mostAtOnce = 2

let underWay = 0

/**
 * Puts a file together outside memory before anything of it is sent, so that what fails half-way is told as what it is.
 * @param make writes the file's text, and tells how it is called
 * @throws AppError `http.exports-busy`
 */
export async function spoolFile(
  make: (
    write: (text: string) => Promise<void>,
  ) => Promise<{ readonly name: string; readonly mediaType: string }>,
): Promise<FileAnswer> {
  if (underWay >= mostAtOnce) throw refuseHttp('exports-busy')
  underWay += 1
  const spool = await openSpool()
  try {
    const facts = await make((text) => spool.write(text))
    return { ...facts, bytes: spool.size(), content: spool.read(), close: () => spool.drop() }
  } catch (error) {
    await spool.drop()
    throw error
  } finally {
    underWay -= 1
  }
}
