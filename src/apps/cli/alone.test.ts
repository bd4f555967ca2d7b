import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { identityModule } from '#domains/identity/module.ts'
import { testContext, testDatabase } from '#test/database.ts'
import { advisory, aloneOn, tell, temporaryFolder, writeSbom } from './trials/stage.ts'

/** Commands that hold the data themselves, on one database in the order of a first day. */
const database = await testDatabase()
const environment = await aloneOn(database)
const folder = await temporaryFolder()
const idForm = /^[0-9a-f-]{36}\n$/
const absent = '01a20551-0a7c-7fa4-aefd-a30e2a961132'

const renkei = (...words: readonly string[]) => tell(words, environment)

async function askJson(...words: readonly string[]) {
  const told = await renkei(...words, '--json')
  expect(told).toMatchObject({ code: 0 })
  return JSON.parse(told.out)
}

const person = ['user', 'create', '--name', 'Aoi Sato', '--role', 'administrator', '--login']

describe('before anybody exists', () => {
  it('asks for the first administrator', async () => {
    const told = await renkei(...person, 'aoi')

    expect(told).toMatchObject({ code: 2, out: '' })
    expect(told.err).toContain('Renkei has not been set up yet.')
  })

  it('refuses a place that is not there yet', async () => {
    const told = await renkei(...person, 'aoi', '--organisation', 'Works', '--team', 'csirt')

    expect(told).toMatchObject({ code: 2, out: '' })
    expect(told.err).toContain('leave out --team')
  })

  it('names what is wrong with a field', async () => {
    const told = await renkei(...person, 'a', '--organisation', 'Works')

    expect(told).toMatchObject({ code: 2, out: '' })
    expect(told.err).toContain('/login: ')
  })

  it('sets Renkei up with its first administrator', async () => {
    const told = await renkei(...person, 'aoi', '--organisation', 'みなと製作所')

    expect(told).toMatchObject({ code: 0, err: '' })
    expect(told.out).toMatch(/^login +aoi$/m)
    expect(told.out).toMatch(/^password +([a-z2-9]{5}-){3}[a-z2-9]{5}$/m)
  })
})

describe('people and tokens', () => {
  beforeAll(async () => {
    await renkei(...person, 'aoi', '--organisation', 'みなと製作所')
  })

  it('adds a person with a password from standard input, which is not shown', async () => {
    const words = [
      'user',
      'create',
      '--login',
      'ren',
      '--name',
      'Ren Ito',
      '--role',
      'engineer',
      '--team',
      'psirt',
    ]

    const told = await tell(
      [...words, '--password-stdin', '--json'],
      environment,
      'mountain lantern 42 paper\n',
    )

    expect(told).toMatchObject({ code: 0, err: '' })
    const made = JSON.parse(told.out)
    expect(made).toMatchObject({ login: 'ren', memberships: [{ role: 'engineer' }] })
    expect(made).not.toHaveProperty('password')
  })

  it.each([
    ['a login that is taken', [...person, 'aoi'], 3, 'The login “aoi” is taken.'],
    ['an unknown team', [...person, 'mei', '--team', 'blue'], 2, 'The team “blue” is not known.'],
    [
      'an unknown organisation',
      [...person, 'mei', '--organisation', 'X'],
      2,
      'The organisation “X” is not known.',
    ],
  ] as const)('refuses %s', async (...[, words, code, text]) => {
    const told = await renkei(...words)

    expect(told).toMatchObject({ code, out: '' })
    expect(told.err).toContain(text)
  })

  it('prints a token and nothing else', async () => {
    expect(await renkei('token', 'create', '--user', 'aoi')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^rnk_[\w-]{43}\n$/),
      err: '',
    })
  })

  it('refuses a token for nobody', async () => {
    expect(await renkei('token', 'create', '--user', 'nobody')).toMatchObject({ code: 2, out: '' })
  })
})

