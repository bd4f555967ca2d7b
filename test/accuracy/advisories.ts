import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { asActor, type Context, system, wallOf } from '#domains/identity/index.ts'
import { osv } from '#domains/intel/feeds/osv/index.ts'
import { keepRecords } from '#domains/intel/records/record-actions.ts'
import { matchListeners } from '#domains/matching/hits/match-listeners.ts'
import { systemClock } from '#kernel/time/clock.ts'
import { readEntries } from '#platform/archives/index.ts'
import { startEventBus } from '#platform/events/bus.ts'
import { startDelivery } from '#platform/events/delivery.ts'
import { packageKeyOfOsv } from '#versions/identifiers/package-key/index.ts'
import { silentLog } from '../database.ts'

/** Where OSV publishes what it knows of each purl type. */
const folders: Readonly<Record<string, string>> = {
  npm: 'npm',
  maven: 'Maven',
  composer: 'Packagist',
  nuget: 'NuGet',
  golang: 'Go',
  pypi: 'PyPI',
  gem: 'RubyGems',
  cargo: 'crates.io',
  deb: 'Debian',
  apk: 'Alpine',
}

/** Imports every record, as OSV published it, that names one of the packages; its ranges are derived like any other's. */
export async function importAdvisories(
  context: Context,
  folder: string,
  packageKeys: ReadonlySet<string>,
): Promise<void> {
  const records = new Map<string, Uint8Array>()
  const types = new Set([...packageKeys].map((key) => key.slice(0, key.indexOf('/'))))
  for (const type of types) {
    const path = `${folder}/${folders[type] ?? type}/all.zip`
    for await (const { name, bytes } of readEntries(path, {
      accept: () => true,
      onProblem: () => undefined,
    })) {
      if (isAbout(bytes, packageKeys)) records.set(name, bytes)
    }
  }
  await keep(context, [...records.values()])
  await deliver(context)
}

function isAbout(bytes: Uint8Array, packageKeys: ReadonlySet<string>): boolean {
  const { affected } = Object(JSON.parse(Buffer.from(bytes).toString()))
  return (Array.isArray(affected) ? affected : []).some((one) => {
    const { ecosystem, name } = Object(Object(one).package)
    const identity = typeof name === 'string' ? packageKeyOfOsv(String(ecosystem), name) : undefined
    return identity !== undefined && packageKeys.has(identity.key)
  })
}

async function keep(context: Context, contents: readonly Uint8Array[]): Promise<void> {
  const records = contents.map((bytes) => {
    const facts = osv.read(bytes)
    if (!facts.ok) throw new Error('a record of OSV cannot be read')
    return {
      facts: facts.value,
      content: bytes,
      hash: createHash('sha256').update(bytes).digest(),
      problems: [],
    }
  })
  await asActor(context, async (deed) => {
    await sql`insert into intel.source (id) values ('osv') on conflict do nothing`.execute(deed.db)
    await keepRecords(deed, 'osv', { records, jobId: 'accuracy' })
  })
}

async function deliver(context: Context): Promise<void> {
  const { database } = context
  const bus = await startEventBus(database, silentLog)
  const post = { database, clock: systemClock, log: silentLog, settings: wallOf(system) }
  const delivery = await startDelivery(post, bus, matchListeners(context))
  await delivery.idle()
  await delivery.stop()
  await bus.stop()
}
