import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from './account.ts'
import { refuse } from './errors.ts'
import { type Launcher, launchersFor, runToEnd } from './launcher.ts'
import { findPackaged, linkLibraries } from './packaged.ts'
import { copyReadable } from './readable-copy.ts'

/** Programs of PostgreSQL that were seen to run, and how to start them. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  /** As the server tells it, e.g. `18.4`. */
  readonly version: string
  readonly major: number
  readonly launcher: Launcher
}

interface Wanted {
  /** The folder the administrator named. */
  readonly named: string | undefined
  readonly account: Account | undefined
  /** Where a readable copy may be kept. */
  readonly spare: string
}

/** Older servers lack what the schema uses. */
const oldest = 15

/**
 * The binaries to use: those named, else those of the npm package, or a copy of them when the account cannot
 * reach the package or its library links cannot be made.
 * @throws postgres.no-binaries, binaries-missing, cannot-run, too-old
 */
export async function findBinaries({ named, account, spare }: Wanted): Promise<Binaries> {
  if (named !== undefined) return await check(named, account)
  const packaged = await findPackaged()
  if (packaged === undefined) {
    throw refuse('no-binaries', { facts: { platform: `${process.platform}-${process.arch}` } })
  }
  await linkLibraries(packaged.folder)
  const inPlace = await tryAll(join(packaged.folder, 'bin'), account)
  if (typeof inPlace !== 'string') return inPlace
  const copy = await copyReadable(packaged, spare)
  return await check(join(copy, 'native', 'bin'), account)
}

async function check(folder: string, account: Account | undefined): Promise<Binaries> {
  const missing = ['initdb', 'postgres'].find((name) => !existsSync(join(folder, name)))
  if (missing !== undefined) throw refuse('binaries-missing', { facts: { folder, missing } })
  const found = await tryAll(folder, account)
  if (typeof found === 'string') throw refuse('cannot-run', { facts: { folder, output: found } })
  if (found.major < oldest) throw refuse('too-old', { facts: { folder, found: found.version, oldest } })
  return found
}

/** Asks the server for its version, which shows at once whether it can be reached and loaded. */
async function tryAll(folder: string, account: Account | undefined): Promise<Binaries | string> {
  const postgres = join(folder, 'postgres')
  let output = ''
  for (const launcher of launchersFor(account)) {
    const outcome = await runToEnd(launcher, { path: postgres, args: ['--version'] })
    const version = /\(PostgreSQL\) (\S+)/.exec(outcome.output)?.[1]
    if (outcome.ok && version !== undefined) {
      return {
        initdb: join(folder, 'initdb'),
        postgres,
        version,
        major: Number.parseInt(version, 10),
        launcher,
      }
    }
    output = outcome.output
  }
  return output
}
