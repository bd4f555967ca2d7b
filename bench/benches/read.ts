import type { DocumentContent } from '#domains/inventory/documents/document.ts'
import type { ReadOrder } from '#domains/inventory/documents/read-document.task.ts'
import type { Parsed } from '#kernel/parsed/parsed.ts'
import { limitsForSize, runInSandbox } from '#platform/sandbox/index.ts'
import type { Bench } from '../bench.ts'
import {
  type DocumentSize,
  type LargeDocument,
  largeDocuments,
  makeLarge,
} from '../generate/large-documents.ts'
import type { Measurement } from '../report.ts'
import type { SizeName } from '../sizes.ts'
import { watchChildren } from '../stage/children.ts'
import { timed } from '../timing.ts'
import { measurement, seconds } from './measurement.ts'

const megabyte = 1024 * 1024

/** L and XL are as large as a document may be. */
const sizes: Readonly<Record<SizeName, DocumentSize>> = {
  XS: { components: 4000, bytes: 2 * megabyte },
  S: { components: 60_000, bytes: 32 * megabyte },
  L: { components: 500_000, bytes: 256 * megabyte },
  XL: { components: 500_000, bytes: 256 * megabyte },
}

const task = new URL('../../src/domains/inventory/documents/read-document.task.ts', import.meta.url)

/** One very large document in each notation, read as the worker reads it: apart, within the limits for its size. */
export const read: Bench = {
  name: 'read',
  async run({ name }) {
    const measurements: Measurement[] = []
    for (const document of largeDocuments) measurements.push(await measure(document, sizes[name]))
    return measurements
  },
}

/** A document in the sandbox, as it stands for one of its kind. */
async function measure(document: LargeDocument, size: DocumentSize): Promise<Measurement> {
  const bytes = makeLarge(document, size)
  const limits = limitsForSize(bytes.length)
  const input: ReadOrder = { bytes, name: document.fileName, told: null }
  const stopWatching = watchChildren()
  const { milliseconds, value } = await timed(() => runInSandbox<DocumentContent>({ task, input, limits }))
  return measurement({
    name: `read: ${document.name}`,
    target: seconds(limits.seconds),
    samples: [milliseconds / 1000],
    memory: stopWatching(),
    wrong: faultOf(value, size),
    note: `${Math.round(bytes.length / megabyte)} MB, ${outcomeOf(value)}; heap ≤ ${limits.memoryMb} MB`,
  })
}

/** Refused by the reader is an answer; ended by the sandbox is none. */
function faultOf(outcome: Parsed<DocumentContent>, { components }: DocumentSize): string | null {
  const [first] = outcome.ok ? [] : outcome.problems
  if (first !== undefined) return first.code.startsWith('sandbox.') ? first.code : null
  if (!outcome.ok) return 'no problem is told'
  return outcome.value.entries === components
    ? null
    : `${outcome.value.entries} entries instead of ${components}`
}

function outcomeOf(outcome: Parsed<DocumentContent>): string {
  if (outcome.ok) return `${outcome.value.entries} components`
  return `refused: ${outcome.problems[0]?.code ?? ''}`
}
