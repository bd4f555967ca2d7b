import type { SbomComponent } from '#formats/sbom/model/sbom-document.ts'
import {
  hasDistributions,
  otherKeyOfPurl,
  packageKey,
  packageKeyOfPurl,
  unknownStream,
  versionWithEpoch,
} from '#versions/identifiers/package-key/index.ts'
import { type Purl, parsePurl } from '#versions/identifiers/purl/index.ts'
import { schemeForPackageType } from '#versions/index.ts'
import type { VersionScheme } from '#versions/version-scheme.ts'

import { keyedBy } from './component-cpes.ts'

import { moduleOf, sourceOf } from './source-package.ts'

import { type System, withSystem } from './system.ts'

/** One distinct package version as a document names it. */
export interface FoundComponent {
  /** Of the advised package: with most distributions the source package. */
  readonly packageKey: string
  readonly name: string
  readonly version: string
  /** Hexadecimal; null where the version has no key. */
  readonly versionKey: string | null
  /** As `spanOf` writes it. */
  readonly versionSpan: string | null
  readonly qualifiers: string
  readonly purl: string | null
  readonly distribution: string | null
  /** The module stream of an RPM; '' for no module, `?` for one whose stream is not told. */
  readonly module: string
  readonly binaryName: string | null
  readonly binaryVersion: string | null
  /** What other records call it, with its version and key there: an RPM's source beside what is built of it. */
  readonly otherKey: string | null
  readonly otherVersion: string | null
  readonly otherVersionKey: string | null
}

/** Which package version an entry is, by its purl; without one only its name is known, and perhaps its CPE name. */
export function identifyComponent(entry: SbomComponent, system: System | null): FoundComponent {
  const parsed = entry.purl === null ? undefined : parsePurl(entry.purl)
  if (parsed === undefined || !parsed.ok) return unidentified(entry)
  return identified(entry, withSource(withSystem(parsed.value, system), entry))
}

function identified(entry: SbomComponent, purl: Purl): FoundComponent {
  const advised = packageKeyOfPurl(purl)
  const version = advised.version ?? entry.version ?? ''
  const scheme = schemeForPackageType(advised.ecosystem)
  const key = scheme?.encode(version) ?? null
  const distribution = hasDistributions(advised.ecosystem) ? advised.distribution : ''
  const { module = '' } = advised
  const other = otherName(purl)
  const binary = hasDistributions(advised.ecosystem)
    ? binaryBeside(purl, { key: advised.key, version }, entry)
    : null
  return {
    packageKey: advised.key,
    name: displayName(entry),
    version,
    versionKey: key === null ? null : Buffer.from(key).toString('hex'),
    versionSpan: spanOf(scheme, version),
    qualifiers: qualifiersOf({ distribution, binary, module, other }),
    purl: entry.purl,
    distribution,
    module,
    binaryName: binary?.name ?? null,
    binaryVersion: binary?.version ?? null,
    ...other,
  }
}

/** The keys between which a tag lies that is moved, in hexadecimal with a comma between; null: it is none. */
export function spanOf(scheme: VersionScheme | undefined, version: string): string | null {
  const span = scheme?.span?.(version)
  return span === undefined
    ? null
    : [span.lo, span.hi].map((key) => Buffer.from(key).toString('hex')).join(',')
}

interface Apart {
  readonly distribution: string | null
  readonly binary: { readonly name: string; readonly version: string } | null
  readonly module: string
  readonly other: Pick<FoundComponent, 'otherKey' | 'otherVersion'>
}

/** A stream that is not told is seen in the version already. */
function qualifiersOf({ distribution, binary, module, other }: Apart): string {
  // Joined, they are one text; added up it would keep its parts.
  const own = binary === null ? [] : [';', binary.name, '@', binary.version]
  const stream = module === '' || module === unknownStream ? [] : [';module=', module]
  const isTold = binary !== null || other.otherKey === null
  const source = isTold ? [] : [';of=', other.otherKey ?? '', '@', other.otherVersion ?? '']
  const parts = [...own, ...stream, ...source]
  return parts.length === 0 ? (distribution ?? '') : [distribution ?? '', ...parts].join('')
}

