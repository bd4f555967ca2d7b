import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { type ProblemLog, problemLog } from '../../problem-log.ts'
import { decodeText } from '../../text/decode-text.ts'
import { linesOf } from '../../text/lines.ts'
import { type InstalledPackage, installedDocument } from '../installed.ts'
import type { SbomDocument, UnusedField } from '../model/sbom-document.ts'
import { fieldOf, fieldWithin } from '../stanza-fields.ts'
import { isPresent, namedIn, unusedOf } from '../stanza-packages.ts'
import { readStanzas, type Stanza } from '../stanzas.ts'
import { usedFields } from './versions.ts'

/** `name - version` */
export const listed = /^(?<name>[a-z\d][\w.+-]*) - (?<version>[\w.~+:-]*\d[\w.~+:-]*)$/

/** Reads what opkg has installed. No release of a distribution is told: each device has packages of its own. */
export function readOpkg(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  const log = problemLog()
  const isList = !/^\ufeff?(?:Package|[A-Z][A-Za-z-]*):/m.test(text.value)
  const { packages, unused } = isList ? fromList(text.value, log) : fromStatus(text.value, log)
  if (packages.length === 0 && unused.length === 0)
    return unreadable(problem('', 'sbom.no-components'), ...log.list())
  if (packages.length === 0) log.add('', 'sbom.no-components')
  const document = installedDocument(
    { format: 'opkg', type: 'opkg', packages },
    { namespace: null, distro: null },
    log,
  )
  return readable({ ...document, specVersion: isList ? 'list-installed' : 'status', unused }, log.list())
}

interface Found {
  readonly packages: InstalledPackage[]
  readonly unused: readonly UnusedField[]
}

const untold = {
  architecture: null,
  source: null,
  licence: null,
  homepage: null,
  needs: null,
  provides: [],
} as const

function fromList(text: string, log: ProblemLog): Found {
  const packages: InstalledPackage[] = []
  for (const { line, text: written } of linesOf(text)) {
    const { name, version = '' } = listed.exec(written.trim())?.groups ?? {}
    if (name !== undefined) packages.push({ line, name, version, ...untold })
    else if (written.trim() !== '') log.add(`/line/${line}`, 'sbom.line-not-read')
  }
  return { packages, unused: [] }
}

function fromStatus(text: string, log: ProblemLog): Found {
  const packages: InstalledPackage[] = []
  const absent: Stanza[] = []
  for (const stanza of readStanzas(text, usedFields)) {
    if (stanza.strayLine !== null) log.add(`/line/${stanza.strayLine}`, 'sbom.line-not-read')
    if (isPresent(fieldOf(stanza, 'Status'))) packages.push(...readPackage(stanza, log))
    else absent.push(stanza)
  }
  return { packages, unused: unusedOf(absent) }
}

function readPackage(stanza: Stanza, log: ProblemLog): readonly InstalledPackage[] {
  const named = namedIn(stanza, log)
  if (named === null) return []
  return [
    {
      ...untold,
      ...named,
      line: stanza.line,
      architecture: fieldWithin(stanza, 'Architecture', log),
      licence: fieldWithin(stanza, 'License', log),
      needs: namesIn(fieldOf(stanza, 'Depends')),
      provides: namesIn(fieldOf(stanza, 'Provides')),
    },
  ]
}

/** `libc, libubox (>= 2)` → names. */
function namesIn(field: string): readonly string[] {
  return field.split(',').flatMap((one) => /^\s*([^\s(]+)/.exec(one)?.[1] ?? [])
}
