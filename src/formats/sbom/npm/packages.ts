import { isObject, type JsonNode, pathTo, readText } from '../../json/node.ts'
import { readNamedTexts } from '../../json/root.ts'
import { declaredLicence, distributionReference, hashesOfIntegrity } from '../integrity.ts'
import type { ComponentScope, SbomLicence } from '../model/sbom-document.ts'
import { subjectPosition } from '../model/sbom-document.ts'
import type { ListedPackage, PackageList } from '../package-list.ts'
import type { UnusedFields } from '../unused-fields.ts'
import { npmIdentity, npmScope, originOf } from './identity.ts'

export interface NpmReading {
  readonly list: PackageList
  readonly unused: UnusedFields<'package' | 'entry' | 'document'>
}

const addressLimit = 2048

/**
 * The map `packages`: by the folder each is installed in. The project itself is ''; folders outside `node_modules`
 * are its own modules, to which links point.
 * @param folders walked once: there may be half a million, which do not fit beside the components they become
 */
export function readPackages(folders: Iterable<NamedFolder>, { list, unused }: NpmReading): void {
  const links = new Map<string, string>()
  const positions = new Map<string, number>([['', subjectPosition]])
  const needs: (readonly [folder: string, names: readonly string[]])[] = []
  for (const [folder, node] of folders) {
    if (isLink(node)) {
      links.set(folder, readText(node, 'resolved', addressLimit) ?? '')
      continue
    }
    if (folder !== '') {
      unused.note('package', node)
      const position = list.add(readPackage(folder, node))
      if (position === null) continue
      positions.set(folder, position)
    }
    needs.push([folder, namesNeeded(node)])
  }
  for (const [folder, names] of needs) connect(folder, names, { list, links, positions })
}

type NamedFolder = readonly [folder: string, node: JsonNode]

function isLink({ value }: JsonNode): boolean {
  return value.link === true
}

function connect(
  folder: string,
  names: readonly string[],
  { list, ...installed }: Installed & { readonly list: PackageList },
): void {
  const from = installed.positions.get(folder)
  if (from === undefined) return
  for (const name of names) {
    const to = findInstalled(folder, name, installed)
    if (to !== null) list.need(from, to)
  }
}

const mark = 'node_modules/'

function readPackage(folder: string, node: JsonNode): ListedPackage {
  const resolved = readText(node, 'resolved', addressLimit)
  const installed = folder.lastIndexOf(mark)
  const isOwn = installed < 0
  const lastFolder = folder.slice(isOwn ? folder.lastIndexOf('/') + 1 : installed + mark.length)
  const origin = isOwn ? { isLocal: true, repository: null } : originOf(resolved)
  return {
    ...npmIdentity(readText(node, 'name') ?? lastFolder, origin),
    path: node.path,
    version: readText(node, 'version'),
    scope: isOwn ? null : scopeOf(node),
    hashes: hashesOfIntegrity(readText(node, 'integrity', addressLimit)),
    licences: licencesOf(node),
    references: distributionReference(resolved),
    statesNeeds: true,
  }
}

function scopeOf({ value }: JsonNode): ComponentScope {
  return npmScope({
    dev: value.dev === true,
    optional: value.optional === true || value.devOptional === true,
  })
}

/** Old packages write an object; lists of them are passed over. */
function licencesOf(node: JsonNode): readonly SbomLicence[] {
  const { license } = node.value
  if (typeof license === 'string') return declaredLicence(readText(node, 'license'))
  if (!isObject(license)) return []
  return declaredLicence(readText({ ...node, value: license, path: pathTo(node, 'license') }, 'type'))
}

function namesNeeded(node: JsonNode): readonly string[] {
  return ['dependencies', 'optionalDependencies', 'peerDependencies', 'devDependencies'].flatMap((field) =>
    readNamedTexts(node, field).map(([name]) => name),
  )
}

interface Installed {
  readonly links: ReadonlyMap<string, string>
  readonly positions: ReadonlyMap<string, number>
}

/** As Node.js looks for a module: in the folder's own `node_modules`, then in those of the folders above. */
function findInstalled(folder: string, name: string, { links, positions }: Installed): number | null {
  for (let at: string | null = folder; at !== null; at = folderAbove(at)) {
    const path = at === '' ? `${mark}${name}` : `${at}/${mark}${name}`
    const found = positions.get(links.get(path) ?? path)
    if (found !== undefined) return found
  }
  return null
}

/** Deeper than any real tree; each step costs the length of the path. */
const deepestFolder = 2000

/** The next folder in which modules may lie, or null above the project. */
function folderAbove(folder: string): string | null {
  if (folder === '' || folder.length > deepestFolder) return null
  const installed = folder.lastIndexOf(`/${mark}`)
  const isInstalled = folder.startsWith(mark) || installed >= 0
  if (isInstalled) return installed < 0 ? '' : folder.slice(0, installed)
  const slash = folder.lastIndexOf('/')
  return slash < 0 ? '' : folder.slice(0, slash)
}
