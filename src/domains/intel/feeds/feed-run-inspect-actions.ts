import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Context } from '#domains/identity/index.ts'
import type { Problem } from '#kernel/errors/app-error.ts'
import { problem } from '#kernel/parsed/parsed.ts'
import { readEntries } from '#platform/archives/index.ts'
import { openFile } from '#platform/files/index.ts'
import { limitsForSize, runInSandbox } from '#platform/sandbox/index.ts'
import type { Connector, Inspection } from '../connectors/connector.ts'
import { refuseIntel } from '../errors.ts'
import type { Feed } from './feed.ts'
import { isOtherShape } from './feed-run.ts'
import { isPage } from './feed-run-lines.ts'

interface Inspecting {
  readonly context: Context
  readonly run: { readonly id: string; readonly signal: AbortSignal }
  readonly feed: Feed
  readonly connector: Connector
}

/**
 * Looks at a file that was fetched before anything of it is believed.
 * @returns how many records it holds
 * @throws AppError `intel.feed-is-a-page`, `intel.feed-unreadable`, `intel.feed-shape-changed`
 */
export async function inspectFile(
  { context, run, feed, connector }: Inspecting,
  file: { readonly hash: string; readonly contentType: string },
): Promise<number> {
  const start = await readStart(context, file.hash)
  if (isPage(file.contentType, start.toString('latin1'))) throw refuseIntel('feed-is-a-page')
  if (connector.inspect === null) {
    const name = start.subarray(0, 2).toString('latin1') === 'PK' ? 'fetched.zip' : 'fetched.tar'
    return await countEntries({ context, run, feed }, { hash: file.hash, name })
  }
  const bytes = await readWhole(context, file.hash)
  const found = await runInSandbox<Inspection>({
    task: new URL('../connectors/inspect.task.ts', import.meta.url),
    input: { connector: connector.id, bytes },
    // What comes packed is some ten times as large.
    limits: limitsForSize(bytes.length * 10),
    signal: run.signal,
  })
  if (!found.ok) throw unreadable(found.problems)
  if (isOtherShape(found.value)) throw refuseIntel('feed-shape-changed', { facts: { ...found.value } })
  return found.value.records
}

function unreadable(problems: readonly Problem[]) {
  return refuseIntel('feed-unreadable', { problems })
}

async function readStart(context: Context, hash: string): Promise<Buffer> {
  for await (const chunk of openFile(context.files, hash)) return chunk.subarray(0, 512)
  return Buffer.alloc(0)
}

async function readWhole(context: Context, hash: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of openFile(context.files, hash)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The directory of a zip is at its end, and a tar says how long each entry is: one that was cut off shows it here. */
async function countEntries(
  { context, run, feed }: Omit<Inspecting, 'connector'>,
  { hash, name: fileName }: { readonly hash: string; readonly name: string },
): Promise<number> {
  const folder = join(context.files.folder, '..', 'work', `${run.id}-look`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    const path = join(folder, fileName)
    await pipeline(openFile(context.files, hash), createWriteStream(path), { signal: run.signal })
    const problems: Problem[] = []
    let records = 0
    let isArchive = true
    const accept = (name: string) => {
      if (name === fileName) isArchive = false
      else if (feed.isRecord(name)) records += 1
      return false
    }
    const entries = readEntries(path, { accept, onProblem: (found) => problems.push(found) })
    while ((await entries.next()).done !== true) run.signal.throwIfAborted()
    if (!isArchive) throw unreadable([problem('', 'feed.not-a-zip')])
    const damage = problems.filter((found) => found.path === '' || found.path === fileName)
    if (damage.length > 0) throw unreadable(damage)
    return records
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
