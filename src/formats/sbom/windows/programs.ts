import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { type JsonNode, readNodes, readText } from '../../json/node.ts'
import { splitJson } from '../../json/read-json.ts'
import { topNodes } from '../../json/root.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { type ListedPackage, packageList } from '../package-list.ts'

/** How one tool tells of a program: its name for the document, what shows it, and in which fields what stands. */
interface Telling {
  readonly specVersion: string
  readonly marks: readonly RegExp[]
  readonly name: string
  readonly version: string
  readonly supplier: string | null
}

const tellings: readonly Telling[] = [
  {
    specVersion: 'Get-ItemProperty',
    marks: [/"DisplayName"\s*:/, /"DisplayVersion"\s*:/],
    name: 'DisplayName',
    version: 'DisplayVersion',
    supplier: 'Publisher',
  },
  {
    specVersion: 'Win32_Product',
    marks: [/"Name"\s*:/, /"Version"\s*:/, /"Vendor"\s*:/, /"IdentifyingNumber"\s*:/],
    name: 'Name',
    version: 'Version',
    supplier: 'Vendor',
  },
  {
    specVersion: 'Get-Package',
    marks: [/"Name"\s*:/, /"Version"\s*:/, /"ProviderName"\s*:/],
    name: 'Name',
    version: 'Version',
    supplier: null,
  },
]

/** Fields come in any order, and the first entries may lack some: so much of the text is looked at. */
const beginning = 65_536

function tellingOf(text: string): Telling | undefined {
  const start = text.slice(0, beginning)
  return tellings.find(({ marks }) => marks.every((mark) => mark.test(start)))
}

const isWinget = /"\$schema"\s*:\s*"https:\/\/aka\.ms\/winget-packages\.schema\.|"PackageIdentifier"\s*:/
const isScoop = /"buckets"\s*:\s*\[/
const hasScoopApps = /"apps"\s*:\s*\[\s*\{/

/** Whether a text in JSON is what a tool of Windows tells of installed programs. */
export function isPrograms(text: string): boolean {
  if (!/^\ufeff?\s*[[{]/.test(text)) return false
  return (
    isWinget.test(text) || (isScoop.test(text) && hasScoopApps.test(text)) || tellingOf(text) !== undefined
  )
}

/**
 * What PowerShell prints of installed programs (`… | ConvertTo-Json`, of the registry, of WMI and of `Get-Package`), and
 * what `winget export` and `scoop export` write.
 */
export function readPrograms(bytes: Uint8Array, text: string): Parsed<SbomDocument> {
  const json = splitJson(bytes, [])
  if (!json.ok) return json
  const { value, log } = json.value
  // PowerShell writes one program without an array, and Windows PowerShell some arrays as an object with their length.
  const nodes = topNodes(value, log).flatMap((node) =>
    Array.isArray(node.value.value) ? readNodes(node, 'value') : [node],
  )
  const told = programsIn(nodes, text)
  const named = told?.programs.filter(({ name }) => name !== '') ?? []
  // Another document that has these words somewhere would empty the slot.
  if (told === null || (named.length === 0 && nodes.length > 0))
    return unreadable(problem('', 'sbom.not-recognised'))
  const list = packageList(log)
  for (const one of named) list.add(one)
  const unnamed = told.programs.length - named.length
  const unused = unnamed === 0 ? [] : [{ path: '', field: 'DisplayName', count: unnamed }]
  const { specVersion } = told
  return readable(
    list.document({ format: 'windows', specVersion, lifecycles: ['operations'], unused }),
    log.list(),
  )
}

interface ToldPrograms {
  readonly specVersion: string
  readonly programs: readonly ListedPackage[]
}

function programsIn(nodes: readonly JsonNode[], text: string): ToldPrograms | null {
  if (isWinget.test(text)) {
    const sources = nodes.flatMap((node) => readNodes(node, 'Sources'))
    return { specVersion: 'winget export', programs: sources.flatMap(wingetPackages) }
  }
  if (isScoop.test(text)) {
    const apps = nodes.flatMap((node) => readNodes(node, 'apps'))
    return { specVersion: 'scoop export', programs: apps.map((node) => programOf(node, scoop)) }
  }
  const telling = tellingOf(text)
  if (telling === undefined) return null
  const { specVersion } = telling
  return { specVersion, programs: nodes.map((node) => programOf(node, telling)) }
}

const scoop = { name: 'Name', version: 'Version', supplier: null } as const

/** Nothing names a package of a registry, so there is no purl. */
function programOf(
  node: JsonNode,
  { name, version, supplier }: Pick<Telling, 'name' | 'version' | 'supplier'>,
): ListedPackage {
  return {
    path: node.path,
    type: null,
    name: readText(node, name)?.trim() ?? '',
    version: readText(node, version)?.trim() || null,
    kind: 'application',
    supplier: supplier === null ? null : readText(node, supplier)?.trim() || null,
  }
}

/** A package is called `Publisher.Product`; its version is there where it was asked for (`--include-versions`). */
function wingetPackages(source: JsonNode): readonly ListedPackage[] {
  return readNodes(source, 'Packages').map((node) => {
    const name = readText(node, 'PackageIdentifier') ?? ''
    return { path: node.path, type: null, name, version: readText(node, 'Version'), kind: 'application' }
  })
}
