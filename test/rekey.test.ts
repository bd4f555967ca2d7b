import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { asActor, type Context, system, wallOf } from '#domains/identity/index.ts'
import { nvd } from '#domains/intel/feeds/nvd/index.ts'
import { osv } from '#domains/intel/feeds/osv/index.ts'
import { importContent } from '#domains/intel/trials/importing.ts'
import { computeWantedHits } from '#domains/matching/hits/hit-view.ts'
import { matchListeners } from '#domains/matching/hits/match-listeners.ts'
import { readKeyState, writeKeyState } from '#domains/matching/rekey/key-state-store.ts'
import { makingOfProgram } from '#domains/matching/rekey/rekey.ts'
import { notePrograms, rekeyJob, runRekey } from '#domains/matching/rekey/rekey-actions.ts'
import { systemClock } from '#kernel/time/clock.ts'
import { startEventBus } from '#platform/events/bus.ts'
import { startDelivery } from '#platform/events/delivery.ts'
import { findJob } from '#platform/jobs/job-store.ts'
import { cpeScheme } from '#versions/identifiers/cpe/index.ts'
import { schemeForPackageType } from '#versions/index.ts'
import { silentLog, testContext, testDatabase } from './database.ts'
import { attemptJob, queueJob } from './job-attempt.ts'
import { addItems, compose, composeOf, publish, publishOf } from './matching/company.ts'

const versions = ['0.9.0', '1.0.0', '1.2.3', '2.0.0-rc.1', '2.0.0', 'not a version']

/** An RPM with the name of its source, a product by CPE name only, one by words only, and a package that learns one. */
const others = [
  {
    type: 'library',
    name: 'lib-of-source',
    version: '1:3.0-1',
    purl: 'pkg:rpm/redhat/lib-of-source@3.0-1?epoch=1&upstream=source-2.0-1.src.rpm&distro=rhel-9',
  },
  {
    type: 'firmware',
    name: 'reader',
    version: '1.8.0',
    cpe: 'cpe:2.3:a:example:reader:1.8.0:b2:*:*:*:*:*:*',
  },
  { type: 'library', name: 'm', version: '1.0.0', purl: 'pkg:npm/m@1.0.0' },
  { type: 'firmware', name: 'Printer', version: '2.4', supplier: { name: 'Example Ltd.' } },
]

/** What is published of them: the package `m` and the product `m` occur together twice. */
async function publishOthers(context: Context): Promise<void> {
  const flaw = (number: number, product: string, bounds: object) => ({
    id: `CVE-2026-010${number}`,
    vulnStatus: 'Analyzed',
    descriptions: [{ lang: 'en', value: 'A flaw.' }],
    configurations: [
      {
        nodes: [
          {
            operator: 'OR',
            negate: false,
            cpeMatch: [
              { vulnerable: true, criteria: `cpe:2.3:a:example:${product}:*:*:*:*:*:*:*:*`, ...bounds },
            ],
          },
        ],
      },
    ],
  })
  await publishOf(context, nvd, [
    flaw(1, 'm', { versionEndExcluding: '2.0' }),
    flaw(2, 'm', { versionEndExcluding: '2.0' }),
    flaw(3, 'm', { versionEndExcluding: '1.5' }),
    flaw(4, 'reader', { versionStartIncluding: '1.8', versionEndExcluding: '1.9' }),
  ])
  const record = (number: number, ecosystem: string, name: string) => ({
    schema_version: '1.7.0',
    id: `OSV-2026-${number}`,
    aliases: [`CVE-2026-010${number}`],
    modified: '2026-11-22T00:00:00Z',
    affected: [
      {
        package: { ecosystem, name },
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '2.5' }] }],
      },
    ],
  })
  await publishOf(context, osv, [
    record(1, 'npm', 'm'),
    record(2, 'npm', 'm'),
    record(5, 'Red Hat:enterprise_linux:9::baseos', 'source'),
  ])
  const vex = {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'urn:a',
    author: 'Acme',
    timestamp: '2026-06-01T00:00:00Z',
    version: 1,
    statements: [
      {
        vulnerability: { name: 'CVE-2026-0000' },
        status: 'affected',
        products: [{ '@id': 'pkg:npm/a@1.0.0' }, { '@id': 'pkg:pypi/p@not%20a%20version' }],
      },
    ],
  }
  await importContent(context, {
    source: 'vex',
    content: Buffer.from(JSON.stringify(vex)),
    name: 'vex.json',
  })
}

