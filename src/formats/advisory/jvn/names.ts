import { isCve, normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'
import type { AdvisoryReference } from '../model/advisory.ts'
import type { Reading } from './element-text.ts'
import { cveSources, referenceKinds } from './versions.ts'

/** Something a record points to: a name and an address, and whose it is. */
export interface Pointer {
  /** Its place. */
  readonly path: string
  /** `vendor`, `cwe` or whose it is. */
  readonly kind: string
  /** Whose it is. */
  readonly owner: string
  readonly name: string | null
  readonly url: string | null
}

/** The CVEs among what a record points to; a name that is none although it should be is told. */
export function cvesAmong(pointers: readonly Pointer[], { log }: Reading): readonly string[] {
  const found = new Set<string>()
  for (const { path, owner, name } of pointers) {
    if (!cveSources.has(owner) || name === null) continue
    if (isCve(name)) found.add(normaliseVulnerabilityId(name))
    else log.add(path, 'feed.cve-not-valid', { id: name.slice(0, 40) })
  }
  return [...found]
}

/** The weaknesses among them, as names of their own: `CWE-79`. */
export function cwesAmong(pointers: readonly Pointer[]): readonly string[] {
  return [...new Set(pointers.flatMap(({ name }) => (isCwe(name) ? [name] : [])))]
}

/** JVN#, JVNVU#, alerts: what is said elsewhere of this and often of more. */
export function relatedAmong(pointers: readonly Pointer[]): readonly string[] {
  const names = pointers.flatMap(({ name }) => (name !== null && jvnName.test(name) ? [name] : []))
  return [...new Set(names)]
}

const jvnName = /^(?:JVN#|JVNVU#|JVNTA#|JPCERT-AT-|ICSA-)[0-9A-Za-z-]{1,30}$/

/** Each address once. */
export function referencesAmong(pointers: readonly Pointer[]): readonly AdvisoryReference[] {
  const found = new Map<string, string>()
  for (const { kind, owner, name, url } of pointers) {
    if (url === null || isCwe(name) || found.has(url)) continue
    found.set(url, referenceKinds.get(owner) ?? referenceKinds.get(kind) ?? 'web')
  }
  return [...found].map(([url, kind]) => ({ kind, url }))
}

function isCwe(name: string | null): name is string {
  return name !== null && /^CWE-[0-9]{1,6}$/.test(name)
}
