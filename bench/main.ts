import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { measureAccuracy } from './accuracy/main.ts'
import { benches } from './benches/index.ts'
import { measureEverything } from './everything/main.ts'
import { judge, renderJson, renderTable } from './report.ts'
import { findSize } from './sizes.ts'
import { tell } from './stage/tell.ts'

/**
 * `npm run bench -- NAME --size S|L|XL [--json]`: measures and prints a row per target.
 * @returns the exit code: 0 all met · 1 one missed · 2 bad use · 3 failed
 */
async function main(): Promise<number> {
  // Their options are their own: they have no size.
  if (process.argv[2] === 'accuracy') return await measureAccuracy(process.argv.slice(3))
  if (process.argv[2] === 'everything') return await measureEverything(process.argv.slice(3))
  const { values, positionals } = parseArgs({
    options: { size: { type: 'string', default: 'S' }, json: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [name = ''] = positionals
  const bench = benches.get(name)
  if (bench === undefined || positionals.length !== 1) {
    tell(
      `use: npm run bench -- NAME --size S|L|XL [--json]\nNAME: ${[...benches.keys(), 'accuracy', 'everything'].join(', ')}`,
    )
    return 2
  }
  const size = findSize(values.size)
  const lines = (await bench.run(size)).map(judge)
  const run = { bench: name, size: size.name, machine: describeMachine() }
  process.stdout.write(`${values.json ? renderJson(run, lines) : renderTable(lines)}\n`)
  return lines.every((line) => line.met) ? 0 : 1
}

function describeMachine(): string {
  const processors = cpus()
  return `${processors.length} × ${processors[0]?.model.trim() ?? '?'}, Node ${process.version}`
}

async function runOrTell(): Promise<number> {
  try {
    return await main()
  } catch (error) {
    tell(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return 3
  }
}

const code = await runOrTell()
// What has been printed goes out first; then nothing that is still open may hold us.
process.stdout.write('', () => process.exit(code))
