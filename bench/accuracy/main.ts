import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { tell } from '../stage/tell.ts'
import type { Line } from './figures.ts'
import { committedFigures } from './ratchet.ts'
import { renderJson, renderMarkdown, renderText } from './report.ts'
import { runAccuracy } from './run.ts'
import { readers } from './sets/index.ts'

const root = join(import.meta.dirname, '../..')
/** What the ratchet test holds us to. */
const figuresPath = join(root, 'test/accuracy/figures.json')
const documentPath = join(root, 'docs/accuracy.md')
const begin = '<!-- figures: begin -->'
const end = '<!-- figures: end -->'

/**
 * `npm run bench -- accuracy [--data FOLDER] [--set KIND]… [--all] [--json] [--write]`
 * @param words what follows the bench's name
 * @returns the exit code: 0 no vulnerability was denied · 1 one was · 2 bad use
 */
export async function measureAccuracy(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      data: { type: 'string', default: resolve(import.meta.dirname, '../../../shared/data') },
      set: { type: 'string', multiple: true, default: [] },
      all: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      size: { type: 'string' },
    },
  })
  const unknown = values.set.filter((kind) => !readers.has(kind))
  if (unknown.length > 0) {
    tell(`there is no set ${unknown.join(', ')}; there are ${[...readers.keys()].join(', ')}`)
    return 2
  }
  const report = await runAccuracy({ data: resolve(values.data), kinds: values.set })
  process.stdout.write(`${values.json ? renderJson(report) : renderText(report, values.all)}\n`)
  if (values.write) await keep(report.lines)
  return report.lines.some((line) => line.isDenied) ? 1 : 0
}

/** Writes the figures where they are held, and where people read them. */
async function keep(lines: readonly Line[]): Promise<void> {
  await writeFile(figuresPath, `${JSON.stringify(committedFigures(lines), null, 2)}\n`)
  const text = await readFile(documentPath, 'utf8')
  const [before = '', rest = ''] = text.split(begin)
  const [, after = ''] = rest.split(end)
  await writeFile(documentPath, [before, begin, '\n\n', renderMarkdown(lines), '\n\n', end, after].join(''))
}
