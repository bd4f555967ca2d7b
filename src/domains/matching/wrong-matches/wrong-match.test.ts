import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { asActor, type Context } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { fc } from '#test/property.ts'
import { listFindings } from '../findings/finding-actions.ts'
import { matchEverything, rematch } from '../hits/match-actions.ts'
import { listPackageVulnerabilities } from '../packages/package-actions.ts'
import { matchComponents } from '../scan/scan-view.ts'
import {
  actAs,
  addComponent,
  addItem,
  addPerson,
  contain,
  countWorld,
  inside,
  openWorld,
  type World,
} from '../trials/world.ts'
import { countAll, refreshWorklist } from '../worklist/worklist-actions.ts'
import { endOutdated, endOverdue } from './silence-actions.ts'
import {
  changeWrongMatch,
  endWrongMatch,
  listWrongMatches,
  previewWrongMatch,
  type ReportScope,
  reportWrongMatch,
} from './wrong-match-actions.ts'

let world: World
let handler: Context
let responder: Context
const items: { csirt: string; other: string; psirt: string } = { csirt: '', other: '', psirt: '' }
const components: number[] = []
const vulnerabilities: string[] = []

beforeAll(async () => {
  world = await openWorld()
  handler = await actAs(world, await addPerson(world, 'handler', { role: 'handler' }))
  responder = await actAs(
    world,
    await addPerson(world, 'responder', { role: 'responder', team: world.csirt }),
  )
  items.csirt = await addItem(world, { team: world.csirt, name: 'a' })
  items.other = await addItem(world, { team: world.csirt, name: 'b' })
  items.psirt = await addItem(world, { team: world.psirt, name: 'c' })
  for (const name of ['left', 'right']) components.push(await addComponent(world, name))
  await inside(world, (db) =>
    sql`update inventory.component set version_key = '\x05', distribution = ''`.execute(db),
  )
  for (const item of Object.values(items)) await contain(world, item, components)
  for (const name of ['CVE-2026-1', 'CVE-2026-2']) vulnerabilities.push(await addNamed(name))
})

/** Two records of two sources; both name both packages, the second calls the second vulnerability's only. */
beforeEach(async () => {
  await inside(world, async (db) => {
    await sql`delete from matching.wrong_match`.execute(db)
    await sql`delete from matching.affected_range`.execute(db)
  })
  for (const [index, id] of vulnerabilities.entries()) {
    for (const name of ['left', 'right']) {
      await stretch({ id, key: `npm/${name}`, source: 'osv', record: `R-${index}`, rank: 'ecosystem' })
      if (index === 1) await stretch({ id, key: `npm/${name}`, source: 'nvd', record: 'N-1', rank: 'cpe' })
    }
  }
  await asActor(world.context, matchEverything)
})

const everywhere = { about: 'vulnerability', versions: 'component', ciId: null, teamId: null } as const
const scope = (change: Partial<ReportScope>): ReportScope => ({
  ...everywhere,
  vulnerability: 'CVE-2026-1',
  componentId: components[0] ?? 0,
  ...change,
})
const word = { reason: 'another product of that name', until: undefined }

