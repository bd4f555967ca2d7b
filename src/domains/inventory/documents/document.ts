import type { SbomComponent, SbomDocument } from '#formats/sbom/model/sbom-document.ts'
import type { Problem } from '#kernel/errors/app-error.ts'
import { packageKey, packageKeyOfPurl } from '#versions/identifiers/package-key/index.ts'
import { parsePurl } from '#versions/identifiers/purl/index.ts'
import { schemeForPackageType } from '#versions/index.ts'

/** One distinct package version of a document and where in it it stands. */
export interface FoundComponent {
  readonly packageKey: string
  readonly name: string
  readonly version: string
  readonly scheme: string | null
  readonly schemeRevision: number | null
  /** Order-preserving key of the version; null where it has none. */
  readonly versionKey: Uint8Array | null
  /** What beside name and version tells apart: the distribution release. */
  readonly qualifiers: string
  readonly purl: string | null
  readonly scope: string | null
  /** JSON pointers into the document, the first few. */
  readonly paths: readonly string[]
}

/** What a document says, ready to be kept. */
export interface DocumentContent {
  readonly format: string
  readonly formatVersion: string | null
  readonly components: readonly FoundComponent[]
  /** Entries in the document; one component may stand in it several times. */
  readonly entries: number
}

const keptPaths = 20

/** What a document leaves open without being misread: said beside it, but it was read whole. */
const gaps: readonly string[] = ['sbom.purl-missing', 'sbom.component-version-missing']

/** What of the document could not be read, as against what it does not say. */
export function lossesAmong(warnings: readonly Problem[]): readonly Problem[] {
  return warnings.filter((warning) => !gaps.includes(warning.code))
}

/** The distinct components of a bill of materials, the subject itself left out. */
export function contentOf(sbom: SbomDocument): DocumentContent {
  const distinct = new Map<string, FoundComponent & { readonly paths: string[] }>()
  for (const entry of sbom.components) {
    const component = componentOf(entry)
    const identity = JSON.stringify([component.packageKey, component.version, component.qualifiers])
    const known = distinct.get(identity)
    if (known === undefined) distinct.set(identity, { ...component, paths: [entry.path] })
    else if (known.paths.length < keptPaths) known.paths.push(entry.path)
  }
  return {
    format: sbom.format,
    formatVersion: sbom.specVersion,
    components: [...distinct.values()],
    entries: sbom.components.length,
  }
}

function componentOf(entry: SbomComponent): Omit<FoundComponent, 'paths'> {
  const parsed = entry.purl === null ? undefined : parsePurl(entry.purl)
  if (parsed === undefined || !parsed.ok) return unidentified(entry)
  const advised = packageKeyOfPurl(parsed.value)
  const version = advised.version ?? entry.version ?? ''
  const scheme = schemeForPackageType(advised.ecosystem)
  return {
    packageKey: advised.key,
    name: displayName(entry),
    version,
    scheme: scheme?.id ?? null,
    schemeRevision: scheme?.revision ?? null,
    versionKey: scheme?.encode(version) ?? null,
    qualifiers: advised.distribution ?? '',
    purl: entry.purl,
    scope: entry.scope,
  }
}

/** Without a purl nothing says in which ecosystem the name holds: it is kept, and matches nothing by itself. */
function unidentified(entry: SbomComponent): Omit<FoundComponent, 'paths'> {
  return {
    packageKey: packageKey('generic', entry.group, entry.name),
    name: displayName(entry),
    version: entry.version ?? '',
    scheme: null,
    schemeRevision: null,
    versionKey: null,
    qualifiers: '',
    purl: null,
    scope: entry.scope,
  }
}

function displayName(entry: SbomComponent): string {
  return entry.group === null || entry.group === '' ? entry.name : `${entry.group}/${entry.name}`
}
