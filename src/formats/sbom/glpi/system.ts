import { type JsonNode, readText } from '../../json/node.ts'
import type { ListedPackage } from '../package-list.ts'

/** The distribution that a device runs, in the words of purls. */
export interface GlpiSystem {
  readonly namespace: string | null
  readonly distro: string | null
}

const distributions: readonly (readonly [name: RegExp, namespace: string])[] = [
  [/^debian/i, 'debian'],
  [/^ubuntu/i, 'ubuntu'],
  [/^fedora/i, 'fedora'],
  [/^centos/i, 'centos'],
  [/^red ?hat/i, 'redhat'],
  [/^alma/i, 'almalinux'],
  [/^rocky/i, 'rocky'],
  [/^oracle/i, 'oracle'],
  [/^amazon/i, 'amazon'],
  [/^opensuse/i, 'opensuse'],
  [/^(?:suse|sles)/i, 'suse'],
  [/^alpine/i, 'alpine'],
  [/^arch/i, 'arch'],
  [/^mageia/i, 'mageia'],
]

/** By the name and the version that the agent tells; nothing where it is none of those whose packages we know. */
export function systemOf(system: JsonNode | null): GlpiSystem {
  const name = system === null ? '' : (readText(system, 'name') ?? readText(system, 'full_name') ?? '')
  const namespace = distributions.find(([pattern]) => pattern.test(name))?.[1] ?? null
  if (system === null || namespace === null) return { namespace: null, distro: null }
  const release = /^\d+(?:\.\d+)*/.exec(readText(system, 'version') ?? '')?.[0]
  const short = namespace === 'debian' ? release?.split('.')[0] : release
  return { namespace, distro: short === undefined ? null : `${namespace}-${short}` }
}

const types: ReadonlyMap<string, string> = new Map([
  ['rpm', 'rpm'],
  ['deb', 'deb'],
  ['dpkg', 'deb'],
  ['pacman', 'alpm'],
  ['apk', 'apk'],
])

/** A program as the agent lists it. Only those of a package manager have a name that others know them by. */
export function softwareOf(node: JsonNode, { namespace, distro }: GlpiSystem): ListedPackage {
  const from = readText(node, 'from')?.toLowerCase() ?? ''
  const type = types.get(from) ?? null
  const isBrew = from === 'homebrew'
  const told = {
    path: node.path,
    name: readText(node, 'name') ?? '',
    supplier: readText(node, 'publisher'),
  }
  const version = readText(node, 'version')
  if (type === null) return { ...told, type: isBrew ? 'brew' : null, version, kind: 'application' }
  const { epoch = null, rest = null } = /^(?:(?<epoch>\d+):)?(?<rest>.*)$/.exec(version ?? '')?.groups ?? {}
  const isRpm = type === 'rpm' && version !== null
  return {
    ...told,
    type,
    namespace,
    group: null,
    version: isRpm ? rest : version,
    qualifiers: [
      ['arch', readText(node, 'arch')],
      ['distro', distro],
      ['epoch', isRpm ? epoch : null],
    ],
  }
}
