import { DatabaseSync } from 'node:sqlite'
import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import type { ProblemLog } from '../../problem-log.ts'
import type { InstalledPackage } from '../installed.ts'
import { packageOfHeader } from './header.ts'

const sqliteMark = Buffer.from('SQLite format 3\u0000')

/** Whether the bytes are a database of SQLite. */
export function isSqlite(bytes: Uint8Array): boolean {
  return sqliteMark.equals(bytes.subarray(0, sqliteMark.length))
}

/** `Packages`: the magic number of a hash or a tree (db_page.h) stands after the first page's place, in either order. */
export function isBerkeley(bytes: Uint8Array): boolean {
  if (bytes.length < 512) return false
  const mark = Buffer.from(bytes.subarray(12, 16)).toString('hex')
  return ['61150600', '00061561', '62310500', '00053162'].includes(mark)
}

/** `Packages.db` of SUSE. */
export function isNdb(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'RpmP'
}

/** A row needs at least so much; a database that tells of more rows leads in circles. */
const leastRowBytes = 32

/** The packages in `rpmdb.sqlite`: a table of headers as RPM keeps them. */
export function readDatabase(bytes: Uint8Array, log: ProblemLog): Parsed<readonly InstalledPackage[]> {
  const database = new DatabaseSync(':memory:')
  try {
    database.deserialize(withoutWal(bytes))
    database.exec('pragma trusted_schema = off; pragma cell_size_check = on')
    if (!hasTable(database)) return unreadable(problem('', 'rpm.no-packages-table'))
    return readable([...readRows(database, bytes.length, log)])
  } catch {
    return unreadable(problem('', 'rpm.database-damaged'))
  } finally {
    database.close()
  }
}

/** A copy that says it keeps no log beside it: there is none in memory. */
function withoutWal(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes)
  copy.set([1, 1], 18)
  return copy
}

/** A view of that name could make SQLite work without end. */
function hasTable(database: DatabaseSync): boolean {
  const row = database
    .prepare(
      "select sql from sqlite_schema where type = 'table' and name = 'Packages' collate nocase limit 1",
    )
    .get()
  return typeof row?.sql === 'string' && /^create table\b/i.test(row.sql)
}

function* readRows(database: DatabaseSync, size: number, log: ProblemLog): Generator<InstalledPackage> {
  const most = Math.ceil(size / leastRowBytes)
  let row = 0
  for (const { blob } of database.prepare('select blob from Packages').iterate()) {
    row++
    if (row > most) throw new Error('more rows than the file can hold')
    const place = `/row/${row}`
    const found = blob instanceof Uint8Array ? packageOfHeader(blob, place) : null
    if (found === null) log.add(place, 'rpm.header-not-read')
    else if (found.name !== 'gpg-pubkey') yield found
  }
}
