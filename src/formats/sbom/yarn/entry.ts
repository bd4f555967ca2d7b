import { type JsonNode, readText } from '../../json/node.ts'
import { distributionReference, hashesOfIntegrity, hashOf } from '../integrity.ts'
import { nameInAddress, npmIdentity, originOf } from '../npm/identity.ts'
import type { ListedPackage } from '../package-list.ts'

/** One entry: by which descriptors it is asked for, and what it is. */
interface YarnEntry {
  readonly descriptors: readonly string[]
  readonly listed: ListedPackage
  /** Whether it is the project itself. */
  readonly isProject: boolean
}

const addressLimit = 2048

/** @param key what is asked for, with commas between: `lodash@^4.17.0, lodash@^4.17.4` */
export function readEntry(key: string, node: JsonNode): YarnEntry {
  const descriptors = key.split(/,\s*/)
  const resolution = readText(node, 'resolution', addressLimit)
  const locator = splitDescriptor(resolution ?? descriptors[0] ?? '')
  const identity = resolution === null ? readOld(locator, node) : readBerry(locator)
  const version = readText(node, 'version')
  return {
    descriptors,
    isProject: resolution !== null && locator.range === 'workspace:.',
    listed: {
      ...npmIdentity(identity.name, identity.origin),
      path: node.path,
      // Modules of the project have this in place of a version.
      version: version === '0.0.0-use.local' ? null : version,
      hashes: [...hashesOfIntegrity(readText(node, 'integrity', addressLimit)), ...hashOfResolved(node)],
      references: distributionReference(readText(node, 'resolved', addressLimit)),
      statesNeeds: true,
    },
  }
}

interface Descriptor {
  readonly name: string
  readonly range: string
}

/** `@babel/core@npm:^7.0.0` → name and what is asked for. */
function splitDescriptor(text: string): Descriptor {
  const at = text.indexOf('@', 1)
  return at < 0 ? { name: text, range: '' } : { name: text.slice(0, at), range: text.slice(at + 1) }
}

/** Yarn 1: `alias@npm:name@range` names another package; where it is from stands in `resolved`, or in the range. */
function readOld({ name, range }: Descriptor, node: JsonNode) {
  const alias = range.startsWith('npm:') ? splitDescriptor(range.slice(4)) : null
  const fromRange = originOf(range)
  const resolved = readText(node, 'resolved', addressLimit)
  const origin = fromRange.isLocal ? fromRange : originOf(resolved ?? range)
  const isRegistry = !origin.isLocal && origin.repository === null
  // What is put in the place of a package by `resolutions` has its own name in the address alone.
  const told = isRegistry ? nameInAddress(resolved) : null
  return { name: told ?? (alias === null || alias.name === '' ? name : alias.name), origin }
}

/**
 * Later versions: `name@npm:1.0.0`, `name@https://…#commit=…`, `name@workspace:packages/a`, and patched packages as
 * `name@patch:name@npm%3A1.0.0#…`, which are that package.
 */
function readBerry({ name, range }: Descriptor) {
  if (range.startsWith('patch:')) return { name, origin: originOf(null) }
  return { name, origin: originOf(range.startsWith('npm:') ? null : range) }
}

/** Yarn 1 writes a digest after the address. */
function hashOfResolved(node: JsonNode) {
  if (node.value.integrity !== undefined) return []
  const resolved = readText(node, 'resolved', addressLimit) ?? ''
  return hashOf('sha1', /\.tgz#([\da-f]{40})$/.exec(resolved)?.[1] ?? '')
}
