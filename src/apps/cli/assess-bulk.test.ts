import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { advisory, aloneOn, tell, temporaryFolder, writeSbom } from './trials/stage.ts'

const database = await testDatabase()
const environment = await aloneOn(database)
const renkei = (...words: readonly string[]) => tell(words, environment)
const decide = [
  'assess',
  'bulk',
  '--team',
  'psirt',
  '--status',
  'not_affected',
  '--justification',
  'component_not_present',
]

beforeAll(async () => {
  const first = ['user', 'create', '--login', 'aoi', '--name', 'Aoi', '--role', 'administrator']
  await renkei(...first, '--language', 'en', '--organisation', 'Works')
  const folder = await temporaryFolder()
  const item = ['ci', 'create', '--kind', 'host', '--name', 'gateway', '--team', 'psirt']
  const { out } = await renkei(...item)
  await renkei('sbom', 'import', await writeSbom(folder, 'a.json', ['left@1.0.0']), '--ci', out.trim())
  for (const number of [1, 2, 3]) {
    const path = join(folder, `${number}.json`)
    await writeFile(path, advisory(`TRIAL-2026-000${number}`, 'left', '2.0.0'))
    await renkei('feed', 'import', 'osv', path)
  }
}, 60_000)

describe('assess bulk', () => {
  it('shows what it would do and does nothing without --yes', async () => {
    const shown = await renkei(...decide, '--all-matching', '--json')

    expect(shown.code).toBe(0)
    expect(JSON.parse(shown.out)).toMatchObject({ vulnerabilities: 3, changing: 3, same: 0, cis: 3, kept: 0 })
    const settled = await renkei('findings', '--status', 'settled', '--json')
    expect(JSON.parse(settled.out).rows).toEqual([])
  })

  it('decides on all that match, and undoes it by the id it prints', async () => {
    const done = await renkei(...decide, '--all-matching', '--q', '2026-000', '--yes')
    const settled = await renkei('findings', '--status', 'settled', '--json')
    const undone = await renkei('assess', 'bulk', '--undo', done.out.trim())
    const open = await renkei('findings', '--status', 'open', '--json')

    expect(done.code).toBe(0)
    expect(JSON.parse(settled.out).rows).toHaveLength(3)
    expect(undone).toMatchObject({ code: 0, out: done.out })
    expect(JSON.parse(open.out).rows).toHaveLength(3)
  })

  it('decides and lists by the same narrowing', async () => {
    const narrowed = ['--severity', 'unknown', '--side', '!product', '--fix', 'yes']
    const shown = await renkei(...decide, '--all-matching', ...narrowed, '--json')
    const none = await renkei(...decide, '--all-matching', ...narrowed, '--kind', '!host', '--json')
    const listed = await renkei('vulnerability', 'list', '--team', 'psirt', ...narrowed, '--json')
    const other = await renkei('vulnerability', 'list', '--exploited', 'yes', '--json')
    const wrong = await renkei('vulnerability', 'list', '--severity', 'worst')

    expect(JSON.parse(shown.out)).toMatchObject({ vulnerabilities: 3 })
    expect(JSON.parse(none.out)).toMatchObject({ vulnerabilities: 0 })
    expect(JSON.parse(listed.out)).toMatchObject({ total: 3 })
    expect(JSON.parse(other.out)).toMatchObject({ rows: [], total: 0 })
    expect(wrong.code).toBe(2)
  })

  it('wants a decision, and either all that match or some by name', async () => {
    const without = await renkei('assess', 'bulk', '--all-matching', '--team', 'psirt')
    const both = await renkei(...decide, '--all-matching', '--vulnerability', 'CVE-2026-0001')
    const neither = await renkei(...decide)

    expect(without).toMatchObject({ code: 2, out: '' })
    expect(without.err).toContain('--status')
    expect(both.code).toBe(2)
    expect(neither.err).toContain('--all-matching')
  })

  it('leaves no text of the catalogue unsaid', async () => {
    for (const words of [['assess'], ['assess', 'bulk'], ['assess', 'adopt'], ['assess', 'create']]) {
      const { out } = await renkei(...words, '--help')

      expect(out).not.toMatch(/\b(?:options|commands|help)\.[a-z-]+/)
    }
  })
})
