import type { Language } from '#texts/index.ts'
import { openProgress, type Progress } from './progress.ts'
import type { Sink } from './sink.ts'
import { layTable } from './table.ts'
import { escapeJson, visible, visibleJson } from './visible.ts'

/** Where a command speaks: results to one side, everything beside them to the other. */
export interface Output {
  /** Lines of the result. */
  lines(texts: readonly string[]): void
  /** Aligned columns of the result; the first row may be headings. */
  table(rows: readonly (readonly string[])[]): void
  /** The result as JSON. */
  json(value: unknown): void
  /** A result in JSON that comes piece by piece. */
  pour(content: AsyncIterable<Uint8Array | string>): Promise<void>
  /** Something about the run, for people. */
  note(text: string): void
  readonly progress: Progress
}

/** @param sinks standard output and standard error, or what stands for them */
export function openOutput(sinks: { readonly out: Sink; readonly err: Sink }, language: Language): Output {
  const { out, err } = sinks
  const progress = openProgress(err, language)
  const print = (lines: readonly string[]) => {
    if (lines.length > 0) out.write(`${lines.join('\n')}\n`)
  }
  return {
    lines: (texts) => print(texts.map(visible)),
    table: (rows) => print(layTable(rows)),
    json: (value) => print([visibleJson(value)]),
    async pour(content) {
      progress.clear()
      const decoder = new TextDecoder()
      for await (const piece of content) {
        const text = typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true })
        const { once } = out
        if (out.write(escapeJson(text)) === false && once !== undefined)
          await new Promise<void>((resolve) => once.call(out, 'drain', resolve))
      }
    },
    note(text) {
      progress.clear()
      err.write(`${text.split('\n').map(visible).join('\n')}\n`)
    },
    progress,
  }
}
