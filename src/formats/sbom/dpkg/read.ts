import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { type ProblemLog, problemLog } from '../../problem-log.ts'
import { utf8Of } from '../../text/decode-text.ts'
import { hasLine } from '../../text/lines.ts'
import { type InstalledPackage, installedDocument } from '../installed.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { fieldOf, fieldWithin } from '../stanza-fields.ts'
import { isPresent, namedIn, unusedOf } from '../stanza-packages.ts'
import { readStanzas, type Stanza } from '../stanzas.ts'
import { readDpkgList } from './list.ts'
import { systemOf } from './system.ts'
import { usedFields } from './versions.ts'

/**
 * Reads dpkg's list of installed packages. Entries that cannot be read are warnings with their line and are left out;
 * the document is refused only when it is no text, or has no package at all.
 */
export function readDpkg(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = utf8Of(bytes)
  if (!text.ok) return text
  const log = problemLog()
  if (!hasLine(text.value, 'Package:')) return fromList(new TextDecoder().decode(text.value), log)
  const packages: InstalledPackage[] = []
  const absent: Stanza[] = []
  for (const stanza of readStanzas(text.value, usedFields)) {
    if (stanza.strayLine !== null) log.add(`/line/${stanza.strayLine}`, 'sbom.line-not-read')
    if (isInstalled(stanza)) packages.push(...readPackage(stanza, log))
    else absent.push(stanza)
  }
  if (packages.length === 0 && absent.length === 0) return unreadable(problem('', 'sbom.no-components'))
  if (packages.length === 0) log.add('', 'sbom.no-components')
  const document = installedDocument({ format: 'dpkg', type: 'deb', packages }, systemOf(packages), log)
  return readable({ ...document, unused: unusedOf(absent) }, log.list())
}

/** What the tools print of the database. */
function fromList(text: string, log: ProblemLog): Parsed<SbomDocument> {
  const { packages: found, unused } = readDpkgList(text, log)
  const packages = [...found]
  if (packages.length === 0) return unreadable(problem('', 'sbom.no-components'), ...log.list())
  const document = installedDocument({ format: 'dpkg', type: 'deb', packages }, systemOf(packages), log)
  return readable({ ...document, specVersion: 'list', unused }, log.list())
}

/** dpkg(1): want, flag and state. Distroless images have no status; an index of a repository has file names. */
function isInstalled(stanza: Stanza): boolean {
  const status = stanza.fields.get('Status')?.value
  if (status === undefined) return !stanza.fields.has('Filename')
  return isPresent(status)
}

function readPackage(stanza: Stanza, log: ProblemLog): readonly InstalledPackage[] {
  const named = namedIn(stanza, log)
  if (named === null) return []
  return [
    {
      line: stanza.line,
      name: named.name,
      version: named.version,
      architecture: fieldWithin(stanza, 'Architecture', log),
      source: sourceOf(fieldWithin(stanza, 'Source', log)),
      licence: null,
      homepage: fieldWithin(stanza, 'Homepage', log),
      needs: [...namesIn(fieldOf(stanza, 'Pre-Depends')), ...namesIn(fieldOf(stanza, 'Depends'))],
      provides: namesIn(fieldOf(stanza, 'Provides')).flat(),
    },
  ]
}

/** `name` or `name (version)`, in the words of the purl qualifier `upstream`. */
function sourceOf(field: string | null): string | null {
  const match = /^(?<name>[^\s(]+)(?:\s*\((?<version>[^)\s]+)\))?$/.exec(field ?? '')
  if (match?.groups === undefined) return null
  const { name = '', version } = match.groups
  return version === undefined ? name : `${name}@${version}`
}

/** `a (>= 1) | b, c:any` → [[a, b], c]. */
function namesIn(field: string): readonly (string | readonly string[])[] {
  return field.split(',').flatMap((group) => {
    const names = group.split('|').flatMap((one) => /^\s*([a-z0-9][a-z0-9+.-]*)/.exec(one)?.[1] ?? [])
    const [only] = names
    return only === undefined ? [] : [names.length === 1 ? only : names]
  })
}
