import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { type ProblemLog, problemLog } from '../../problem-log.ts'
import { utf8Of } from '../../text/decode-text.ts'
import { linesOf } from '../../text/lines.ts'
import { type InstalledPackage, installedDocument } from '../installed.ts'
import type { SbomDocument, UnusedField } from '../model/sbom-document.ts'
import { isBerkeley, isNdb, isSqlite, readDatabase } from './database.ts'
import { isKey, parseLine } from './line.ts'
import { systemOf } from './system.ts'

/**
 * Reads what is installed by RPM, from a list or from its database. The older databases are refused by name: only
 * RPM itself reads them well, and what it prints is read here.
 */
export function readRpm(bytes: Uint8Array): Parsed<SbomDocument> {
  if (isBerkeley(bytes)) return unreadable(problem('', 'rpm.berkeley-database'))
  if (isNdb(bytes)) return unreadable(problem('', 'rpm.ndb-database'))
  return isSqlite(bytes) ? fromDatabase(bytes) : fromList(bytes)
}

function fromDatabase(bytes: Uint8Array): Parsed<SbomDocument> {
  const log = problemLog()
  const packages = readDatabase(bytes, log)
  if (!packages.ok) return packages
  return finish([...packages.value], { log, specVersion: 'rpmdb.sqlite', unused: [] })
}

function fromList(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = utf8Of(bytes)
  if (!text.ok) return text
  const log = problemLog()
  const packages: InstalledPackage[] = []
  const keys: number[] = []
  for (const { line, text: written } of linesOf(text.value)) {
    const found = parseLine(written)
    if (isKey(written)) keys.push(line)
    else if (found !== null)
      packages.push({ line, ...found, licence: null, homepage: null, needs: null, provides: [] })
    else if (written.trim() !== '' && !isRemark(written)) log.add(`/line/${line}`, 'sbom.line-not-read')
  }
  const unused =
    keys.length === 0 ? [] : [{ path: `/line/${keys[0]}`, field: 'gpg-pubkey', count: keys.length }]
  return finish(packages, { log, specVersion: 'list', unused })
}

/** What dnf and yum print above the list. */
export function isRemark(line: string): boolean {
  return /^(?:Installed Packages|Last metadata expiration check|Loaded plugins|Updating Subscription)/.test(
    line,
  )
}

function finish(
  packages: InstalledPackage[],
  told: {
    readonly log: ProblemLog
    readonly specVersion: string
    readonly unused: readonly UnusedField[]
  },
): Parsed<SbomDocument> {
  const { log, ...rest } = told
  if (packages.length === 0) return unreadable(problem('', 'sbom.no-components'), ...log.list())
  const document = installedDocument({ format: 'rpm', type: 'rpm', packages }, systemOf(packages), log)
  return readable({ ...document, ...rest }, log.list())
}