/** Items that hold packages of several schemes, advisories about them, and all that comes of both. */
async function found(): Promise<Context> {
  const database = await testDatabase()
  const context = testContext(database)
  const items = await addItems(context)
  const bus = await startEventBus(database, silentLog)
  const post = { database, clock: systemClock, log: silentLog, settings: wallOf(system) }
  const delivery = await startDelivery(post, bus, matchListeners(context))
  onTestFinished(async () => {
    await delivery.stop()
    await bus.stop()
  })
  const purls = versions.flatMap((version) => [
    `pkg:npm/a@${encodeURIComponent(version)}`,
    `pkg:pypi/p@${encodeURIComponent(version.replace('-rc.', 'rc'))}`,
    `pkg:generic/g@${encodeURIComponent(version)}`,
  ])
  await compose(context, items[0] ?? '', purls)
  await composeOf(context, items[3] ?? '', others)
  await compose(context, items[1] ?? '', purls.slice(0, 9))
  await publish(
    context,
    ['a', 'p', 'x'].map((name, index) => ({
      id: `GHSA-aaaa-bbbb-000${index}`,
      aliases: [`CVE-2026-000${index}`],
      withdrawn: false,
      affected: [
        {
          name,
          events: [{ introduced: '1.0.0' }, { fixed: '1.5' }, { introduced: '2.0.0' }],
          versions: ['0.9.0', 'not a version'],
        },
      ],
    })),
  )
  await publishOthers(context)
  await delivery.idle()
  await notePrograms(context)
  await writeState(context, makingOfProgram())
  return context
}

type Making = ReturnType<typeof makingOfProgram>

async function writeState(context: Context, made: Making | undefined): Promise<void> {
  await asActor(context, ({ db }) => writeKeyState(db, { made, wanted: makingOfProgram() }))
}

/** All keys become those of an earlier program, which ordered quite otherwise. */
async function age(context: Context, made: Making | undefined): Promise<void> {
  await asActor(context, async ({ db }) => {
    await sql`update inventory.component set scheme_revision = 0, version_key = '\\x01'::bytea || sha256(version_key),
      other_version_key = '\\x01'::bytea || sha256(other_version_key) where scheme is not null`.execute(db)
    for (const table of ['inventory.component_cpe', 'inventory.component_called', 'matching.component_cpe'])
      await sql`update ${sql.table(table)} set scheme_revision = 0, version_key = '\\x01'::bytea || sha256(version_key)`.execute(
        db,
      )
    await sql`update intel.vex_product set scheme_revision = 0, version_key = '\\x01'::bytea || sha256(version_key)`.execute(
      db,
    )
    await sql`update inventory.component set scheme = null, scheme_revision = null, version_key = null
      where version = '1.2.3'`.execute(db)
    await sql`update matching.affected_range set scheme_revision = 0, lo = '\\x02'::bytea || sha256(lo),
      hi = '\\xfe'::bytea || hi where lo is not null`.execute(db)
    await sql`update matching.affected_range set scheme = null, scheme_revision = null where lo is null`.execute(
      db,
    )
  })
  await writeState(context, made)
}

/** All that re-keying may touch. */
async function readAll({ database: { kysely: db } }: Context) {
  const read = async (table: string, ...columns: readonly string[]) =>
    (await sql`select ${sql.raw(columns.join())} from ${sql.table(table)} order by 1, 2`.execute(db)).rows
  return {
    components: await read(
      'inventory.component',
      'id',
      'version',
      'scheme',
      'scheme_revision',
      'version_key',
      'other_version',
      'other_version_key',
      'version_span',
    ),
    names: await read('inventory.component_cpe', 'component_id', 'name', 'version_key', 'scheme_revision'),
    called: await read(
      'inventory.component_called',
      ...['component_id', 'supplier', 'version_key', 'scheme_revision'],
    ),
    found: await read(
      'matching.component_cpe',
      ...['component_id', 'name', 'origin', 'version_key', 'scheme_revision'],
    ),
    products: await read('intel.vex_product', 'number', 'version_key', 'scheme', 'scheme_revision'),
    ranges: await read(
      'matching.affected_range',
      ...['id', 'package_key', 'lo', 'hi', 'scheme', 'scheme_revision', 'exact_version', 'text'],
    ),
    hits: await read('matching.hit', 'id', 'component_id', 'verdict', 'range_id', 'since', 'until'),
    lists: await read('matching.team_vulnerability', 'vulnerability_id', 'list', 'cis', 'open', 'affected'),
  }
}

