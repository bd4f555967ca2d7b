import type { Answer } from '#contract/client.ts'
import { Refusal } from '#contract/client.ts'
import { scanDocument } from '#contract/matching/scan.ts'
import type { ProblemLine } from '#contract/shapes.ts'
import { uploadFile } from '../../api/upload.ts'
import { type Recognised, recognise } from './recognise.ts'

/** What a file turned out to be, without anything of it being kept. */
export type Look =
  | Recognised
  | { readonly as: 'document'; readonly scan: Answer<typeof scanDocument> }
  /** An archive of several documents. */
  | { readonly as: 'documents'; readonly words: string }
  | { readonly as: 'unreadable'; readonly title: string; readonly problems: readonly ProblemLine[] }
  /** Nobody has looked: too large to be sent twice, or the server could not. */
  | { readonly as: 'unknown'; readonly why: 'large' | 'failed' }

/** What the server reads at most without keeping it. */
const mostBytes = 64 * 1024 * 1024

/** So much of a file shows what it is. */
const beginningBytes = 1024 * 1024

let turn: Promise<unknown> = Promise.resolve()

/** Looks into a file, one after the other. @throws the signal's reason when nobody waits for it any more */
export async function lookInto(file: File, signal: AbortSignal): Promise<Look> {
  const known = recognise(await readBeginning(file))
  if (known !== null && known.as !== 'archive') return known
  if (file.size > mostBytes) return known ?? { as: 'unknown', why: 'large' }
  const mine = turn.then(() => askServer(file, signal))
  turn = mine.catch(() => undefined)
  return lookOfArchive(known, await mine)
}

/**
 * An archive may hold a document of an item; one that holds none, or cannot be looked into, is taken for what a
 * source publishes. That a tar is one only the server tells.
 */
export function lookOfArchive(known: { readonly as: 'archive' } | null, told: Look): Look {
  if (told.as === 'document') return told
  const codes = told.as === 'unreadable' ? told.problems.map(({ code }) => code) : []
  const several = told.as === 'unreadable' ? told.problems.find(isSeveral) : undefined
  if (several !== undefined) return { as: 'documents', words: several.message }
  return codes.includes('archives.no-document') ? { as: 'archive' } : (known ?? told)
}

function isSeveral({ code }: ProblemLine): boolean {
  return code === 'archives.several-documents'
}

async function askServer(file: File, signal: AbortSignal): Promise<Look> {
  try {
    const query = { name: file.name.slice(0, 255) }
    const scan = await uploadFile(scanDocument, { query, body: file }, { signal, onSent: () => undefined })
    return { as: 'document', scan }
  } catch (failure) {
    signal.throwIfAborted()
    if (!(failure instanceof Refusal) || failure.details.status !== 400)
      return { as: 'unknown', why: 'failed' }
    const { code, title, problems } = failure.details
    if (code === 'inventory.document-too-large') return { as: 'unknown', why: 'large' }
    return { as: 'unreadable', title, problems }
  }
}

/** Text at the beginning, unpacked where the file is packed by gzip; what is no text comes out as anything. */
async function readBeginning(file: File): Promise<string> {
  const beginning = file.slice(0, beginningBytes)
  const bytes = new Uint8Array(await beginning.slice(0, 2).arrayBuffer())
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
  return isPacked ? await unpackedText(beginning) : await beginning.text()
}

/** The file is cut, so unpacking ends in an error: what came before it counts. */
async function unpackedText(packed: Blob): Promise<string> {
  const reader = packed.stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  const decoder = new TextDecoder()
  let text = ''
  try {
    while (text.length < beginningBytes) {
      const { done, value } = await reader.read()
      if (done) break
      text += decoder.decode(value, { stream: true })
    }
    await reader.cancel()
  } catch {
    return text
  }
  return text
}
