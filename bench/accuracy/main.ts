import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { tell } from '../stage/tell.ts'
import { renderJson, renderText } from './report.ts'
import { runAccuracy } from './run.ts'
import { readers } from './sets/index.ts'

/**
 * `npm run bench -- accuracy [--data FOLDER] [--set KIND]… [--all] [--json]`
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
  return report.lines.some((line) => line.isDenied) ? 1 : 0
}
