import { type JsonNode, readText } from '../../json/node.ts'
import { readNamedNodes, readNamedTexts } from '../../json/root.ts'
import { distributionReference, hashesOfIntegrity } from '../integrity.ts'
import type { ListedPackage } from '../package-list.ts'
import { npmIdentity, npmScope, originOf } from './identity.ts'
import type { NpmReading } from './packages.ts'

const addressLimit = 2048

/** What is installed in one folder, and in those above it. */
interface Folder {
  readonly above: Folder | null
  readonly positions: Map<string, number>
}

/** What an installed package asks for, to be looked up from its own folder when all are known. */
interface Need {
  readonly from: number
  readonly names: readonly string[]
  readonly folder: Folder
}

/**
 * The map `dependencies` of version 1 and of older shrinkwraps: each package holds those installed within it. What
 * the project itself asks for is not said.
 */
export function readEntries(root: JsonNode, reading: NpmReading): void {
  const needs: Need[] = []
  readFolder(root, null, { ...reading, needs })
  for (const { from, names, folder } of needs) {
    for (const name of names) {
      const to = lookUp(folder, name)
      if (to !== null) reading.list.need(from, to)
    }
  }
}

/** As deep as the JSON may be. */
function readFolder(
  node: JsonNode,
  above: Folder | null,
  reading: NpmReading & { readonly needs: Need[] },
): Folder {
  const folder: Folder = { above, positions: new Map() }
  for (const [name, entry] of readNamedNodes(node, 'dependencies')) {
    reading.unused.note('entry', entry)
    const from = reading.list.add(readEntry(name, entry))
    const within = readFolder(entry, folder, reading)
    if (from === null) continue
    folder.positions.set(name, from)
    const names = entry.value.requires === true ? [] : readNamedTexts(entry, 'requires').map(([key]) => key)
    if (names.length > 0) reading.needs.push({ from, names, folder: within })
  }
  return folder
}

function lookUp(start: Folder, name: string): number | null {
  for (let at: Folder | null = start; at !== null; at = at.above) {
    const found = at.positions.get(name)
    if (found !== undefined) return found
  }
  return null
}

function readEntry(name: string, node: JsonNode): ListedPackage {
  const written = readText(node, 'version', addressLimit)
  const resolved = readText(node, 'resolved', addressLimit)
  const alias = /^npm:(?<name>@?[^@\s]+)@(?<version>\S+)$/.exec(written ?? '')?.groups
  const isVersion = written !== null && /^[\dv][^\s:/]*$/.test(written)
  const origin = originOf(isVersion || alias ? resolved : written)
  const { value } = node
  return {
    ...npmIdentity(alias?.name ?? name, origin),
    path: node.path,
    version: alias?.version ?? (isVersion ? written : null),
    scope: npmScope({ dev: value.dev === true, optional: value.optional === true }),
    hashes: hashesOfIntegrity(readText(node, 'integrity', addressLimit)),
    references: distributionReference(resolved ?? (isVersion ? null : written)),
    statesNeeds: true,
  }
}
