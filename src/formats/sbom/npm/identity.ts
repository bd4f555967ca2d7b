import type { ComponentScope } from '../model/sbom-document.ts'
import type { ListedPackage } from '../package-list.ts'

/** How a package is named within npm: with its scope, `@babel/core`. */
interface NpmName {
  readonly namespace: string | null
  readonly name: string
}

/** `@babel/core` → its two parts. */
function splitName(written: string): NpmName {
  const slash = written.startsWith('@') ? written.indexOf('/') : -1
  if (slash < 0) return { namespace: null, name: written }
  return { namespace: written.slice(0, slash), name: written.slice(slash + 1) }
}

/** Longer than any address that npm writes. */
const longestAddress = 2048

/** Where a package came from, by what stands in place of a version or as `resolved`. */
export interface NpmOrigin {
  /** Whether it lies beside the project, so that no registry knows it. */
  readonly isLocal: boolean
  /** The repository with its commit, as the purl qualifier `vcs_url` has it. */
  readonly repository: string | null
}

const registry: NpmOrigin = { isLocal: false, repository: null }

/** What an address says of where the package came from; a version, or a file of a registry, says nothing special. */
export function originOf(address: string | null): NpmOrigin {
  if (address === null || address.length > longestAddress) return registry
  if (/^(?:file|link|portal|workspace|root|soft|virtual|exec):/.test(address))
    return { isLocal: true, repository: null }
  const hosted = /^(github|gitlab|bitbucket):(?<path>[^#\s]+)(?:#(?<commit>\S+))?$/.exec(address)
  if (hosted?.groups !== undefined) {
    const host = hosted[1] === 'bitbucket' ? 'bitbucket.org' : `${hosted[1]}.com`
    const { path = '', commit } = hosted.groups
    return { isLocal: false, repository: withCommit(`git+https://${host}/${path}.git`, commit) }
  }
  const archive =
    /^https:\/\/codeload\.github\.com\/(?<path>[^/\s]+\/[^/\s]+)\/tar\.gz\/(?<commit>[^/\s]+)$/.exec(address)
  if (archive?.groups !== undefined) {
    const { path = '', commit } = archive.groups
    return { isLocal: false, repository: withCommit(`git+https://github.com/${path}.git`, commit) }
  }
  const [url = '', commit] = address.split('#', 2)
  if (!/^(?:git[+@:]|ssh:)|^https?:.*\.git$/.test(url)) return registry
  return { isLocal: false, repository: withCommit(url.startsWith('git') ? url : `git+${url}`, commit) }
}

const registryFile =
  /\/(?<name>(?:@[\w.~-]+\/)?(?<base>[\w.~-]+))\/-\/(?:@[^/]+\/)?(?<file>[^/?#]+)\.tgz(?:[?#]|$)/

/** The package's name in the address of its file in a registry: `…/@scope/name/-/name-1.0.0.tgz`; else null. */
export function nameInAddress(address: string | null): string | null {
  if (address === null || address.length > longestAddress) return null
  const { name, base, file } = registryFile.exec(address.replace(/%2f/i, '/'))?.groups ?? {}
  return name !== undefined && file?.startsWith(`${base}-`) === true ? name : null
}

function withCommit(url: string, commit: string | undefined): string {
  const id = commit?.replace(/^commit=/, '')
  return id === undefined || id === '' ? url : `${url}@${id}`
}

/** The parts of a listed package that follow from its name and where it came from. */
export function npmIdentity(
  written: string,
  origin: NpmOrigin,
): Pick<ListedPackage, 'type' | 'namespace' | 'name' | 'qualifiers'> {
  const type = origin.isLocal ? null : 'npm'
  return { type, ...splitName(written), qualifiers: [['vcs_url', origin.repository]] }
}

/** By the marks of npm and pnpm; what bears none is needed when the project runs. */
export function npmScope({
  dev,
  optional,
}: {
  readonly dev: boolean
  readonly optional: boolean
}): ComponentScope {
  if (dev) return 'excluded'
  return optional ? 'optional' : 'required'
}