describe('configuration items', () => {
  it('adds an item, shows and lists it', async () => {
    const made = await renkei(
      'ci',
      'create',
      '--kind',
      'product',
      '--name',
      'Gateway \u202e',
      '--team',
      'psirt',
      '--attribute',
      'model=GW-1',
      '--attribute',
      'safetyRelevant=true',
    )
    const id = made.out.trim()

    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(idForm), err: '' })
    expect(await askJson('ci', 'show', id)).toMatchObject({
      attributes: { model: 'GW-1', safetyRelevant: true },
    })
    expect((await renkei('ci', 'show', id)).out).toMatch(/^name +Gateway \\u202e$/m)
    expect((await renkei('ci', 'list', '--q', 'gateway')).out).toContain(id)
  })

  it('says beside an empty list that it is empty', async () => {
    expect(await renkei('ci', 'list', '--q', 'nothing of the kind')).toEqual({
      code: 0,
      out: '',
      err: 'There is nothing to list.\n',
    })
  })

  it('goes on where a list ended', async () => {
    for (const name of ['Ship A', 'Ship B', 'Ship C'])
      await renkei('ci', 'create', '--kind', 'host', '--name', name)
    const first = await askJson('ci', 'list', '--kind', 'host', '--limit', '2')
    const rest = await askJson('ci', 'list', '--kind', 'host', '--cursor', first.next)
    const told = await renkei('ci', 'list', '--kind', 'host', '--limit', '2')

    expect(first.rows).toHaveLength(2)
    expect(rest.rows).toMatchObject([{ name: 'Ship C' }])
    expect(told.err).toContain(`--cursor ${first.next}`)
  })

  it.each([
    ['an item that is not there', ['ci', 'show', absent], 'This configuration item is not known.'],
    [
      'a kind that is not there',
      ['ci', 'create', '--kind', 'ship', '--name', 'S'],
      'The kind “ship” is not known.',
    ],
    [
      'a field the kind has not',
      ['ci', 'create', '--kind', 'host', '--name', 'S', '--attribute', 'colour=red'],
      '/attributes/colour: ',
    ],
    [
      'a field without a value',
      ['ci', 'create', '--kind', 'host', '--name', 'S', '--attribute', 'site'],
      'NAME=VALUE',
    ],
  ])('refuses %s', async (_, words, text) => {
    const told = await renkei(...words)

    expect(told).toMatchObject({ code: 2, out: '' })
    expect(told.err).toContain(text)
  })
})