/** The binary package, where advisories judge it by another name or version than its own. */
function binaryBeside(
  purl: Purl,
  advised: { readonly key: string; readonly version: string },
  entry: SbomComponent,
): { readonly name: string; readonly version: string } | null {
  const { upstream, ...qualifiers } = purl.qualifiers
  const version = versionWithEpoch(purl) ?? entry.version ?? ''
  if (upstream === undefined) return version === advised.version ? null : { name: purl.name, version }
  const own = packageKeyOfPurl({ ...purl, qualifiers })
  return own.key === advised.key && version === advised.version ? null : { name: purl.name, version }
}

/** Scanners tell the source package and the module in the purl or beside it. */
function withSource(purl: Purl, entry: SbomComponent): Purl {
  if (entry.properties.length === 0 || !hasDistributions(purl.type)) return purl
  const upstream = purl.qualifiers.upstream ?? sourceOf(entry.properties)
  const rpmmod = purl.qualifiers.rpmmod ?? (purl.type === 'rpm' ? moduleOf(entry.properties) : null)
  if (upstream === null && rpmmod === null) return purl
  const told = { ...(upstream === null ? {} : { upstream }), ...(rpmmod === null ? {} : { rpmmod }) }
  return { ...purl, qualifiers: { ...purl.qualifiers, ...told } }
}

/** Without a purl nothing says in which ecosystem the name holds; two products of one name are told apart by CPE. */
function unidentified(entry: SbomComponent): FoundComponent {
  return {
    packageKey: packageKey('generic', entry.group, entry.name),
    name: displayName(entry),
    version: entry.version ?? '',
    versionKey: null,
    versionSpan: null,
    qualifiers: keyedBy(entry) ?? '',
    purl: null,
    distribution: '',
    module: '',
    binaryName: null,
    binaryVersion: null,
    ...noOtherName,
  }
}

const noOtherName = { otherKey: null, otherVersion: null, otherVersionKey: null }

function otherName(purl: Purl): Pick<FoundComponent, keyof typeof noOtherName> {
  const other = otherKeyOfPurl(purl)
  if (other === null) return noOtherName
  const key = schemeForPackageType(purl.type)?.encode(other.version ?? '')
  return {
    otherKey: other.key,
    otherVersion: other.version,
    otherVersionKey: key === undefined ? null : Buffer.from(key).toString('hex'),
  }
}

function displayName(entry: SbomComponent): string {
  return entry.group === null || entry.group === '' ? entry.name : `${entry.group}/${entry.name}`
}

/** What tells a component apart, as one text. */
export function identityOf(component: FoundComponent): string {
  // Joined, it is one text; added up it would keep its parts.
  return [component.packageKey, component.version, component.qualifiers].join('\n')
}

/** PostgreSQL takes 2,704 bytes into a row of an index (access/nbtree, BTMaxItemSize); we leave it some room. */
const longestIdentity = 2500

/** Whether the component's names fit an index; none of the real ones is a tenth as long. */
export function isKeepable(component: FoundComponent): boolean {
  const rest = Buffer.byteLength(component.version) + Buffer.byteLength(component.qualifiers)
  const key = (component.versionKey?.length ?? 0) / 2
  const other = Buffer.byteLength(component.otherKey ?? '') + (component.otherVersionKey?.length ?? 0) / 2
  return other <= longestIdentity && isKeepableKey(component.packageKey, Math.max(rest, key))
}

/** Whether a version's key of so many bytes fits an index together with the package's. */
export function isKeepableKey(nameOfPackage: string, bytes: number): boolean {
  return Buffer.byteLength(nameOfPackage) + bytes <= longestIdentity
}

/** Whether a name of the component fits an index beside its key. */
export function isKeepableCpe(
  { packageKey: key }: FoundComponent,
  { name }: { readonly name: string },
): boolean {
  return isKeepableKey(key, Buffer.byteLength(name))
}
