import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Engine, startEngine } from './index.ts'
import { hasProc } from './processes.ts'
import { ask, isAlive, isRoot, newFolder, quiet, started } from './trials/trial.ts'

describe('an engine with its defaults', () => {
  let folder: string
  let engine: Engine

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'renkei-postgres-'))
    engine = await startEngine({ folder, log: quiet })
  })

  afterAll(async () => {
    await engine.stop()
    await rm(folder, { recursive: true })
  })

  it('makes a database for a role that is no superuser', async () => {
    const [role] = await ask(
      engine.connection,
      `SELECT current_user AS name, current_database() AS database, rolsuper, rolbypassrls, rolcreaterole,
         current_setting('server_version') AS version
       FROM pg_roles WHERE rolname = current_user`,
    )

    expect(role).toEqual({
      name: 'renkei',
      database: 'renkei',
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      version: engine.version,
    })
  })

  it('binds the role by row-level security', async () => {
    const asSuperuser = { ...engine.admin, database: engine.connection.database }
    await ask(asSuperuser, 'CREATE TABLE note AS SELECT generate_series(1, 5) AS id')
    await ask(asSuperuser, 'ALTER TABLE note ENABLE ROW LEVEL SECURITY')
    await ask(asSuperuser, 'CREATE POLICY small ON note USING (id < 3)')
    await ask(asSuperuser, 'GRANT SELECT ON note TO renkei')

    const rows = await ask(engine.connection, 'SELECT id FROM note ORDER BY id')

    expect(rows).toEqual([{ id: 1 }, { id: 2 }])
  })

  it('lets the role add the trusted extensions and index Japanese text', async () => {
    for (const name of ['pg_trgm', 'btree_gin', 'btree_gist', 'citext', 'pgcrypto', 'unaccent']) {
      await ask(engine.connection, `CREATE EXTENSION ${name}`)
    }

    const [found] = await ask(engine.connection, `SELECT cardinality(show_trgm('脆弱性情報')) AS trigrams`)

    expect(found?.trigrams).toBeGreaterThan(3)
  })

  it('asks every connection for its password by SCRAM', async () => {
    const methods = await ask(engine.admin, 'SELECT DISTINCT auth_method FROM pg_hba_file_rules')
    const wrong = ask({ ...engine.connection, password: 'wrong' }, 'SELECT 1')

    expect(methods).toEqual([{ auth_method: 'scram-sha-256' }])
    await expect(wrong).rejects.toThrow('password authentication failed')
  })

  it('listens on its private socket and nowhere else', async () => {
    const place = await stat(engine.connection.host)
    const socket = await stat(join(engine.connection.host, '.s.PGSQL.5432'))

    expect(place.mode & 0o777).toBe(0o700)
    expect(socket.mode & 0o777).toBe(0o700)
    if (hasProc) expect(listeningTcp(engine.pid() ?? 0)).toEqual([])
  })

  it('keeps pages under checksums and commits on the disk', async () => {
    const [found] = await ask(
      engine.admin,
      `SELECT current_setting('data_checksums') AS checksums, current_setting('fsync') AS fsync,
         current_setting('server_encoding') AS encoding, current_setting('jit') AS jit`,
    )

    expect(found).toEqual({ checksums: 'on', fsync: 'on', encoding: 'UTF8', jit: 'off' })
  })

  it.skipIf(!isRoot)('gives the data to an unprivileged user when we are root', async () => {
    const { uid } = await stat(join(engine.connection.host, 'PG_VERSION'))

    expect(uid).not.toBe(0)
    expect(readFileSync(`/proc/${engine.pid()}/status`, 'utf8')).toMatch(
      `Uid:\t${uid}\t${uid}\t${uid}\t${uid}`,
    )
    expect(readFileSync(`/proc/${engine.pid()}/status`, 'utf8')).toMatch(/CapEff:\t0+\n/)
  })

  it('keeps the passwords where only we can read them', async () => {
    const file = await stat(join(folder, 'postgres.passwords'))

    expect(file.mode & 0o777).toBe(0o600)
    expect(file.uid).toBe(process.getuid?.())
  })
})

