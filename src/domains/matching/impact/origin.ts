import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { packageKey, packageKeyOfPurl } from '#versions/identifiers/package-key/index.ts'
import { parsePurl } from '#versions/identifiers/purl/index.ts'
import { normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'
import { schemeForPackageType } from '#versions/index.ts'

/** A package where a question begins, as components are kept by it. */
export interface PackageOrigin {
  readonly kind: 'package'
  readonly packageKey: string
  /** The package's own name, which of distributions may be that of a binary: `libc6` of `deb/debian/glibc`. */
  readonly binaryName: string | null
  readonly version: string | null
  /** The version's key, by which other spellings of it are found; null where it has none. */
  readonly versionKey: Uint8Array | null
  /** Null: of any distribution release. */
  readonly distribution: string | null
}

/** Where a question about impact begins. */
export type Origin =
  | { readonly kind: 'vulnerability'; readonly name: string }
  | PackageOrigin
  | { readonly kind: 'ci'; readonly id: string }

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Reads `vulnerability:` any name, `package:` a purl or a package key with or without `@version`, `ci:` an id.
 * Problems: `impact.origin-unknown`, `impact.id-wrong`, `impact.package-key-wrong`, and those of purl.
 */
export function parseOrigin(text: string): Parsed<Origin> {
  const colon = text.indexOf(':')
  const rest = text.slice(colon + 1).trim()
  switch (text.slice(0, Math.max(0, colon))) {
    case 'vulnerability':
      return readable({ kind: 'vulnerability', name: normaliseVulnerabilityId(rest) })
    case 'package':
      return rest.startsWith('pkg:') ? originOfPurl(rest) : originOfKey(rest)
    case 'ci': {
      const id = rest.toLowerCase()
      return idForm.test(id) ? readable({ kind: 'ci', id }) : refuse('impact.id-wrong', rest)
    }
    default:
      return refuse('impact.origin-unknown', text)
  }
}

function refuse(code: string, text: string) {
  return unreadable(problem('/from', code, { text: text.slice(0, 200) }))
}

function originOfPurl(text: string): Parsed<Origin> {
  const purl = parsePurl(text)
  if (!purl.ok) return unreadable(...purl.problems.map((one) => ({ ...one, path: '/from' })))
  const advised = packageKeyOfPurl(purl.value)
  const isBinary = advised.distribution !== null || typesWithBinaries.has(advised.ecosystem)
  return readable({
    kind: 'package',
    packageKey: advised.key,
    binaryName: isBinary ? purl.value.name : null,
    distribution: advised.distribution,
    ...versionOf(advised.ecosystem, purl.value.version === null ? null : advised.version),
  })
}

const typesWithBinaries = new Set(['deb', 'apk', 'rpm'])

function originOfKey(text: string): Parsed<Origin> {
  const [, type = '', path = '', version = null] =
    /^([a-z][a-z0-9.+-]*)\/(.+?)(?:(?<=[^/])@([^/@]+))?$/.exec(text) ?? []
  if (type === '' || path === '') return refuse('impact.package-key-wrong', text)
  return readable({
    kind: 'package',
    packageKey: packageKey(type, null, path),
    binaryName: typesWithBinaries.has(type) ? path.slice(path.lastIndexOf('/') + 1) : null,
    distribution: null,
    ...versionOf(type, version),
  })
}

function versionOf(type: string, version: string | null) {
  return {
    version,
    versionKey: version === null ? null : (schemeForPackageType(type)?.encode(version) ?? null),
  }
}
