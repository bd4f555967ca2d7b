import type { SbomComponent } from '#formats/sbom/model/sbom-document.ts'
import { hasDistributions, packageKey, packageKeyOfPurl } from '#versions/identifiers/package-key/index.ts'
import { type Purl, parsePurl } from '#versions/identifiers/purl/index.ts'
import { schemeForPackageType } from '#versions/index.ts'
import { sourceOf } from './source-package.ts'
import { type System, withSystem } from './system.ts'

/** One distinct package version as a document names it. */
export interface FoundComponent {
  /** Of the advised package: with most distributions the source package. */
  readonly packageKey: string
  readonly name: string
  readonly version: string
  /** Hexadecimal; null where the version has no key. */
  readonly versionKey: string | null
  readonly qualifiers: string
  readonly purl: string | null
  readonly distribution: string | null
  readonly binaryName: string | null
  readonly binaryVersion: string | null
}

/** Which package version an entry is, by its purl; without one only its name is known and it matches nothing. */
export function identifyComponent(entry: SbomComponent, system: System | null): FoundComponent {
  const parsed = entry.purl === null ? undefined : parsePurl(entry.purl)
  if (parsed === undefined || !parsed.ok) return unidentified(entry)
  return identified(entry, withSource(withSystem(parsed.value, system), entry))
}

function identified(entry: SbomComponent, purl: Purl): FoundComponent {
  const advised = packageKeyOfPurl(purl)
  const version = advised.version ?? entry.version ?? ''
  const key = schemeForPackageType(advised.ecosystem)?.encode(version) ?? null
  const distribution = hasDistributions(advised.ecosystem) ? advised.distribution : ''
  const binary = binaryBeside(purl, { key: advised.key, version }, entry)
  return {
    packageKey: advised.key,
    name: displayName(entry),
    version,
    versionKey: key === null ? null : Buffer.from(key).toString('hex'),
    // Joined, they are one text; added up it would keep its parts.
    qualifiers:
      binary === null
        ? (distribution ?? '')
        : [distribution ?? '', ';', binary.name, '@', binary.version].join(''),
    purl: entry.purl,
    distribution,
    binaryName: binary?.name ?? null,
    binaryVersion: binary?.version ?? null,
  }
}

/** The binary package, where advisories judge it by another name or version than its own. */
function binaryBeside(
  purl: Purl,
  advised: { readonly key: string; readonly version: string },
  entry: SbomComponent,
): { readonly name: string; readonly version: string } | null {
  if (purl.qualifiers.upstream === undefined) return null
  const { upstream: _, ...qualifiers } = purl.qualifiers
  const own = packageKeyOfPurl({ ...purl, qualifiers })
  const version = own.version ?? entry.version ?? ''
  return own.key === advised.key && version === advised.version ? null : { name: purl.name, version }
}

/** Scanners tell the source package in the purl or beside it. */
function withSource(purl: Purl, entry: SbomComponent): Purl {
  if (purl.qualifiers.upstream !== undefined || entry.properties.length === 0) return purl
  if (!hasDistributions(purl.type)) return purl
  const upstream = sourceOf(entry.properties)
  return upstream === null ? purl : { ...purl, qualifiers: { ...purl.qualifiers, upstream } }
}

/** Without a purl nothing says in which ecosystem the name holds. */
function unidentified(entry: SbomComponent): FoundComponent {
  return {
    packageKey: packageKey('generic', entry.group, entry.name),
    name: displayName(entry),
    version: entry.version ?? '',
    versionKey: null,
    qualifiers: '',
    purl: null,
    distribution: '',
    binaryName: null,
    binaryVersion: null,
  }
}

function displayName(entry: SbomComponent): string {
  return entry.group === null || entry.group === '' ? entry.name : `${entry.group}/${entry.name}`
}

/** PostgreSQL takes 2,704 bytes into a row of an index (access/nbtree, BTMaxItemSize); we leave it some room. */
const longestIdentity = 2500

/** Whether the component's names fit an index; none of the real ones is a tenth as long. */
export function isKeepable(component: FoundComponent): boolean {
  const rest = Buffer.byteLength(component.version) + Buffer.byteLength(component.qualifiers)
  const key = (component.versionKey?.length ?? 0) / 2
  return isKeepableKey(component.packageKey, Math.max(rest, key))
}

/** Whether a version's key of so many bytes fits an index together with the package's. */
export function isKeepableKey(nameOfPackage: string, bytes: number): boolean {
  return Buffer.byteLength(nameOfPackage) + bytes <= longestIdentity
}
