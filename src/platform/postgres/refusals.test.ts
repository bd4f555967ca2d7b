import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { hasText } from '#texts/index.ts'
import { refuse } from './errors.ts'
import { startEngine } from './index.ts'
import {
  ask,
  asNobody,
  holdElsewhere,
  isRoot,
  newFolder,
  nobody,
  nobodyCanRun,
  quiet,
  started,
} from './trials/trial.ts'

it('has a text in both languages for every refusal', () => {
  const missing = refuse.codes.filter((code) => !hasText(`errors:${code}`))

  expect(missing).toEqual([])
})

it('refuses the cluster of another major version', async () => {
  const folder = await newFolder()
  const engine = await started({ folder })
  await engine.stop()
  await writeFile(join(folder, 'postgres', 'PG_VERSION'), '14\n')

  await expect(startEngine({ folder, log: quiet })).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'postgres.other-major',
    facts: { found: 14, needed: Number.parseInt(engine.version, 10) },
  })
})

it('refuses a folder in which something else stands in the place of the cluster', async () => {
  const folder = await newFolder()
  await mkdir(join(folder, 'postgres'), { recursive: true })
  await writeFile(join(folder, 'postgres', 'letter.txt'), 'keep me')

  await expect(startEngine({ folder, log: quiet })).rejects.toMatchObject({ code: 'postgres.not-ours' })

  expect(await readFile(join(folder, 'postgres', 'letter.txt'), 'utf8')).toBe('keep me')
})

it('refuses a file in the place of the cluster', async () => {
  const folder = await newFolder()
  await mkdir(folder)
  await writeFile(join(folder, 'postgres'), 'keep me')

  await expect(startEngine({ folder, log: quiet })).rejects.toMatchObject({ code: 'postgres.not-ours' })
})

it('takes an empty folder for the cluster', async () => {
  const folder = await newFolder()
  await mkdir(join(folder, 'postgres'), { recursive: true })

  const engine = await started({ folder })

  expect(await ask(engine.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

it.skipIf(!isRoot)('refuses a cluster that belongs to root', async () => {
  const folder = await newFolder()
  await mkdir(join(folder, 'postgres'), { recursive: true })
  await writeFile(join(folder, 'postgres', 'PG_VERSION'), '18\n')

  await expect(startEngine({ folder, log: quiet })).rejects.toMatchObject({
    code: 'postgres.other-owner',
    facts: { owner: 0 },
  })
})

it('refuses a cluster whose passwords are lost', async () => {
  const folder = await newFolder()
  const engine = await started({ folder })
  await engine.stop()
  await rm(join(folder, 'postgres.passwords'))

  await expect(startEngine({ folder, log: quiet })).rejects.toMatchObject({
    code: 'postgres.passwords-missing',
  })
})

it('refuses a place where no folder can be made', async () => {
  const folder = await newFolder()
  await writeFile(folder, 'a file')

  await expect(startEngine({ folder: join(folder, 'data'), log: quiet })).rejects.toMatchObject({
    code: 'postgres.folder-not-writable',
  })
})

it.skipIf(!nobodyCanRun)('refuses a folder that a plain user cannot write', async () => {
  const folder = await newFolder(nobody)
  await mkdir(folder, { mode: 0o755 })

  const told = await holdElsewhere(folder, { through: asNobody }).told()

  expect(told).toMatchObject({ code: 'postgres.folder-not-writable', facts: { folder } })
})

it('refuses a named folder without PostgreSQL', async () => {
  const binaries = await newFolder()

  await expect(startEngine({ folder: await newFolder(), binaries, log: quiet })).rejects.toMatchObject({
    code: 'postgres.binaries-missing',
    facts: { missing: 'initdb' },
  })
})

it('refuses a PostgreSQL that does not run, with what it said', async () => {
  const binaries = await fakeBinaries('echo "libzzz.so: cannot open"; exit 127')

  await expect(startEngine({ folder: await newFolder(), binaries, log: quiet })).rejects.toMatchObject({
    code: 'postgres.cannot-run',
    facts: { output: 'libzzz.so: cannot open' },
  })
})

it('refuses a PostgreSQL that is too old', async () => {
  const binaries = await fakeBinaries('echo "postgres (PostgreSQL) 14.2"')

  await expect(startEngine({ folder: await newFolder(), binaries, log: quiet })).rejects.toMatchObject({
    code: 'postgres.too-old',
    facts: { found: '14.2', oldest: 15 },
  })
})

it('tells the last lines of the log when the server does not start', async () => {
  const folder = await newFolder()

  const start = startEngine({ folder, log: quiet, settings: { shared_buffers: 'plenty' } })

  await expect(start).rejects.toMatchObject({
    code: 'postgres.start-failed',
    facts: { log: expect.stringContaining('invalid value for parameter "shared_buffers": "plenty"') },
  })
})

it('holds nothing after a refusal', async () => {
  const folder = await newFolder()
  await startEngine({ folder, log: quiet, settings: { shared_buffers: 'plenty' } }).catch(() => undefined)

  const engine = await started({ folder })

  expect(await ask(engine.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

/** A folder that everybody can reach, with programs that run the script. */
async function fakeBinaries(script: string): Promise<string> {
  const folder = await newFolder()
  await mkdir(folder)
  for (const name of ['initdb', 'postgres']) {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`)
    await chmod(join(folder, name), 0o755)
  }
  for (const open of [folder, join(folder, '..')]) await chmod(open, 0o755)
  return folder
}
