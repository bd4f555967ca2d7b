import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { advisory, aloneOn, tell, temporaryFolder, writeSbom } from './trials/stage.ts'

const database = await testDatabase()
const environment = await aloneOn(database)
const folder = await temporaryFolder()
const renkei = (...words: readonly string[]) => tell(words, environment)

beforeAll(async () => {
  await writeFile(join(folder, 'A.json'), advisory('TRIAL-2026-1000', 'left-stuffer', '1.3.0'))
  const person = ['--name', 'Aoi', '--role', 'administrator', '--login', 'aoi', '--organisation', 'W']
  await renkei('user', 'create', ...person)
  await renkei('feed', 'import', 'osv', join(folder, 'A.json'))
  const sbom = await writeSbom(folder, 'parts.json', ['left-stuffer@1.2.0'])
  await renkei('sbom', 'import', '--product', '工場ゲートウェイ', '--release', '1.0', sbom)
})

describe('search', () => {
  it('finds by an identifier in full width, and exits with 0', async () => {
    const told = await renkei('search', 'ＣＶＥ－２０２６－１０００')

    expect(told).toMatchObject({ code: 0, err: '' })
    expect(told.out).toMatch(/^vulnerability +CVE-2026-1000 +unknown {2}left-stuffer writes/m)
  })

  it('finds of all kinds what holds all words', async () => {
    const told = await renkei('search', 'ｹﾞｰﾄ', '工場')

    expect(told.out).toMatch(/^item +工場ゲートウェイ +product +[0-9a-f-]{36}$/m)
    expect((await renkei('search', 'left')).out).toMatch(/^package +left-stuffer +.* +npm\/left-stuffer$/m)
  })

  it('answers in JSON, of one kind where that is wished', async () => {
    const told = await renkei('search', 'left', '--kind', 'component', '--json')

    expect(JSON.parse(told.out).groups).toMatchObject([
      { kind: 'component', more: false, rows: [{ packageKey: 'npm/left-stuffer' }] },
    ])
  })

  it('says that there is nothing, and refuses what the contract would', async () => {
    expect((await renkei('search', 'zzzz')).err).toContain('nothing to list')
    expect((await renkei('search', 'a', '--limit', '51')).code).toBe(2)
    expect((await renkei('search')).code).toBe(2)
  })
})
