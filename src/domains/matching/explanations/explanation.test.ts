import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids/ids.ts'
import { debian } from '#versions/debian/index.ts'
import { semver } from '#versions/semver/index.ts'
import { addItem, contain, inside, openWorld, type World } from '../trials/world.ts'
import { explainMatch } from './explanation-actions.ts'
import { namesLike } from './likeness.ts'

let world: World
let ciId: string

beforeAll(async () => {
  world = await openWorld()
  ciId = await addItem(world, { team: world.csirt, name: 'srv-1' })
  await vulnerability('CVE-2026-1')
  await stretch({ of: 'CVE-2026-1', key: 'npm/left', lo: '1.0.0', hi: '2.0.0', text: '>= 1.0.0, < 2.0.0' })
  await stretch({ of: 'CVE-2026-1', key: 'npm/@a/part', lo: '1.0.0', hi: '2.0.0', text: '>= 1.0.0, < 2.0.0' })
  await stretch({
    of: 'CVE-2026-1',
    key: 'deb/debian/left',
    lo: '1.0.0',
    hi: '2.0.0',
    text: '< 2.0.0',
    distribution: 'debian-12',
    rank: 'distribution',
  })
})

const causesOf = async (component: string | undefined, options: { readonly ciId?: string } = {}) => {
  const told = await explainMatch(world.context, {
    vulnerability: 'CVE-2026-1',
    component,
    ciId: options.ciId,
  })
  return told.components.map((one) => [...one.causes])
}

describe('why something is matched or is not', () => {
  it.each([
    ['pkg:npm/left@1.5.0', ['matched']],
    ['pkg:npm/left@0.9.0', ['below']],
    ['pkg:npm/left@2.0.0', ['above']],
    ['pkg:npm/left@unreadable', ['undetermined']],
    ['pkg:npm/right@1.0.0', ['no-name']],
    ['pkg:npm/%40b/left@1.0.0', ['no-name', 'like-names']],
    ['pkg:npm/Le_ft@1.0.0', ['no-name', 'like-names']],
    ['pkg:pypi/left@1.0.0', ['no-advisories', 'no-name', 'like-names']],
    ['pkg:deb/debian/left@1.5.0?distro=debian-12', ['matched']],
    ['pkg:deb/debian/left@1.5.0?distro=debian-11', ['release']],
    ['pkg:deb/debian/left@1.5.0', ['undetermined']],
  ])('%s: %s', async (purl, causes) => {
    expect(await causesOf(purl)).toEqual([causes])
  })

  it('tells of an item what comes into question, the named first', async () => {
    const held = await keep('npm/left', '2.1.0')
    await contain(world, ciId, [held, await keep('npm/@b/part', '1.0.0')])

    expect(await causesOf(undefined, { ciId })).toEqual([['above'], ['no-name', 'like-names']])
    expect(await causesOf(String(held), { ciId })).toEqual([['above']])
    expect(await causesOf('pkg:npm/left@2.1.0', { ciId })).toEqual([['above']])
    expect(await causesOf('pkg:npm/left@1.5.0', { ciId })).toEqual([['not-held', 'matched']])
  })

  it('says that a better statement frees it though another calls it affected', async () => {
    await vulnerability('CVE-2026-2')
    const both = { of: 'CVE-2026-2', key: 'npm/left', lo: '1.0.0', hi: '2.0.0', text: '>= 1.0.0, < 2.0.0' }
    await stretch(both)
    await stretch({ ...both, rank: 'vendor', verdict: 'not_affected' })
    const told = await explainMatch(world.context, {
      vulnerability: 'CVE-2026-2',
      component: 'pkg:npm/left@1.5.0',
      ciId: undefined,
    })

    expect(told.components).toMatchObject([
      {
        verdict: 'not_affected',
        causes: ['excused', 'overridden'],
        stretches: [
          { rank: 'vendor', decides: true, place: 'inside' },
          { rank: 'ecosystem', decides: false, place: 'inside' },
        ],
      },
    ])
  })

  it('refuses what is no purl, an unknown component, and a vulnerability nobody knows', async () => {
    await expect(causesOf('pkg:')).rejects.toMatchObject({ code: 'matching.component-unreadable' })
    await expect(causesOf('999999')).rejects.toMatchObject({ code: 'matching.component-not-found' })
    await expect(
      explainMatch(world.context, { vulnerability: 'CVE-1999-1', component: 'pkg:npm/a@1', ciId: undefined }),
    ).rejects.toMatchObject({ code: 'matching.vulnerability-not-found' })
  })
})

it('finds names that differ by ecosystem, namespace or spelling alone', () => {
  const named = ['npm/left', 'npm/@a/left', 'pypi/le-ft', 'maven/org.x:left', 'npm/lefty']

  expect(namesLike('npm/@b/left', named)).toEqual([
    { packageKey: 'npm/left', difference: 'namespace' },
    { packageKey: 'npm/@a/left', difference: 'namespace' },
    { packageKey: 'maven/org.x:left', difference: 'ecosystem' },
    { packageKey: 'pypi/le-ft', difference: 'spelling' },
  ])
})

const ids = new Map<string, string>()

async function vulnerability(name: string): Promise<void> {
  const id = newId(world.clock)
  const at = world.clock.now()
  ids.set(name, id)
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
  await sql`insert into intel.source (id) values ('osv') on conflict do nothing`.execute(world.db)
  await sql`
    insert into intel.record (source_id, name, revision, hash, content, title, details, received_at)
    values ('osv', ${name}, 1, ''::bytea, ''::bytea, '', '', ${at.toString()}::timestamptz)`.execute(world.db)
  await sql`insert into intel.record_vulnerability (source_id, record_name, vulnerability_id)
    values ('osv', ${name}, ${id})`.execute(world.db)
}

interface Stretch {
  readonly of: string
  readonly key: string
  readonly lo: string
  readonly hi: string
  readonly text: string
  readonly distribution?: string
  readonly rank?: string
  readonly verdict?: string
}

/** Versions without a hyphen or letters have keys here, whatever the ecosystem: the rule compares bytes. */
async function stretch(one: Stretch): Promise<void> {
  const scheme = one.key.startsWith('deb/') ? debian : semver
  const [lo, hi] = [one.lo, one.hi].map((version) => Buffer.from(scheme.encode(version) ?? []))
  await sql`
    insert into matching.affected_range (package_key, vulnerability_id, source_id, record_name, rank, verdict, distribution,
      lo, hi, text)
    values (${one.key}, ${ids.get(one.of)}, 'osv', ${one.of}, ${one.rank ?? 'ecosystem'}, ${one.verdict ?? 'affected'},
      ${one.distribution ?? ''}, ${lo}, ${hi}, ${one.text})`.execute(world.db)
}

async function keep(key: string, version: string): Promise<number> {
  return await inside(world, async (db) => {
    const row = await db
      .insertInto('inventory.component')
      .values({
        package_key: key,
        name: key.slice(4),
        version,
        version_key: Buffer.from(semver.encode(version) ?? []),
        distribution: '',
        created_at: world.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return row.id
  })
}