describe('a match reported as wrong', () => {
  it('is set aside everywhere, stays to be seen apart, and comes back when the report ends', async () => {
    const before = await findingsOf('CVE-2026-1')
    expect(await previewWrongMatch(handler, scope({}))).toEqual({ findings: 3, cis: 3, vulnerabilities: 1 })
    const report = await reportWrongMatch(handler, scope({}), word)

    expect(report).toMatchObject({ state: 'live', silences: 3, about: 'vulnerability', mayChange: true })
    expect(await findingsOf('CVE-2026-1')).toEqual(before.filter((one) => !one.endsWith('left')))
    expect(await findingsOf('CVE-2026-1', 'wrong-match')).toEqual(
      before.filter((one) => one.endsWith('left')),
    )
    await expectCounted()

    await endWrongMatch(handler, report.id)
    expect(await findingsOf('CVE-2026-1')).toEqual(before)
    expect(await listWrongMatches(handler, { state: 'all', limit: 9 })).toMatchObject({
      rows: [{ state: 'ended', endedBy: 'handler', silences: 0, mayChange: false }],
    })
    await expectCounted()
  })

  it('is set aside at one team’s items only, or at one item', async () => {
    await reportWrongMatch(responder, scope({ teamId: world.csirt }), word)
    expect(await findingsOf('CVE-2026-1', 'wrong-match')).toEqual(['a left', 'b left'])
    await expectCounted()

    await reportWrongMatch(
      responder,
      scope({ teamId: world.csirt, ciId: items.other, componentId: components[1] ?? 0 }),
      word,
    )
    expect(await findingsOf('CVE-2026-1', 'wrong-match')).toEqual(['a left', 'b left', 'b right'])
    await expectCounted()

    // At `c` it still is, and so the package's page has it.
    const packageKey = 'npm/left'
    const { rows } = await listPackageVulnerabilities(handler, { packageKey, after: undefined, limit: 9 })
    const told = rows.map(({ vulnerability, cis, versions }) => [vulnerability.name, cis, versions.affected])
    expect(told.toSorted()).toEqual([
      ['CVE-2026-1', 1, 1],
      ['CVE-2026-2', 3, 1],
    ])
  })

  it('is for everybody only by who answers for the matching, and for a team only by the team', async () => {
    await expect(reportWrongMatch(responder, scope({}), word)).rejects.toMatchObject({
      code: 'identity.forbidden',
    })
    await expect(reportWrongMatch(responder, scope({ teamId: world.psirt }), word)).rejects.toMatchObject({
      code: 'identity.forbidden',
    })
  })

  it('stands where another record calls it affected all the same', async () => {
    const second = { vulnerability: 'CVE-2026-2' }
    await reportWrongMatch(handler, scope({ ...second, about: 'record', versions: 'package' }), word)

    expect(await findingsOf('CVE-2026-2', 'wrong-match')).toEqual([])
    await inside(world, (db) => sql`delete from matching.affected_range where source_id = 'nvd'`.execute(db))
    await asActor(world.context, matchEverything)
    expect(await findingsOf('CVE-2026-2', 'wrong-match')).toEqual(['a left', 'b left', 'c left'])
    await expectCounted()
  })

  it('is set aside where each record that calls it affected was reported, until one of the reports ends', async () => {
    const second = scope({ vulnerability: 'CVE-2026-2', about: 'record', versions: 'package' })
    const first = await reportWrongMatch(handler, second, word)
    expect(await previewWrongMatch(responder, { ...second, teamId: world.csirt })).toMatchObject({
      findings: 2,
    })
    const other = await reportWrongMatch(responder, { ...second, teamId: world.csirt }, word)

    expect([first.record?.name, other.record?.name]).toEqual(['R-1', 'N-1'])
    expect(await findingsOf('CVE-2026-2', 'wrong-match')).toEqual(['a left', 'b left'])
    await expectCounted()

    const whole = await reportWrongMatch(handler, scope({ vulnerability: 'CVE-2026-2' }), word)
    await endWrongMatch(handler, first.id)
    expect(await findingsOf('CVE-2026-2', 'wrong-match')).toEqual(['a left', 'b left', 'c left'])
    await endWrongMatch(handler, whole.id)
    expect(await findingsOf('CVE-2026-2', 'wrong-match')).toEqual([])
    await expectCounted()
  })

  it('is set aside in a scan too where it is for everybody', async () => {
    const scanned = async () => {
      const look = {
        packageKey: ['npm/left', 'npm/right'],
        version: ['1.0.0', '1.0.0'],
        versionKey: ['05', '05'],
        versionSpan: [null, null],
        distribution: ['', ''],
        module: ['', ''],
        otherKey: [null, null],
        otherVersion: [null, null],
        otherVersionKey: [null, null],
      }
      const hits = await asActor(world.context, ({ db, actor }) =>
        matchComponents(db, actor, { components: look, names: [] }),
      )
      return hits.map(({ position, vulnerability: { id }, wrongMatch }) => [
        position,
        id,
        wrongMatch?.reason ?? null,
      ])
    }
    await reportWrongMatch(responder, scope({ teamId: world.csirt, versions: 'package' }), word)
    expect(await scanned()).toEqual(scannedWith(null))
    await reportWrongMatch(handler, scope({}), word)
    expect(await scanned()).toEqual(scannedWith(word.reason))
  })

  it('ends by its time, or when the records say otherwise, and tells who made it', async () => {
    const short = await reportWrongMatch(handler, scope({}), {
      ...word,
      until: world.clock.now().add({ hours: 1 }),
    })
    const bound = await reportWrongMatch(handler, scope({ componentId: components[1] ?? 0 }), word)
    await inside(world, (db) =>
      sql`update matching.wrong_match set until = now() - interval '10 years' where id = ${short.id}`.execute(
        db,
      ),
    )
    await endOverdue(world.context)
    expect(await findingsOf('CVE-2026-1', 'wrong-match')).toEqual(['a right', 'b right', 'c right'])

    await inside(world, (db) =>
      sql`update matching.affected_range set text = '< 9.1' where package_key = 'npm/right'`.execute(db),
    )
    await asActor(world.context, async (deed) => {
      await refreshWorklist(deed, await endOutdated(deed, vulnerabilities), bound.id)
    })
    expect(await findingsOf('CVE-2026-1', 'wrong-match')).toEqual([])
    const { rows } = await sql<{ ending: string }>`select payload ->> 'ending' as ending from platform.outbox
      where name = 'matching.wrong-match-ended' order by payload ->> 'ending'`.execute(world.db)
    expect(rows.map(({ ending }) => ending)).toEqual(['expired', 'outdated'])
    await expectCounted()
  })

  it('is changed by the version that was read, within two years, and reported once', async () => {
    const report = await reportWrongMatch(handler, scope({}), word)
    const far = world.clock.now().add({ hours: 24 * 800 })

    await expect(changeWrongMatch(handler, report.id, { until: far, version: 1 })).rejects.toMatchObject({
      code: 'matching.until-unreasonable',
    })
    expect(await changeWrongMatch(handler, report.id, { reason: 'else', version: 1 })).toMatchObject({
      reason: 'else',
      version: 2,
    })
    await expect(changeWrongMatch(handler, report.id, { reason: 'x', version: 1 })).rejects.toMatchObject({
      code: 'matching.wrong-match-changed',
    })
    await expect(reportWrongMatch(handler, scope({}), word)).rejects.toMatchObject({
      code: 'matching.already-reported',
    })
  })
})

