import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { hasField, isObject, type JsonNode, pathTo, readNode, readText } from '../../json/node.ts'
import { readNamedNodes, readNamedTexts } from '../../json/root.ts'
import { problemLog } from '../../problem-log.ts'
import { readYamlRoots } from '../../yaml/read-yaml.ts'
import { distributionReference, hashesOfIntegrity } from '../integrity.ts'
import { listFields } from '../list-fields.ts'
import { type SbomDocument, subjectPosition } from '../model/sbom-document.ts'
import { npmIdentity, npmScope, originOf } from '../npm/identity.ts'
import { type ListedPackage, type PackageList, packageList } from '../package-list.ts'
import { keysOf, nameInKey, withoutPeers } from './keys.ts'
import { usedFields } from './versions.ts'

interface PnpmReading {
  /** From version 11 of pnpm on a document of its own tools may stand before that of the projects. */
  readonly roots: readonly JsonNode[]
  /** The number before the dot: what keys look like depends on it. */
  readonly major: number
  readonly list: PackageList
  readonly positions: Map<string, number>
}

const addressLimit = 2048

/** Reads what pnpm wrote down of an installation, for one project or for a workspace of several. */
export function readPnpm(bytes: Uint8Array): Parsed<SbomDocument> {
  const found = readYamlRoots(bytes)
  if (!found.ok) return found
  const log = problemLog()
  // That of the projects is the last, and goes first: what both name is a package of the projects.
  const roots = found.value.map((root) => ({ ...root, log })).toReversed()
  for (const root of found.value)
    for (const { path, code, facts } of root.log.list()) log.add(path, code, facts)
  const version = roots.map((root) => readText(root, 'lockfileVersion')).find((one) => one !== null) ?? null
  const list = packageList(log)
  const major = Number.parseInt(version ?? '', 10)
  const reading: PnpmReading = { roots, major, list, positions: new Map() }
  const unused = listFields(usedFields)
  for (const root of roots) unused.note('document', root)
  const packages = roots.flatMap((root) => readNamedNodes(root, 'packages'))
  for (const [key, node] of packages) {
    unused.note('package', node)
    if (roots.length > 1 && reading.positions.has(key)) continue
    const position = list.add(readPackage(key, node, major))
    if (position !== null) reading.positions.set(key, position)
  }
  const snapshots = roots.flatMap((root) => readNamedNodes(root, 'snapshots'))
  for (const [key, node] of [...packages, ...snapshots]) connect(key, node, reading)
  connectProjects(reading, snapshots)
  const document = list.document({ format: 'pnpm', specVersion: version, unused: unused.report() })
  return readable(document, log.list())
}

function readPackage(key: string, node: JsonNode, major: number): ListedPackage {
  const resolution = readNode(node, 'resolution')
  const found = nameInKey(key, major)
  const address = resolution === null ? null : addressIn(resolution)
  const origin = originOf(found?.version?.includes(':') ? found.version : address)
  const name = readText(node, 'name') ?? found?.name
  const version = readText(node, 'version') ?? found?.version ?? null
  const { value } = node
  return {
    ...npmIdentity(name ?? key, name === undefined ? { ...origin, isLocal: true } : origin),
    path: node.path,
    version: version !== null && /^\d/.test(version) ? version : null,
    scope: major >= 9 ? null : npmScope({ dev: isTrue(value.dev), optional: isTrue(value.optional) }),
    hashes: resolution === null ? [] : hashesOfIntegrity(readText(resolution, 'integrity', addressLimit)),
    references: distributionReference(address),
    statesNeeds: true,
  }
}

/** A file, a folder beside, or a repository with its commit. */
function addressIn(resolution: JsonNode): string | null {
  const repository = readText(resolution, 'repo', addressLimit)
  if (repository !== null)
    return `git+${repository}#${readText(resolution, 'commit') ?? ''}`.replace(/^git\+git/, 'git')
  const folder = readText(resolution, 'directory', addressLimit)
  return folder === null ? readText(resolution, 'tarball', addressLimit) : `file:${folder}`
}

/** YAML is read without turning words into values. */
function isTrue(value: unknown): boolean {
  return value === 'true' || value === true
}

function connect(key: string, node: JsonNode, reading: PnpmReading): void {
  const from = positionOf([key], reading)
  if (from === null) return
  for (const field of ['dependencies', 'optionalDependencies']) {
    for (const [name, version] of readNamedTexts(node, field)) {
      const to = positionOf(keysOf(name, version), reading)
      if (to !== null) reading.list.need(from, to)
    }
  }
}

function positionOf(keys: readonly string[], { positions }: PnpmReading): number | null {
  for (const key of keys) {
    const found = positions.get(key) ?? positions.get(withoutPeers(key))
    if (found !== undefined) return found
  }
  return null
}

/** The latter two are pnpm itself, and what it takes its settings from. */
const developmentFields = ['devDependencies', 'packageManagerDependencies', 'configDependencies']

/** What the projects of the document ask for is direct. From version 9 on only this tells what is for development. */
function connectProjects(
  reading: PnpmReading,
  snapshots: readonly (readonly [key: string, node: JsonNode])[],
): void {
  const { list, major } = reading
  const projects = reading.roots.flatMap((root) =>
    hasField(root, 'importers') ? readNamedNodes(root, 'importers').map(([, node]) => node) : [root],
  )
  const direct = (field: string) => projects.flatMap((project) => directOf(project, field, reading))
  const forUse = [...direct('dependencies'), ...direct('optionalDependencies')]
  const forDevelopment = developmentFields.flatMap(direct)
  const needed = list.neededBy(forUse)
  for (const to of [...forUse, ...forDevelopment]) list.need(subjectPosition, to)
  if (major < 9) return
  const optional = snapshots.filter(([, { value }]) => isTrue(value.optional))
  const optionalOnes = new Set(optional.map(([key]) => positionOf([key], reading)))
  for (const position of reading.positions.values()) {
    const scope = npmScope({ dev: !needed.has(position), optional: optionalOnes.has(position) })
    list.setScope(position, scope)
  }
}

/** `name: version`, or from version 6 on `name: {specifier, version}`. */
function directOf(project: JsonNode, field: string, reading: PnpmReading): readonly number[] {
  const asked = project.value[field]
  if (!isObject(asked)) return []
  return Object.keys(asked).flatMap((name) => {
    const one = asked[name]
    const path = `${pathTo(project, field)}`
    const version = isObject(one)
      ? readText({ value: one, path, log: project.log }, 'version', addressLimit)
      : one
    const to = typeof version === 'string' ? positionOf(keysOf(name, version), reading) : null
    return to === null ? [] : [to]
  })
}
