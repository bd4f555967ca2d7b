import type { ScanFinding } from '#contract/matching/scan.ts'
import { type Purl, parsePurl } from '#versions/identifiers/purl/index.ts'

type Component = ScanFinding['component']

/** By what a component is known again in the next scan. */
export function packageOf({ purl, name, version }: Component): string {
  return purl ?? `${name}@${version}`
}

/** Whether any of the names is one of the vulnerability's. */
export function isNamed({ vulnerability }: ScanFinding, names: readonly string[]): boolean {
  const own = new Set([vulnerability.id, ...vulnerability.aliases].map((name) => name.toUpperCase()))
  return names.some((name) => own.has(name.toUpperCase()))
}

/**
 * Whether a purl as somebody wrote it means the component: the same package, and of what it says besides (version,
 * qualifiers, subpath) everything. A component without a purl is meant by none.
 * @param version told beside the purl; it goes before the one within
 */
export function isPackage(
  written: string,
  { purl }: Pick<Component, 'purl'>,
  version?: string | null,
): boolean {
  const asked = purlOf(written)
  const own = purl === null ? undefined : purlOf(purl)
  if (asked === undefined || own === undefined) return false
  const wanted = version ?? asked.version
  return (
    asked.type === own.type &&
    asked.namespace === own.namespace &&
    asked.name === own.name &&
    (wanted === null || wanted === own.version) &&
    (asked.subpath === null || asked.subpath === own.subpath) &&
    Object.entries(asked.qualifiers).every(([key, value]) => own.qualifiers[key] === value)
  )
}

/** The package a purl means, without version and qualifiers; '' where it is none. */
export function packageIn(purl: string): string {
  const read = purlOf(purl)
  return read === undefined ? '' : JSON.stringify([read.type, read.namespace, read.name])
}

function purlOf(text: string): Purl | undefined {
  const parsed = parsePurl(text)
  return parsed.ok ? parsed.value : undefined
}