/** What a scan of both packages finds, where the first match may be reported. */
function scannedWith(reason: string | null) {
  return [
    [0, 'CVE-2026-1', reason],
    [0, 'CVE-2026-2', null],
    [1, 'CVE-2026-1', null],
    [1, 'CVE-2026-2', null],
  ]
}

/** A rule and what becomes of it, for the brute force. */
const aReport = fc.record({
  vulnerability: fc.constantFrom('CVE-2026-1', 'CVE-2026-2'),
  component: fc.constantFrom(0, 1),
  about: fc.constantFrom<ReportScope['about']>('vulnerability', 'record', 'rank'),
  versions: fc.constantFrom<ReportScope['versions']>('component', 'package'),
  place: fc.constantFrom('everywhere', 'team', 'item'),
  fate: fc.constantFrom('stays', 'ended'),
})

it('leaves out what a plain reading of the rules leaves out, and counts what counting anew counts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aReport, { minLength: 1, maxLength: 4 }), async (reports) => {
      await inside(world, (db) => sql`delete from matching.wrong_match`.execute(db))
      await asActor(world.context, matchEverything)
      const live: Kept[] = []
      for (const report of reports) {
        const made = await reportWrongMatch(world.context, scopeOf(report), word).catch(() => undefined)
        if (made === undefined) continue
        if (report.fate === 'ended') await endWrongMatch(world.context, made.id)
        else live.push({ ...report, said: made.record?.name ?? made.rank })
      }
      for (const name of ['CVE-2026-1', 'CVE-2026-2']) {
        const expected = ['a', 'b', 'c'].flatMap((item) =>
          ['left', 'right']
            .filter((component) => !isCovered(live, { name, item, component }))
            .map((component) => `${item} ${component}`),
        )
        expect(await findingsOf(name)).toEqual(expected)
      }
      await expectCounted()
      // The same once more from the hits' side.
      await asActor(world.context, (deed) =>
        rematch(deed, { kind: 'vulnerabilities', ids: vulnerabilities }, 'advisory-changed'),
      )
      await expectCounted()
    }),
    { numRuns: 12 },
  )
}, 120_000)