async function queue(context: Context): Promise<string> {
  return await queueJob(context, rekeyJob)
}

/** One attempt at the job. @param steps after so many it is stopped, as when the process is told to end */
async function attempt(context: Context, id: string, steps = Number.POSITIVE_INFINITY) {
  return await attemptJob(context, { id, steps, work: runRekey })
}

/** What there is to do in such a world, all of it old. */
const everything = {
  keyedComponents: 14,
  keyedNames: 10,
  keyedProducts: 2,
  derivedRecords: 10,
  changedVulnerabilities: 0,
}

const nothing = {
  keyedComponents: 0,
  keyedNames: 0,
  keyedProducts: 0,
  derivedRecords: 0,
  changedVulnerabilities: 0,
}

it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 20])(
  'comes to the same, killed after %i stretches and begun again',
  async (steps) => {
    const context = await found()
    const before = await readAll(context)
    await age(context, { schemes: 'earlier', derivation: makingOfProgram().derivation })
    const id = await queue(context)

    const stopped = attempt(context, id, steps)
    if (steps < 9) await expect(stopped).rejects.toThrow('told to end')
    else await stopped
    const outcome = await attempt(context, id)

    expect(await readAll(context)).toEqual(before)
    expect(outcome).toMatchObject({ state: 'done', result: everything })
    expect((await findJob(context.database.kysely, id))?.checkpoint).toMatchObject({ phase: 'ranges' })
  },
)

it('derives all ranges anew after the rules for them changed, and finds nothing else to do', async () => {
  const context = await found()
  const before = await readAll(context)
  await writeState(context, { ...makingOfProgram(), derivation: 0 })

  const outcome = await attempt(context, await queue(context))

  expect(outcome.result).toEqual({ ...nothing, derivedRecords: everything.derivedRecords })
  expect(await readAll(context)).toEqual(before)
})

it('makes all ranges anew where nothing tells by what they were made', async () => {
  const context = await found()
  const before = await readAll(context)
  await asActor(context, ({ db }) =>
    sql`update matching.affected_range set scheme = null, scheme_revision = null`.execute(db),
  )
  await writeState(context, undefined)

  const outcome = await attempt(context, await queue(context))

  expect(outcome.result).toEqual({ ...nothing, derivedRecords: everything.derivedRecords })
  expect(await readAll(context)).toEqual(before)
})

it.each(['components', 'ranges'] as const)(
  'never compares keys while those of the %s are old',
  async (side) => {
    const context = await found()
    await age(context, { schemes: 'earlier', derivation: makingOfProgram().derivation })
    const table = side === 'components' ? 'matching.affected_range' : 'inventory.component'
    await asActor(context, async ({ db }) => {
      for (const type of ['npm', 'pypi', 'rpm', 'cpe']) {
        const scheme = type === 'cpe' ? cpeScheme : schemeForPackageType(type)
        await sql`update ${sql.table(table)} set scheme = ${scheme?.id}, scheme_revision = ${scheme?.revision}
          where package_key like ${`${type}/%`}`.execute(db)
      }
    })

    const { rows } = await asActor(context, async ({ db }) => {
      await computeWantedHits(db, { kind: 'everything' })
      return await sql<{ verdict: string; version: string }>`
      select distinct verdict, version from wanted_hit w join inventory.component c on c.id = w.component_id
      order by 1, 2`.execute(db)
    })

    expect(rows).toEqual([
      { verdict: 'affected', version: 'not a version' },
      ...['0.9.0', '1.0.0', '1.2.3', '1.8.0', '1:3.0-1', '2.0.0', '2.0.0-rc.1', '2.0.0rc1'].map(
        (version) => ({
          verdict: 'undetermined',
          version,
        }),
      ),
    ])
  },
)

it('notes by what keys are made, and wants them made anew only where there are any', async () => {
  const context = testContext(await testDatabase())
  const made = makingOfProgram()

  expect(await notePrograms(context)).toBe(false)
  expect(await readKeyState(context.database.kysely)).toEqual({ made, wanted: made })

  const filled = await found()
  const old = { schemes: 'earlier', derivation: 1 }
  await asActor(filled, ({ db }) => writeKeyState(db, { made: old, wanted: old }))
  expect(await notePrograms(filled)).toBe(true)
  expect(await readKeyState(filled.database.kysely)).toEqual({ made: old, wanted: made })
  expect(await notePrograms(filled)).toBe(true)
})
