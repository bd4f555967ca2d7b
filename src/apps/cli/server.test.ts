import { beforeAll, expect, it } from 'vitest'
import { readConfig } from '#platform/config/config.ts'
import { silentLog, testDatabase } from '#test/database.ts'
import { openHouse } from '../server/house.ts'
import { createWeb } from '../server/web.ts'
import { startWorker } from '../worker/worker.ts'
import { aloneOn, tell, temporaryFolder, writeSbom } from './trials/stage.ts'

/** Commands that ask a running server. */
const database = await testDatabase()
const folder = await temporaryFolder()
const alone = await aloneOn(database)
const absent = '01a20551-0a7c-7fa4-aefd-a30e2a961132'
let environment: Readonly<Record<string, string>> = {}

beforeAll(async () => {
  const first = [
    'user',
    'create',
    '--login',
    'aoi',
    '--name',
    'Aoi',
    '--role',
    'administrator',
    '--language',
    'ja',
  ]
  await tell([...first, '--organisation', 'Works'], alone)
  const token = await tell(['token', 'create', '--user', 'aoi'], alone)
  const house = await openHouse({ config: readConfig(alone), log: silentLog, engine: 'join' })
  const app = await createWeb(house)
  const worker = await startWorker(house)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  environment = { RENKEI_URL: url, RENKEI_TOKEN: token.out.trim() }
  return async () => {
    await worker.stop()
    await app.close()
    await house.close()
  }
})

const renkei = (...words: readonly string[]) => tell(words, environment)

it('does the same work as alone', async () => {
  const path = await writeSbom(folder, 'app.cdx.json', ['left-stuffer@1.2.0'])

  const told = await renkei('sbom', 'import', path, '--product', 'Lantern', '--release', '4.1')
  const list = await renkei('ci', 'list', '--kind', 'release', '--json')

  expect(told).toMatchObject({ code: 0, out: expect.stringContaining('app.cdx.json  done') })
  expect(JSON.parse(list.out).rows).toMatchObject([{ name: 'Lantern 4.1', components: 1 }])
})

it('passes on what the server refuses, in the words of the person', async () => {
  const path = await writeSbom(folder, 'other.cdx.json', [])

  const told = await renkei('sbom', 'import', path, '--ci', absent)

  expect(told).toMatchObject({ code: 2, out: '' })
  expect(told.err).toContain('構成品目')
})

it('is not let in with a wrong token', async () => {
  const told = await tell(['ci', 'list'], { ...environment, RENKEI_TOKEN: 'rnk_wrong' })

  expect(told).toEqual({ code: 3, out: '', err: 'Please sign in.\n' })
})

it('adds people, but leaves the trail to who holds the data', async () => {
  const made = await renkei('user', 'create', '--login', 'ren', '--name', 'Ren', '--role', 'manager')

  expect(made.code).toBe(0)
  expect(await renkei('audit', 'verify')).toMatchObject({ code: 2, out: '' })
})
