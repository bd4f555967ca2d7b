import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { advisory, aloneOn, tell, temporaryFolder, writeSbom } from './trials/stage.ts'

it('makes keys of an earlier program anew by one job, and finds as before', async () => {
  const database = await testDatabase()
  const environment = await aloneOn(database)
  const folder = await temporaryFolder()
  const renkei = (...words: readonly string[]) => tell(words, environment)
  const who = ['--name', 'Aoi', '--role', 'administrator', '--login', 'aoi', '--organisation', 'W']
  await renkei('user', 'create', ...who)
  await writeFile(join(folder, 'A.json'), advisory('TRIAL-2026-1000', 'left-stuffer', '1.3.0'))
  await renkei('feed', 'import', 'osv', join(folder, 'A.json'))
  const sbom = await writeSbom(folder, 'sbom.json', ['left-stuffer@1.2.0', 'left-stuffer@1.3.0'])
  await renkei('sbom', 'import', sbom, '--product', 'P', '--release', '1')
  const verdicts = async () => {
    const told = await renkei('scan', sbom, '--json')
    return JSON.parse(told.out).findings.map((one: { verdict: string }) => one.verdict)
  }
  await database.pool.query(`update inventory.component set scheme_revision = 0, version_key = '\\x01'`)
  await database.pool.query(
    `update matching.affected_range set scheme_revision = 0, lo = '\\x01', hi = '\\x02'`,
  )
  await database.pool.query(`update matching.key_state set schemes = 'earlier'`)

  expect(await verdicts()).toEqual(['undetermined', 'undetermined'])
  const told = await renkei('rekey', '--json')

  expect(told.code).toBe(0)
  expect(JSON.parse(told.out)).toMatchObject({
    rows: [
      {
        kind: 'matching.rekey',
        state: 'done',
        result: { keyedComponents: 2, derivedRecords: 1, changedVulnerabilities: 0 },
      },
    ],
  })
  expect(await verdicts()).toEqual(['affected'])
  const { rows } = await database.pool.query(
    `select count(*)::int as jobs from platform.job where kind = 'matching.rekey'`,
  )
  expect(rows).toEqual([{ jobs: 1 }])
})
