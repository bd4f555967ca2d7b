import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { isObject, type JsonNode, readNode, readNodes, readText, readTexts } from '../../json/node.ts'
import { readYamlRoot } from '../../yaml/read-yaml.ts'
import { declaredLicence, distributionReference, hashOf } from '../integrity.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { type PackageList, packageList } from '../package-list.ts'

const addressLimit = 2048

/** Reads what conda-lock (`conda-lock.yml`) and pixi (`pixi.lock`) wrote down; one package for several platforms is one. */
export function fromLock(bytes: Uint8Array): Parsed<SbomDocument> {
  const root = readYamlRoot(bytes)
  if (!root.ok) return root
  const { value: document } = root
  const isPixi = Array.isArray(document.value.packages)
  const list = packageList(document.log)
  const known = new Map<string, number>()
  const byName = new Map<string, number>()
  const needs: { readonly from: number; readonly names: readonly string[] }[] = []
  for (const node of readNodes(document, isPixi ? 'packages' : 'package')) {
    const entry = isPixi ? pixiEntry(node) : lockEntry(node)
    const key = [entry.type, entry.name, entry.version, entry.build].join('\n')
    const position = known.get(key) ?? addEntry(entry, node, list)
    if (position === null) continue
    known.set(key, position)
    const name = `${entry.type} ${entry.name}`
    if (!byName.has(name)) byName.set(name, position)
    needs.push({ from: position, names: entry.needs.map((one) => `${entry.type} ${one}`) })
  }
  for (const { from, names } of needs) list.needNamed(from, names, byName)
  const specVersion = isPixi ? 'pixi.lock' : 'conda-lock.yml'
  return readable(list.document({ format: 'conda', specVersion }), document.log.list())
}

interface LockedEntry {
  readonly type: 'conda' | 'pypi'
  readonly name: string
  readonly version: string | null
  readonly build: string | null
  readonly url: string | null
  readonly needs: readonly string[]
}

function addEntry(entry: LockedEntry, node: JsonNode, list: PackageList): number | null {
  const { type, name, version, build, url } = entry
  const hashes = readNode(node, 'hash') ?? node
  return list.add({
    path: node.path,
    type,
    name,
    version,
    qualifiers: type === 'conda' ? [['build', build]] : [],
    licences: declaredLicence(readText(node, 'license')),
    hashes: ['sha256', 'md5'].flatMap((algorithm) => hashOf(algorithm, readText(hashes, algorithm) ?? '')),
    references: distributionReference(url),
    statesNeeds: true,
  })
}

/** conda-lock: who installs it says whose name it is. */
function lockEntry(node: JsonNode): LockedEntry {
  const url = readText(node, 'url', addressLimit)
  const { dependencies } = node.value
  return {
    type: node.value.manager === 'pip' ? 'pypi' : 'conda',
    name: readText(node, 'name') ?? '',
    version: readText(node, 'version'),
    build: fileOf(url).build,
    url,
    needs: isObject(dependencies) ? Object.keys(dependencies) : [],
  }
}

/** pixi: the address stands under whose package it is; before version 6 `kind` says so. */
function pixiEntry(node: JsonNode): LockedEntry {
  const isPython = node.value.kind === 'pypi' || typeof node.value.pypi === 'string'
  const url = readText(node, isPython ? 'pypi' : 'conda', addressLimit) ?? readText(node, 'url', addressLimit)
  const file = isPython ? nothing : fileOf(url)
  const needed = [...readTexts(node, 'depends'), ...readTexts(node, 'requires_dist')]
  return {
    type: isPython ? 'pypi' : 'conda',
    name: readText(node, 'name') ?? file.name ?? '',
    version: readText(node, 'version') ?? file.version,
    build: readText(node, 'build') ?? file.build,
    url,
    needs: needed.flatMap((text) => /^[\w.-]+/.exec(text)?.[0] ?? []),
  }
}

interface FileParts {
  readonly name: string | null
  readonly version: string | null
  readonly build: string | null
}

const nothing: FileParts = { name: null, version: null, build: null }
const archive = /\/(?<name>[^/\s]+)-(?<version>[^-/\s]+)-(?<build>[^-/\s]+)\.(?:conda|tar\.bz2)$/

/** `name-version-build.conda` at the end of an address. */
function fileOf(url: string | null): FileParts {
  const { name = null, version = null, build = null } = archive.exec(url ?? '')?.groups ?? {}
  return { name, version, build }
}
