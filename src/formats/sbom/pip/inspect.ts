import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import {
  hasField,
  isObject,
  type JsonNode,
  readNode,
  readNodes,
  readText,
  readTexts,
} from '../../json/node.ts'
import { splitJson } from '../../json/read-json.ts'
import { readNamedTexts, topNodes } from '../../json/root.ts'
import { declaredLicence, distributionReference, hashOf } from '../integrity.ts'
import { type SbomDocument, type SbomHash, subjectPosition } from '../model/sbom-document.ts'
import { type ListedPackage, type PackageList, packageList } from '../package-list.ts'
import { normalName } from '../python-lock/needs.ts'
import { addNeeds, areNeeds } from './needs.ts'

const addressLimit = 2048

/**
 * What `pip inspect` prints, or `pip install --report` writes: an object; or `pip list --format=json`: an array of
 * names and versions.
 */
export function readPipJson(bytes: Uint8Array): Parsed<SbomDocument> {
  const json = splitJson(bytes, [])
  if (!json.ok) return json
  const { value, log } = json.value
  const list = packageList(log)
  if (Array.isArray(value)) {
    const nodes = topNodes(value, log)
    if (areNeeds(nodes)) {
      addNeeds(nodes, list)
      return readable(list.document({ format: 'pip', specVersion: 'pipdeptree' }), log.list())
    }
    for (const node of nodes) list.add(namedBy(node))
    return readable(list.document({ format: 'pip', specVersion: 'pip list' }), log.list())
  }
  if (!isObject(value)) return unreadable(problem('', 'json.wrong-kind', { expected: 'object' }))
  const root = { value, path: '', log }
  const isReport = hasField(root, 'install') && !hasField(root, 'installed')
  addInstalled(readNodes(root, isReport ? 'install' : 'installed'), list)
  const specVersion = isReport ? 'pip install --report' : 'pip inspect'
  return readable(list.document({ format: 'pip', specVersion }), log.list())
}

/** What was asked for by its name is direct. */
function addInstalled(nodes: readonly JsonNode[], list: PackageList): void {
  const positions = new Map<string, number>()
  const needs: { readonly from: number; readonly names: readonly string[] }[] = []
  for (const node of nodes) {
    const metadata = readNode(node, 'metadata')
    const from = metadata === null ? null : list.add(installedBy(node, metadata))
    if (metadata === null || from === null) continue
    positions.set(normalName(readText(metadata, 'name') ?? ''), from)
    needs.push({ from, names: readTexts(metadata, 'requires_dist', addressLimit).flatMap(neededBy) })
    if (node.value.requested === true) list.need(subjectPosition, from)
  }
  for (const { from, names } of needs) list.needNamed(from, names, positions)
}

function namedBy(node: JsonNode): ListedPackage {
  const isLocal = readText(node, 'editable_project_location', addressLimit) !== null
  const name = readText(node, 'name') ?? ''
  return { path: node.path, type: isLocal ? null : 'pypi', name, version: readText(node, 'version') }
}

function installedBy(node: JsonNode, metadata: JsonNode): ListedPackage {
  const download = readNode(node, 'download_info')
  // Where a report says that it came from an index, the address is that of the index's file.
  const direct = node.value.is_direct === true ? download : readNode(node, 'direct_url')
  const url = direct === null ? null : readText(direct, 'url', addressLimit)
  const repository = direct === null ? null : readNode(direct, 'vcs_info')
  const commit = repository === null ? null : readText(repository, 'commit_id')
  const vcs = repository === null || url === null ? null : `git+${url}${commit === null ? '' : `@${commit}`}`
  return {
    ...namedBy(metadata),
    type: url !== null && /^file:/i.test(url) ? null : 'pypi',
    qualifiers: [['vcs_url', vcs]],
    hashes: download === null ? [] : hashesIn(download),
    references: distributionReference(download === null ? null : readText(download, 'url', addressLimit)),
    // Many packages hold the whole text of their licence here.
    licences: declaredLicence(licenceOf(metadata)),
    statesNeeds: true,
  }
}

/** Of the one file that is installed. */
function hashesIn(download: JsonNode): readonly SbomHash[] {
  const archive = readNode(download, 'archive_info')
  return archive === null
    ? []
    : readNamedTexts(archive, 'hashes').flatMap(([algorithm, hex]) => hashOf(algorithm, hex))
}

function licenceOf({ value }: JsonNode): string | null {
  const written = value.license_expression ?? value.license
  return typeof written === 'string' && written !== '' && written.length <= 100 ? written : null
}

/** `name[extra] (>=1.0) ; marker`; what only an extra needs is nobody's need here. */
function neededBy(requirement: string): readonly string[] {
  if (/;.*\bextra\s*==/.test(requirement)) return []
  const name = /^[A-Za-z\d][\w.-]*/.exec(requirement)?.[0]
  return name === undefined ? [] : [normalName(name)]
}
