import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { type JsonNode, readArray, readNodes, readText } from '../../json/node.ts'
import { splitJson } from '../../json/read-json.ts'
import { readJsonRoot } from '../../json/root.ts'
import { problemLog } from '../../problem-log.ts'
import { decodeText } from '../../text/decode-text.ts'
import { linesOf } from '../../text/lines.ts'
import { readYamlRoot } from '../../yaml/read-yaml.ts'
import { declaredLicence, distributionReference, hashOf } from '../integrity.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { type ListedPackage, type PackageList, packageList } from '../package-list.ts'
import { parseRequirement } from '../pip/requirement.ts'
import { fromLock } from './lock.ts'

/** Reads one of the forms in which conda tells packages. */
export function readConda(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  if (/^\s*\{/.test(text.value)) return fromRecord(bytes)
  if (/^\s*\[/.test(text.value)) return fromJsonList(bytes)
  if (/(?:^|\n)packages?:\r?\n *- /.test(text.value)) return fromLock(bytes)
  return /(?:^|\n)(?:dependencies|channels):/.test(text.value) ? fromEnvironment(bytes) : fromList(text.value)
}

/** The record of one installed package, `conda-meta/name-1.0-build.json`. */
function fromRecord(bytes: Uint8Array): Parsed<SbomDocument> {
  const root = readJsonRoot(bytes)
  if (!root.ok) return root
  const { value: node } = root
  const list = packageList(node.log)
  const found = {
    name: readText(node, 'name') ?? '',
    version: readText(node, 'version'),
    build: readText(node, 'build'),
    channel: readText(node, 'channel'),
  }
  list.add({
    ...packageOf('', found),
    licences: declaredLicence(readText(node, 'license')),
    hashes: ['sha256', 'md5'].flatMap((name) => hashOf(name, readText(node, name) ?? '')),
    references: distributionReference(readText(node, 'url', 2048)),
  })
  return readable(list.document({ format: 'conda', specVersion: 'conda-meta' }), node.log.list())
}

/** `conda list --json`: an array of what is installed. */
function fromJsonList(bytes: Uint8Array): Parsed<SbomDocument> {
  const json = splitJson(bytes, [])
  if (!json.ok) return json
  const { value, log } = json.value
  const list = packageList(log)
  for (const node of readNodes({ value: { '': value }, path: '', log }, '')) {
    const found = {
      name: readText(node, 'name') ?? '',
      version: readText(node, 'version'),
      build: readText(node, 'build_string'),
      channel: readText(node, 'channel'),
    }
    list.add(packageOf(node.path.slice(1), found))
  }
  return readable(list.document({ format: 'conda', specVersion: 'list --json' }), log.list())
}

interface CondaPackage {
  readonly name: string
  readonly version: string | null
  readonly build: string | null
  readonly channel: string | null
}

/** What comes from PyPI stands among conda's own. */
function packageOf(path: string, { name, version, build, channel }: CondaPackage): ListedPackage {
  if (channel === 'pypi') return { path, type: 'pypi', name, version }
  const qualifiers = [
    ['build', build],
    ['channel', channel === '' ? null : channel],
  ] as const
  return { path, type: 'conda', name, version, qualifiers }
}

const explicit = /\/(?<name>[^/\s]+)-(?<version>[^-/\s]+)-(?<build>[^-/\s]+)\.(?:conda|tar\.bz2)(?:#\S*)?$/

/** `name version build channel`, or addresses below `@EXPLICIT`. */
function fromList(text: string): Parsed<SbomDocument> {
  const log = problemLog()
  const list = packageList(log)
  for (const { line, text: written } of linesOf(text)) {
    const content = written.trim()
    if (content === '' || content.startsWith('#') || content === '@EXPLICIT') continue
    const path = `/line/${line}`
    const address = content.length > 4000 ? undefined : explicit.exec(content)?.groups
    const [name = '', version, build = null, channel = null] = content.split(/ +/, 4)
    if (address !== undefined) {
      const { name: told = '', version: of = null, build: by = null } = address
      list.add({ ...packageOf(path, { name: told, version: of, build: by, channel: null }) })
    } else if (version === undefined) log.add(path, 'sbom.line-not-read')
    else list.add(packageOf(path, { name, version, build, channel }))
  }
  return readable(list.document({ format: 'conda', specVersion: 'list' }), log.list())
}

const wanted =
  /^(?:[\w-]+::)?(?<name>[\w.-]+)(?:\s*(?<sign>={1,2})\s*(?<version>[\w.!+]+)(?:=(?<build>[\w.]+))?)?(?<rest>.*)$/

/** What an environment asks for; `=1.0` alone begins with this version and so is none. */
function fromEnvironment(bytes: Uint8Array): Parsed<SbomDocument> {
  const root = readYamlRoot(bytes)
  if (!root.ok) return root
  const { value: document } = root
  const list = packageList(document.log)
  for (const [index, entry] of readArray(document, 'dependencies').entries()) {
    const path = `/dependencies/${index}`
    if (typeof entry === 'string') addWanted({ ...document, path }, entry, list)
    else addPython({ ...document, value: Object(entry), path }, list)
  }
  return readable(list.document({ format: 'conda', specVersion: 'environment.yml' }), document.log.list())
}

function addWanted({ path, log }: JsonNode, entry: string, list: PackageList): void {
  const { name, sign, version, build = null, rest = '' } = wanted.exec(entry.slice(0, 2000))?.groups ?? {}
  if (name === undefined) {
    log.add(path, 'sbom.line-not-read')
    return
  }
  const isExact = rest === '' && (sign === '==' || build !== null)
  list.add(packageOf(path, { name, version: isExact ? (version ?? null) : null, build, channel: null }))
}

/** `pip:` and a list of its requirements. */
function addPython(node: JsonNode, list: PackageList): void {
  for (const [index, entry] of readArray(node, 'pip').entries()) {
    const found = typeof entry === 'string' ? parseRequirement(entry) : null
    const path = `${node.path}/pip/${index}`
    if (found === null) node.log.add(path, 'sbom.line-not-read')
    else list.add({ path, type: found.isLocal ? null : 'pypi', name: found.name, version: found.version })
  }
}
