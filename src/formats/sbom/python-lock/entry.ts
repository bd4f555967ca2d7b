import { hasField, isObject, type JsonNode, readNode, readText, readTexts } from '../../json/node.ts'
import type { ComponentScope } from '../model/sbom-document.ts'
import type { ListedPackage } from '../package-list.ts'

const addressLimit = 2048

/** A package, whichever tool wrote it. */
export function readPackage(node: JsonNode): ListedPackage {
  const origin = originOf(node)
  return {
    type: origin.isLocal ? null : 'pypi',
    path: node.path,
    name: readText(node, 'name') ?? '',
    version: readText(node, 'version'),
    qualifiers: [['vcs_url', origin.repository]],
    scope: scopeOf(node),
    references: origin.url === null ? [] : [{ kind: 'distribution', url: origin.url }],
    statesNeeds: true,
  }
}

/** Whether the entry is the project in the folder of the document itself. */
export function isProject(node: JsonNode): boolean {
  const folder = readFolder(node)
  return folder === '.' || folder === './'
}

interface Origin {
  readonly isLocal: boolean
  readonly repository: string | null
  readonly url: string | null
}

const registry: Origin = { isLocal: false, repository: null, url: null }

function originOf(node: JsonNode): Origin {
  if (readFolder(node) !== null) return { ...registry, isLocal: true }
  const source = isObject(node.value.source) ? readNode(node, 'source') : null
  const vcs = readNode(node, 'vcs')
  const archive = readNode(node, 'archive')
  const kind = source === null ? null : readText(source, 'type')
  const repository =
    gitOf(source, 'git', null) ??
    (kind === 'git' ? gitOf(source, 'url', 'resolved_reference') : null) ??
    gitOf(node, 'git', 'revision') ??
    gitOf(vcs, 'url', 'commit-id')
  if (repository !== null) return { ...registry, repository }
  const holder = archive ?? (kind === null || kind === 'url' ? source : null) ?? node
  return { ...registry, url: readText(holder, 'url', addressLimit) }
}

/** uv writes the commit after the address, and what was asked for between: `https://host/path?rev=main#commit`. */
function gitOf(node: JsonNode | null, field: string, commitField: string | null): string | null {
  const written = node === null ? null : readText(node, field, addressLimit)
  if (node === null || written === null) return null
  const [address = '', mark] = written.split('#', 2)
  const commit = commitField === null ? mark : readText(node, commitField)
  const url = `${address.startsWith('git') ? '' : 'git+'}${address.split('?', 1)[0]}`
  return commit === undefined || commit === null ? url : `${url}@${commit}`
}

/** The folder or file beside the project that a package lies in. */
function readFolder(node: JsonNode): string | null {
  const directory = readNode(node, 'directory')
  if (directory !== null) return readText(directory, 'path', addressLimit) ?? ''
  const source = isObject(node.value.source) ? readNode(node, 'source') : null
  if (source === null) return readText(node, 'path', addressLimit)
  const kind = readText(source, 'type')
  if (kind === 'directory' || kind === 'file') return readText(source, 'url', addressLimit) ?? ''
  for (const field of ['virtual', 'editable', 'directory', 'path']) {
    if (hasField(source, field)) return readText(source, field, addressLimit)
  }
  return null
}

/** Poetry's groups are of development but for `main`; PDM's may be either, and are not installed unless asked for. */
function scopeOf(node: JsonNode): ComponentScope | null {
  const isOptional = node.value.optional === true
  const category = readText(node, 'category')
  if (category !== null) return ruled(category === 'main', isOptional)
  if (!hasField(node, 'groups')) return isOptional ? 'optional' : null
  const groups = readTexts(node, 'groups')
  if (groups.includes('default')) return 'required'
  return groups.includes('main') || 'optional' in node.value
    ? ruled(groups.includes('main'), isOptional)
    : 'optional'
}

function ruled(isMain: boolean, isOptional: boolean): ComponentScope {
  if (!isMain) return 'excluded'
  return isOptional ? 'optional' : 'required'
}