type Report = typeof aReport extends fc.Arbitrary<infer T> ? T : never

function scopeOf(report: Report): ReportScope {
  return scope({
    vulnerability: report.vulnerability,
    componentId: components[report.component] ?? 0,
    about: report.about,
    versions: report.versions,
    teamId: report.place === 'everywhere' ? null : world.csirt,
    ciId: report.place === 'item' ? items.csirt : null,
  })
}

/** A rule with the record or the rank that it turned out to speak of. */
type Kept = Report & { readonly said: string | null }

/** What calls them affected, each by its record and its rank. */
const words = new Map([
  ['CVE-2026-1', [['R-0', 'ecosystem']]],
  [
    'CVE-2026-2',
    [
      ['R-1', 'ecosystem'],
      ['N-1', 'cpe'],
    ],
  ],
])

/** A match is left out where a rule speaks of it, or where of each word that is said of it some rule speaks. */
function isCovered(
  live: readonly Kept[],
  at: { readonly name: string; readonly item: string; readonly component: string },
): boolean {
  const here = live.filter((rule) => holdsAt(rule, at))
  if (here.some((rule) => rule.about === 'vulnerability' && rule.vulnerability === at.name)) return true
  const said = new Set(here.flatMap((rule) => (rule.about === 'vulnerability' ? [] : (rule.said ?? []))))
  return (words.get(at.name) ?? []).every((names) => names.some((name) => said.has(name)))
}

function holdsAt(
  { place, component }: Report,
  at: { readonly item: string; readonly component: string },
): boolean {
  const isPlaced = place === 'everywhere' || (place === 'team' ? at.item !== 'c' : at.item === 'a')
  return isPlaced && at.component === (component === 0 ? 'left' : 'right')
}

async function findingsOf(name: string, status?: 'wrong-match'): Promise<readonly string[]> {
  const { rows } = await listFindings(world.context, { vulnerability: name, status, limit: 100 })
  return rows.map(({ ci, component }) => `${ci.name} ${component.name}`).toSorted()
}

/** What is counted by differences is what counting everything from nothing counts. */
async function expectCounted(): Promise<void> {
  const read = () =>
    sql`select list, vulnerability_id, cis, determined, open from matching.team_vulnerability where cis > 0
      order by 1, 2`.execute(world.db)
  const kept = await read()
  await asActor(world.context, (deed) => countAll(deed, []))
  expect(kept.rows).toEqual((await read()).rows)
}

async function addNamed(name: string): Promise<string> {
  const id = newId(world.clock)
  const at = world.clock.now()
  await world.db
    .insertInto('intel.vulnerability')
    .values({
      id,
      short_id: `VUL-${name}`,
      cve: name,
      name,
      title: '',
      folded: name,
      created_at: at,
      changed_at: at,
    })
    .execute()
  await countWorld(world)
  return id
}

async function stretch(one: {
  readonly id: string
  readonly key: string
  readonly source: string
  readonly record: string
  readonly rank: string
}): Promise<void> {
  await inside(world, (db) =>
    sql`
    insert into matching.affected_range (package_key, vulnerability_id, source_id, record_name, rank, verdict, distribution,
      lo, hi, text)
    values (${one.key}, ${one.id}, ${one.source}, ${one.record}, ${one.rank}, 'affected', '', '\\x01'::bytea,
      '\\x09'::bytea, '< 9')`.execute(db),
  )
}
