import { formatPurl } from '#versions/identifiers/purl/index.ts'
import type { SampleContent } from './contents.data.ts'

/** A package of a document. */
export interface SamplePackage {
  readonly name: string
  readonly group: string | null
  readonly version: string
  readonly purl: string
  /** Names of packages of the same content. */
  readonly needs: readonly string[]
  /** The source package it is built of, with distributions. */
  readonly source: string | null
}

/** The packages of a content, one a line as `contents.data.ts` says. @throws at a line that cannot be meant */
export function listPackages({ packages, distribution }: SampleContent): readonly SamplePackage[] {
  return packages
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const [type = '', ...words] = line.split(' ')
      return type === 'deb' || type === 'apk'
        ? ofDistribution(type, words, distribution)
        : [ofLanguage(type, words)]
    })
}

function ofDistribution(
  type: 'deb' | 'apk',
  [source = '', version = '', ...built]: readonly string[],
  distribution: string | undefined,
): readonly SamplePackage[] {
  return (built.length === 0 ? [source] : built).map((name) => ({
    name,
    group: null,
    version,
    source,
    needs: [],
    purl: formatPurl({
      type,
      namespace: type === 'deb' ? 'debian' : 'alpine',
      name,
      version,
      subpath: null,
      qualifiers: {
        ...(distribution === undefined ? {} : { distro: distribution }),
        ...(name === source ? {} : { upstream: source }),
      },
    }),
  }))
}

function ofLanguage(type: string, [identity = '', arrow, ...needs]: readonly string[]): SamplePackage {
  const at = identity.lastIndexOf('@')
  const path = identity.slice(0, at)
  const version = identity.slice(at + 1)
  if (at < 1 || version === '' || (arrow !== undefined && arrow !== '>'))
    throw new Error(`no package: ${identity}`)
  const slash = path.lastIndexOf('/')
  const group = slash < 0 ? null : path.slice(0, slash)
  const name = path.slice(slash + 1)
  return {
    name,
    group,
    version,
    source: null,
    needs,
    purl: formatPurl({ type, namespace: group, name, version, subpath: null, qualifiers: {} }),
  }
}

/** What a package is called where another one needs it. */
export function nameOf({ group, name }: SamplePackage): string {
  return group === null ? name : `${group}/${name}`
}
