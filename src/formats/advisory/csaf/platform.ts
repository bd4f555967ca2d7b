import {
  distributionName,
  distributionRelease,
  isExtendedSupport,
  packageKeyOfPurl,
} from '#versions/identifiers/package-key/index.ts'
import { type Purl, parsePurl } from '#versions/identifiers/purl/index.ts'
import type { CsafDocument, CsafProduct } from './model.ts'
import { inwards, outwards } from './products.ts'

/** A release of a distribution that packages of a document stand in. */
export interface Platform {
  /** By our name. */
  readonly distribution: string
  /** In the words of the purl qualifier `distro`; null where the product does not tell which release it is of. */
  readonly distro: string | null
}

/** Distributions by the vendor in the CPE of their systems, where it is not our own name for them. */
const vendors: ReadonlyMap<string, string> = new Map([
  ['alpinelinux', 'alpine'],
  ['amazon', 'amazon'],
  ['canonical', 'ubuntu'],
  ['fedoraproject', 'fedora'],
  ['rocky', 'rocky'],
])

const known = ['almalinux', 'debian', 'mageia', 'openeuler', 'opensuse', 'oracle', 'photon', 'redhat', 'suse']

/** What a product is built into, if the CPE of that names a system of a distribution: `cpe:/o:redhat:enterprise_linux:8`. */
export function platformOf(products: CsafDocument['products'], id: string): Platform | null {
  for (const { cpe } of outwards(products, id)) {
    const platform = cpe === null ? null : platformOfCpe(cpe)
    if (platform !== null) return platform
  }
  return null
}

function platformOfCpe(cpe: string): Platform | null {
  const [part = '', vendor = '', product = '', ...rest] = cpe
    .slice(0, 500)
    .toLowerCase()
    .replace(/^cpe:(?:\/|2\.3:)/, '')
    .split(':')
    .map((field) => (/^[*-]$/.test(field) ? '' : field.replace(/\\/g, '')))
  const distribution = vendors.get(vendor) ?? (known.includes(vendor) ? vendor : null)
  if (distribution === null || (part !== 'o' && part !== 'a')) return null
  const [version = '', update = ''] = rest
  // Red Hat's ecosystems in OSV are these very names; elsewhere the product says nothing that the vendor does not.
  const text = distribution === 'redhat' ? [product, ...rest] : [version, update]
  const release = text.filter((word) => word !== '').join(distribution === 'redhat' ? ':' : '-')
  return { distribution, distro: distroOf(distribution, release) }
}

/** Support beyond the usual is kept in its own words. */
function distroOf(distribution: string, release: string): string | null {
  const normal = distributionRelease(distribution, release)
  return normal === null || !isExtendedSupport(distribution, release) ? normal : `${distribution}-${release}`
}

/** The package URLs of a product or of what is built into it, each in the release of the distribution it stands in. */
export function purlsOf(products: CsafDocument['products'], id: string): readonly Purl[] {
  const bearer = bearerOf(products, id)
  const platform = platformOf(products, id)
  if (bearer === undefined) return fromFileName(products, id, platform)
  return bearer.purls.flatMap((text) => {
    const parsed = parsePurl(text)
    return parsed.ok ? [inRelease(parsed.value, platform)] : []
  })
}

/** The product whose package URL it goes by: itself, or what is built into it. */
export function bearerOf(products: CsafDocument['products'], id: string): CsafProduct | undefined {
  return inwards(products, id).find(({ purls }) => purls.length > 0)
}

function inRelease(purl: Purl, platform: Platform | null): Purl {
  if (platform === null || platform.distro === null || purl.qualifiers.distro !== undefined) return purl
  if (purl.namespace === null || distributionName(purl.namespace) !== platform.distribution) return purl
  return { ...purl, qualifiers: { ...purl.qualifiers, distro: platform.distro } }
}

const rpmFile =
  /^(?<name>[^\s:/]+)-(?:(?<epoch>\d+):)?(?<version>[^-\s:/]+)-(?<release>[^-\s:/]+)\.(?<arch>aarch64|armv7hl|i[3-6]86|loongarch64|noarch|ppc64|ppc64le|riscv64|s390|s390x|src|x86_64)(?:\.rpm)?$/

/** RPMs that are named without a package URL: by their files (`vim-9.0-33.oe2203sp3.src.rpm`), or by name. */
function fromFileName(
  products: CsafDocument['products'],
  id: string,
  platform: Platform | null,
): readonly Purl[] {
  if (platform === null || platform.distro === null) return []
  const { distribution, distro } = platform
  const name = (inwards(products, id).at(-1)?.name ?? '').slice(0, 300)
  const found = readingsOf.get(distribution)?.(name) ?? null
  if (found === null) return []
  const qualifiers = { ...found.qualifiers, distro }
  return [{ type: 'rpm', namespace: distribution, subpath: null, ...found, qualifiers }]
}

type Named = Pick<Purl, 'name' | 'version' | 'qualifiers'>

function ofFile(file: string): Named | null {
  const groups = rpmFile.exec(file)?.groups
  if (groups === undefined) return null
  const { name = '', epoch, version, release, arch = '' } = groups
  return {
    name,
    version: `${version}-${release}`,
    qualifiers: { arch, ...(epoch === undefined ? {} : { epoch }) },
  }
}

/**
 * What a system is made of: `postgresql`, and `postgresql:15/postgresql` of a stream of a module; whatever its version.
 * Names of containers have a slash.
 */
function ofSystem(text: string): Named | null {
  const [, stream, name] = /^(?:([\w.+-]+:[\w.+-]+)\/)?([\w.+-]+)$/.exec(text) ?? []
  if (name === undefined) return null
  return { name, version: null, qualifiers: stream === undefined ? {} : { rpmmod: stream } }
}

const readingsOf: ReadonlyMap<string, (name: string) => Named | null> = new Map([
  ['openeuler', ofFile],
  ['opensuse', ofFile],
  ['redhat', ofSystem],
  ['suse', ofFile],
])

/** Which package in which release a purl names, whatever its version is. */
export function placeOf(purl: Purl): ReturnType<typeof packageKeyOfPurl> {
  return packageKeyOfPurl({ ...purl, version: null })
}
