import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { type ProblemLog, problemLog } from '../../problem-log.ts'
import { utf8Of } from '../../text/decode-text.ts'
import { hasLine } from '../../text/lines.ts'
import { type InstalledPackage, installedDocument } from '../installed.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { fieldOf, fieldWithin } from '../stanza-fields.ts'
import { readStanzas, type Stanza } from '../stanzas.ts'
import { readApkList } from './list.ts'
import { systemOf } from './system.ts'
import { usedFields } from './versions.ts'

/**
 * Reads apk's list of installed packages. Entries that cannot be read are warnings with their line and are left out;
 * the document is refused only when it is no text, or has no package at all.
 */
export function readApk(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = utf8Of(bytes)
  if (!text.ok) return text
  const log = problemLog()
  const isDatabase = hasLine(text.value, 'P:')
  const packages = isDatabase
    ? fromDatabase(text.value, log)
    : [...readApkList(new TextDecoder().decode(text.value), log)]
  if (packages.length === 0) return unreadable(problem('', 'sbom.no-components'), ...log.list())
  const document = installedDocument({ format: 'apk', type: 'apk', packages }, systemOf(packages), log)
  return readable(isDatabase ? document : { ...document, specVersion: 'list' }, log.list())
}

function fromDatabase(bytes: Buffer, log: ProblemLog): InstalledPackage[] {
  const packages: InstalledPackage[] = []
  for (const stanza of readStanzas(bytes, usedFields)) {
    if (stanza.strayLine !== null) log.add(`/line/${stanza.strayLine}`, 'sbom.line-not-read')
    packages.push(...readPackage(stanza, log))
  }
  return packages
}

function readPackage(stanza: Stanza, log: ProblemLog): readonly InstalledPackage[] {
  const name = fieldWithin(stanza, 'P', log)
  if (name === null) {
    log.add(`/line/${stanza.line}`, 'sbom.component-without-name')
    return []
  }
  const version = fieldWithin(stanza, 'V', log)
  if (version === null) {
    log.add(`/line/${stanza.line}`, 'sbom.entry-without-version', { name })
    return []
  }
  const origin = fieldWithin(stanza, 'o', log)
  return [
    {
      line: stanza.line,
      name,
      version,
      architecture: fieldWithin(stanza, 'A', log),
      // Built with its origin, it has the same version.
      source: origin === name ? null : origin,
      licence: fieldWithin(stanza, 'L', log),
      homepage: fieldWithin(stanza, 'U', log),
      needs: namesIn(fieldOf(stanza, 'D')),
      provides: namesIn(fieldOf(stanza, 'p')),
    },
  ]
}

/** `so:libc.musl-x86_64.so.1 !evil busybox>=1.36` → names without versions; `!` names what must not be there. */
function namesIn(field: string): readonly string[] {
  return field.split(/\s+/).flatMap((word) => {
    const name = word.split(/[<>=~@]/)[0] ?? ''
    return name === '' || name.startsWith('!') ? [] : [name]
  })
}
