import type { ProblemLog } from '../problem-log.ts'
import type { UnusedField } from './model/sbom-document.ts'
import { fieldWithin } from './stanza-fields.ts'
import type { Stanza } from './stanzas.ts'

/** What a package manager no longer has, though its database still names it. */
const absentStates = new Set(['not-installed', 'config-files'])

/** Whether the state, the third word of `Status` in dpkg(1) and in opkg's likeness, says that the package is there. */
export function isPresent(status: string): boolean {
  return !absentStates.has(status.split(/\s+/)[2] ?? '')
}

/** Name and version of the package a stanza tells of; null, and told, where one is missing. */
export function namedIn(
  stanza: Stanza,
  log: ProblemLog,
): { readonly name: string; readonly version: string } | null {
  const name = fieldWithin(stanza, 'Package', log)
  if (name === null) {
    log.add(`/line/${stanza.line}`, 'sbom.component-without-name')
    return null
  }
  const version = fieldWithin(stanza, 'Version', log)
  if (version === null) log.add(`/line/${stanza.line}`, 'sbom.entry-without-version', { name })
  return version === null ? null : { name, version }
}

/** Packages that are only named, as fields that are not taken over. */
export function unusedOf(absent: readonly Stanza[]): readonly UnusedField[] {
  const [first] = absent
  return first === undefined ? [] : [{ path: `/line/${first.line}`, field: 'Package', count: absent.length }]
}