describe('from documents and advisories to decisions', () => {
  beforeAll(async () => {
    const published = join(folder, 'osv', 'npm')
    await mkdir(published, { recursive: true })
    await writeFile(
      join(published, 'TRIAL-2026-1000.json'),
      advisory('TRIAL-2026-1000', 'left-stuffer', '1.3.0'),
    )
    await writeFile(join(published, 'broken.json'), '{')
  })

  it('imports several documents into a release that it makes', async () => {
    const paths = [
      await writeSbom(folder, 'app.cdx.json', ['left-stuffer@1.2.0', 'right-stuffer@2.0.0']),
      await writeSbom(folder, 'web.cdx.json', ['left-stuffer@1.3.0']),
    ]
    const words = ['sbom', 'import', ...paths, '--product', 'Lantern', '--release', '4.1', '--team', 'psirt']

    const told = await renkei(...words)
    const again = await renkei(...words)

    expect(told.code).toBe(0)
    expect(told.out).toContain('app.cdx.json  done  components 2, ')
    expect(again.out).toContain('removed 0, changed 0, kept 2')
    const releases = await askJson('ci', 'list', '--kind', 'release')
    expect(releases.rows).toMatchObject([{ name: 'Lantern 4.1', components: 3, partOf: { name: 'Lantern' } }])
  })

  it('fails when a document cannot be read, and says why in the language of the system', async () => {
    const path = join(folder, 'notes.json')
    await writeFile(path, '"no document"')
    const words = ['sbom', 'import', path, '--product', 'Lantern', '--release', '4.0']

    const told = await tell(words, { ...environment, LANG: 'ja_JP.UTF-8' })

    expect(told.code).toBe(3)
    expect(told.out).toContain('失敗')
    expect(told.err).toMatch(/notes\.json.*[\u3041-\u3093]/)
  })

  it('refuses an item that is not there before it reads anything', async () => {
    const path = await writeSbom(folder, 'other.json', [])

    expect(await renkei('sbom', 'import', path, '--ci', absent)).toMatchObject({ code: 2, out: '' })
  })

  it('imports what a source publishes and tells what it could not read', async () => {
    const { rows, ecosystems } = await askJson('feed', 'import', 'osv', join(folder, 'osv'))
    const [job] = rows
    const told = await renkei('feed', 'import', 'osv', join(folder, 'osv'))

    expect(job).toMatchObject({ state: 'partly', result: { records: 1, changed: 1, rejected: 1 } })
    expect(ecosystems).toEqual([
      { ecosystem: expect.any(String), read: 1, changed: 1, withdrawn: 0, withoutScheme: 0 },
    ])
    expect(told).toMatchObject({ code: 0, out: expect.stringContaining('changed 0') })
    expect(told.out).toMatch(/^ecosystem +records +changed +withdrawn +without a version order$/m)
    expect(told.err).toContain('osv.zip npm/broken.json')
  })

  it('imports of any source what lies in a folder, and tells what it left', async () => {
    const mixed = join(folder, 'mixed')
    await mkdir(mixed, { recursive: true })
    await writeFile(join(mixed, 'scores.csv'), 'cve,epss,percentile\nCVE-2026-1000,0.5,0.9\n')
    await writeFile(join(mixed, 'TRIAL-2026-2000.json'), advisory('TRIAL-2026-2000', 'mid-stuffer', '2.0.0'))
    await writeSbom(mixed, 'app.cdx.json', ['left-stuffer@1.2.0'])

    const { rows, sources, left } = await askJson('feed', 'import', 'auto', mixed)
    const told = await renkei('feed', 'import', 'auto', mixed)

    expect(rows).toMatchObject([
      { state: 'done', subject: { id: 'osv' }, result: { records: 1, changed: 1 } },
      { subject: { id: 'epss' } },
    ])
    expect(sources).toMatchObject([
      { source: 'osv', imports: 1, result: { records: 1 } },
      { source: 'epss', imports: 1 },
    ])
    expect(left).toEqual([{ name: 'app.cdx.json', why: 'document', count: 1 }])
    expect(told).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^osv +1 import +records 1, changed 0/m),
    })
    expect(told.err).toMatch(/what an item is composed of.*: 1 file\n {2}app\.cdx\.json/)
  })

  it('imports several sources by name, and begins with none before it knows all', async () => {
    const osv = join(folder, 'osv')
    const pairs = ['osv', osv, 'cve', osv]

    expect(await renkei('feed', 'import', ...pairs)).toMatchObject({ code: 0 })
    expect(await renkei('feed', 'import', 'osv', osv, 'gossip', osv)).toMatchObject({ code: 2, out: '' })
    const odd = await renkei('feed', 'import', 'osv', osv, 'cve')
    expect(odd).toMatchObject({ code: 2, err: expect.stringContaining('cve has no path') })
  })

  it('refuses a source that is not there', async () => {
    expect(await renkei('feed', 'import', 'gossip', join(folder, 'osv'))).toMatchObject({ code: 2, out: '' })
  })

  it('shows the finding, and lets no record steer the terminal', async () => {
    const list = await askJson('findings', '--vulnerability', 'cve-2026-1000')
    const shown = await renkei('vulnerability', 'show', 'ＣＶＥ－２０２６－１０００')

    expect(list.rows).toMatchObject([
      { verdict: 'affected', component: { version: '1.2.0' }, ci: { name: 'Lantern 4.1' } },
    ])
    expect((await renkei('findings', '--ci', list.rows[0].ci.id)).out).toContain('left-stuffer 1.2.0')
    expect(shown.out).toContain('\\x1b[31mtoo far')
    expect(shown.out).toMatch(/^severity +unknown$/m)
  })

  it('does not say "nothing found" of a vulnerability that nobody knows', async () => {
    const told = await renkei('findings', '--vulnerability', 'CVE-1999-0001')

    expect(told).toMatchObject({ code: 2, out: '' })
    expect(told.err).toContain('is not known')
  })

  it('decides, tells what is in force, and undoes', async () => {
    const decide = ['assess', 'create', 'CVE-2026-1000', '--team', 'psirt', '--status']
    const made = await renkei(...decide, 'affected')
    const blocked = await renkei(...decide, 'fixed')
    const replaced = await renkei(...decide, 'fixed', '--replaces', made.out.trim())
    const undone = await renkei('assess', 'undo', replaced.out.trim())
    const { rows } = await askJson('findings', '--vulnerability', 'CVE-2026-1000')

    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(idForm) })
    expect(blocked).toMatchObject({ code: 3, out: '' })
    expect(blocked.err).toContain(`--replaces ${made.out.trim()}`)
    expect(undone.code).toBe(0)
    expect(rows).toMatchObject([{ assessment: { id: made.out.trim(), status: 'affected' } }])
  })

  it('decides for the team that answers for an item', async () => {
    const { rows } = await askJson('findings', '--vulnerability', 'CVE-2026-1000')
    const told = await renkei(
      'assess',
      'create',
      'CVE-2026-1000',
      '--ci',
      rows[0].ci.id,
      '--status',
      'not_affected',
      '--justification',
      'vulnerable_code_not_present',
    )
    const without = await renkei('assess', 'create', 'CVE-2026-1000', '--status', 'fixed')

    expect(told.code).toBe(0)
    expect(without).toMatchObject({ code: 2, err: 'Say which team decides: --team.\n' })
  })

  it('lists the jobs', async () => {
    const told = await renkei('jobs')

    expect(told.code).toBe(0)
    expect(told.out).toMatch(/osv\.zip +partly done/)
  })
})

describe('the audit trail', () => {
  beforeAll(async () => {
    for (const schedule of identityModule.schedules) await schedule.run(testContext(database))
  })

  it('is verified, and says what is not sealed yet', async () => {
    const check = await askJson('audit', 'verify')
    await renkei('ci', 'create', '--kind', 'host', '--name', 'Ship D')
    const later = await askJson('audit', 'verify')

    expect(check).toEqual({ seals: 1, broken: null, unsealed: 0 })
    expect(later).toEqual({ seals: 1, broken: null, unsealed: 1 })
  })

  it('is found to be broken when a sealed line was changed', async () => {
    await database.pool.query('alter table identity.audit disable trigger user')
    await database.pool.query(`update identity.audit set actor = 'somebody else' where id = 1`)

    const told = await renkei('audit', 'verify')

    expect(told.code).toBe(1)
    expect(told.out).toContain('Seal 1 of 1 does not hold')
  })
})