it('takes other settings for its own, but none that would open it', async () => {
  const settings = { shared_buffers: '64MB', listen_addresses: '*' }
  const { connection } = await started({ folder: await newFolder(), settings })

  const [found] = await ask(
    connection,
    `SELECT current_setting('shared_buffers') AS buffers, current_setting('work_mem') AS memory,
       current_setting('listen_addresses') AS addresses`,
  )

  expect(found).toEqual({ buffers: '64MB', memory: '32MB', addresses: '' })
})

it('has its data again after a stop and a start', async () => {
  const folder = await newFolder()
  const first = await started({ folder })
  await ask(first.connection, 'CREATE TABLE note AS SELECT 7 AS id')
  await first.stop()
  const second = await started({ folder })

  const rows = await ask(second.connection, 'SELECT id FROM note')

  expect(rows).toEqual([{ id: 7 }])
})

it('leaves nothing behind when it stops, however often it is told to', async () => {
  const folder = await newFolder()
  const engine = await started({ folder })
  const pid = engine.pid() ?? 0
  const memory = sharedMemoryOf(pid)

  await Promise.all([engine.stop(), engine.stop()])
  await engine.stop()

  expect(isAlive(pid)).toBe(false)
  expect(engine.pid()).toBeUndefined()
  expect((await readdir(folder)).sort()).toEqual(['postgres', 'postgres.lock', 'postgres.passwords'])
  expect(
    (await readdir(join(folder, 'postgres'))).filter((name) => /PGSQL|postmaster.pid/.test(name)),
  ).toEqual([])
  if (hasProc) expect(memory.files).not.toEqual([])
  expect(memory.files.filter((name) => readdirSync('/dev/shm').includes(name))).toEqual([])
  expect(sharedMemoryOf(pid).segments).toEqual([])
})

it.skipIf(!hasProc)('serves a data folder whose path is too long for a socket', async () => {
  const folder = join(await newFolder(), 'a-long-name-for-a-folder/'.repeat(6), '日本語のフォルダー')
  const engine = await started({ folder })

  const rows = await ask(engine.connection, 'SELECT 1 AS one')
  await engine.stop()

  expect(rows).toEqual([{ one: 1 }])
  expect(isAlive(engine.pid() ?? 0)).toBe(false)
})

it('ends what does not stop in time, and starts again', async () => {
  const folder = await newFolder()
  const engine = await started({ folder, stopWithin: 300 })
  const pid = engine.pid() ?? 0
  process.kill(pid, 'SIGSTOP')

  await engine.stop()

  expect(isAlive(pid)).toBe(false)
  const again = await started({ folder })
  expect(await ask(again.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

/** The TCP sockets on which the process listens, as inode numbers. */
function listeningTcp(pid: number): readonly string[] {
  const tables = ['tcp', 'tcp6'].flatMap((name) =>
    readFileSync(`/proc/${pid}/net/${name}`, 'utf8').split('\n'),
  )
  const listening = tables.map((line) => line.trim().split(/\s+/)).filter((columns) => columns[3] === '0A')
  const own = readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`))
  return listening.map((columns) => columns[9] ?? '').filter((inode) => own.includes(`socket:[${inode}]`))
}

interface SharedMemory {
  /** Names in /dev/shm that the process has mapped. */
  readonly files: readonly string[]
  /** System V segments that the process made. */
  readonly segments: readonly string[]
}

function sharedMemoryOf(pid: number): SharedMemory {
  if (!hasProc) return { files: [], segments: [] }
  const maps = isAlive(pid) ? readFileSync(`/proc/${pid}/maps`, 'utf8') : ''
  const segments = readFileSync('/proc/sysvipc/shm', 'utf8').split('\n')
  return {
    files: [...maps.matchAll(/\/dev\/shm\/(\S+)/g)].map(([, name = '']) => name),
    segments: segments.filter((line) => line.trim().split(/\s+/)[4] === `${pid}`),
  }
}
