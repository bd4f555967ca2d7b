import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { silentLog } from '#test/database.ts'
import { type Build, buildWeb } from './build-web.ts'

interface Site extends Build {
  /** How often it was built. */
  count(): Promise<number>
  read(): Promise<string>
  /** What NODE_ENV the builder ran with. */
  mode(): Promise<string>
  change(path: string, text: string): Promise<void>
}

/** Stands in for Vite: copies the source after a while, notes that it ran, and fails on the word `wrong`. */
const builder = `
  const { appendFileSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs')
  const [root, folder] = process.argv.slice(1)
  appendFileSync(root + '/runs', 'x')
  writeFileSync(root + '/mode', process.env.NODE_ENV)
  const text = readFileSync(root + '/web/main.ts', 'utf8')
  setTimeout(() => {
    if (text === 'wrong') { console.error('main.ts: unexpected word'); process.exit(1) }
    mkdirSync(folder)
    writeFileSync(folder + '/index.html', text)
  }, 150)`

async function openSite(): Promise<Site> {
  const root = await mkdtemp(join(tmpdir(), 'renkei-build-'))
  onTestFinished(() => rm(root, { recursive: true }))
  await mkdir(join(root, 'web'))
  const folder = join(root, 'dist/web')
  const change = async (path: string, text: string) => {
    await pause(5)
    await writeFile(join(root, 'web', path), text)
  }
  await change('main.ts', 'one')
  return {
    folder,
    sources: [join(root, 'web'), join(root, 'missing')],
    command: (to) => ['-e', builder, root, to],
    count: async () => (await readFile(join(root, 'runs'), 'utf8').catch(() => '')).length,
    read: () => readFile(join(folder, 'index.html'), 'utf8'),
    mode: () => readFile(join(root, 'mode'), 'utf8'),
    change,
  }
}

it('builds when there is no build, and not again while nothing changes', async () => {
  const site = await openSite()

  await buildWeb(silentLog, site)
  await buildWeb(silentLog, site)

  expect(await site.read()).toBe('one')
  expect(await site.count()).toBe(1)
})

it('builds what people use, whatever this process runs for', async () => {
  const site = await openSite()

  await buildWeb(silentLog, site)

  expect(await site.mode()).toBe('production')
})

it('builds anew when a source was changed, added or taken away', async () => {
  const site = await openSite()
  await buildWeb(silentLog, site)

  await site.change('main.ts', 'two')
  await buildWeb(silentLog, site)
  await site.change('other.ts', '')
  await buildWeb(silentLog, site)
  await rm(join(site.sources[0] ?? '', 'other.ts'))
  await buildWeb(silentLog, site)

  expect(await site.read()).toBe('two')
  expect(await site.count()).toBe(4)
})

it('does not build for a changed test', async () => {
  const site = await openSite()
  await site.change('main.test.ts', 'one')
  await buildWeb(silentLog, site)

  await site.change('main.test.ts', 'two')
  await buildWeb(silentLog, site)

  expect(await site.count()).toBe(1)
})

it('is old again when a source changes while it is built', async () => {
  const site = await openSite()

  const building = buildWeb(silentLog, site)
  await expect.poll(() => site.count(), { interval: 5 }).toBe(1)
  await pause(50)
  await site.change('main.ts', 'two')
  await building
  await buildWeb(silentLog, site)

  expect(await site.read()).toBe('two')
})

it('builds once although several start at the same time', async () => {
  const site = await openSite()

  await Promise.all([buildWeb(silentLog, site), buildWeb(silentLog, site), buildWeb(silentLog, site)])

  expect(await site.count()).toBe(1)
})

it('says what the builder said when it fails, and leaves the former build as it was', async () => {
  const site = await openSite()
  await buildWeb(silentLog, site)
  await site.change('main.ts', 'wrong')

  const failed = buildWeb(silentLog, site)

  await expect(failed).rejects.toMatchObject({
    code: 'web.build-failed',
    facts: { output: expect.stringContaining('main.ts: unexpected word') },
  })
  expect(await site.read()).toBe('one')
})

it('removes what an interrupted build left, and leaves nothing beside the build', async () => {
  const site = await openSite()
  await mkdir(`${site.folder}.new/assets`, { recursive: true })
  await utimes(`${site.folder}.new`, 0, 0)

  await buildWeb(silentLog, site)

  expect((await readdir(join(site.folder, '..'))).sort()).toEqual(['web', 'web.lock'])
})
