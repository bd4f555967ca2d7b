import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Finding, startFuzzer } from './fuzzer.ts'
import { findTarget, findTargets, type Target } from './targets.ts'

const use = `use: npm run fuzz -- READER|all [--minutes N] [--seed S]
     npm run fuzz -- READER --replay FILE`

const folder = 'fuzz-found'

/** A reader that fails again and again fails for one cause: the first inputs show it. */
const mostKept = 20

/** @returns the exit code: 0 nothing found · 1 found something · 2 bad use */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      minutes: { type: 'string', default: '1' },
      seed: { type: 'string' },
      replay: { type: 'string' },
    },
    allowPositionals: true,
  })
  const [name] = positionals
  const minutes = Number(values.minutes)
  const seed = Number(values.seed ?? Math.floor(Date.now() / 1000))
  if (name === undefined || positionals.length > 1 || !(minutes > 0) || !Number.isSafeInteger(seed)) {
    tell(`${use}\nREADER: ${(await findTargets()).map((target) => target.name).join(', ')}`)
    return 2
  }
  const targets = name === 'all' ? await findTargets() : [await findTarget(name)]
  const [only] = targets
  if (values.replay !== undefined && only !== undefined) return await replay(only, values.replay)
  let found = 0
  for (const target of targets) found += await fuzz(target, seed, minutes)
  return found === 0 ? 0 : 1
}

async function fuzz(target: Target, seed: number, minutes: number): Promise<number> {
  const fuzzer = startFuzzer()
  const run = { target, seed, rounds: Number.MAX_SAFE_INTEGER, milliseconds: minutes * 60_000 }
  const { findings, rounds } = await fuzzer.fuzz(run).finally(fuzzer.close)
  tell(`${target.name}: ${rounds} inputs with seed ${seed}, ${findings.length} not answered as they should`)
  for (const finding of findings.slice(0, mostKept)) keep(finding, seed)
  return findings.length
}

function keep({ target, fault, input, round }: Finding, seed: number): void {
  mkdirSync(folder, { recursive: true })
  const path = `${folder}/${target.replace('/', '-')}-${seed}-${round}`
  writeFileSync(path, input)
  tell(`  ${fault.split('\n').slice(0, 3).join('\n    ')}`)
  tell(`  ${input.length} bytes; again: npm run fuzz -- ${target} --replay ${path}`)
}

async function replay(target: Target, path: string): Promise<number> {
  const fuzzer = startFuzzer()
  const began = performance.now()
  const fault = await fuzzer.replay(target, readFileSync(path)).finally(fuzzer.close)
  tell(
    `${target.name}: ${fault ?? `answered within ${Math.ceil(performance.now() - began)} ms, the start included`}`,
  )
  return fault === null ? 0 : 1
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`)
}

process.exitCode = await main()
