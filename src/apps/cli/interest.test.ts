import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids/ids.ts'
import { systemClock } from '#kernel/time/clock.ts'
import { testDatabase } from '#test/database.ts'
import { aloneOn, tell } from './trials/stage.ts'

const database = await testDatabase()
const environment = await aloneOn(database)
const renkei = (...words: readonly string[]) => tell(words, environment)

beforeAll(async () => {
  const first = ['user', 'create', '--login', 'aoi', '--name', 'Aoi', '--role', 'administrator']
  await renkei(...first, '--language', 'en', '--organisation', 'Works')
  const at = systemClock.now()
  await database.kysely
    .insertInto('intel.vulnerability')
    .values({
      id: newId(systemClock),
      short_id: 'VUL-2026-0001',
      cve: 'CVE-2026-1000',
      name: 'CVE-2026-1000',
      created_at: at,
      changed_at: at,
    })
    .execute()
})

describe('interest', () => {
  it('is unknown before anything is proposed or set', async () => {
    const shown = await renkei('interest', 'show', 'CVE-2026-1000')

    expect(shown.code).toBe(0)
    expect(shown.out).toMatch(/CSIRT +unknown/)
    expect(shown.out).toMatch(/PSIRT +unknown/)
  })

  it('is set for a team with a reason, shown, and taken back', async () => {
    const set = ['interest', 'set', 'cve-2026-1000', '--team', 'psirt', '--level']

    const without = await renkei(...set, 'high')
    const told = await renkei(...set, 'high', '--note', 'in the gateway')
    const shown = await renkei('interest', 'show', 'VUL-2026-0001', '--json')
    const back = await renkei(...set, 'proposed')

    expect(without).toMatchObject({ code: 2, out: '' })
    expect(without.err).toContain('outside what the rules propose')
    expect(told.out).toMatch(/PSIRT +unknown +high/)
    expect(JSON.parse(shown.out).rows).toMatchObject([
      { team: { kind: 'csirt' }, interest: null },
      { team: { kind: 'psirt' }, interest: { lower: null, set: { level: 'high', note: 'in the gateway' } } },
    ])
    expect(back.out).toMatch(/PSIRT +unknown +-/)
  })

  it('takes no level that it does not know', async () => {
    const told = await renkei('interest', 'set', 'CVE-2026-1000', '--team', 'psirt', '--level', 'huge')

    expect(told).toMatchObject({ code: 2, out: '' })
    expect(told.err).toContain('huge')
  })

  it('leaves no text of the catalogue unsaid', async () => {
    for (const words of [['interest'], ['interest', 'set'], ['interest', 'show']]) {
      const { out } = await renkei(...words, '--help')

      expect(out).not.toMatch(/\b(?:options|commands|help)\.[a-z-]+/)
    }
  })
})
