import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { isObject, type JsonNode, pathTo, readInteger, readText } from '../../json/node.ts'
import { plainJson } from '../../json/plain-json.ts'
import { pointerStep } from '../../json/pointer.ts'
import { readJsonRoot, readNamedNodes, readNamedTexts } from '../../json/root.ts'
import { decodeText } from '../../text/decode-text.ts'
import { hashesOfIntegrity } from '../integrity.ts'
import { listFields } from '../list-fields.ts'
import { type SbomDocument, subjectPosition } from '../model/sbom-document.ts'
import { npmIdentity, originOf } from '../npm/identity.ts'
import { type ListedPackage, type PackageList, packageList } from '../package-list.ts'
import { usedFields } from './versions.ts'

/** Reads what Bun resolved: by the place where each package is installed, an array of what it is and needs. */
export function readBun(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  const root = readJsonRoot(Buffer.from(plainJson(text.value)))
  if (!root.ok) return root
  const { value: document } = root
  const list = packageList(document.log)
  const unused = listFields(usedFields)
  unused.note('document', document)
  const workspaces = readNamedNodes(document, 'workspaces')
  const folders = new Map(workspaces)
  const installed = entriesIn(document).flatMap((entry) => {
    const position = list.add(packageOf(entry, folders))
    return position === null ? [] : [{ ...entry, position }]
  })
  connect({ installed, workspaces, list })
  setScopes(workspaces, { list, places: new Map(installed.map(({ place, position }) => [place, position])) })
  const version = readInteger(document, 'lockfileVersion')
  const told = list.document({
    format: 'bun',
    specVersion: version === null ? null : String(version),
    subject: subjectOf(workspaces),
    unused: unused.report(),
  })
  return readable(told, document.log.list())
}

interface Entry {
  /** Where it is installed: `parent/name`. */
  readonly place: string
  readonly path: string
  /** `name@1.0`, `name@github:…`, `name@workspace:…` */
  readonly identity: string
  readonly facts: JsonNode | null
  readonly integrity: string | null
}

const longestIdentity = 2048

function entriesIn(document: JsonNode): readonly Entry[] {
  const { packages } = document.value
  if (!isObject(packages)) return []
  return Object.entries(packages).flatMap(([place, tuple]) => {
    const path = `${pathTo(document, 'packages')}/${pointerStep(place)}`
    const [identity, ...rest]: readonly unknown[] = Array.isArray(tuple) ? tuple : []
    if (typeof identity !== 'string' || identity.length > longestIdentity) {
      document.log.add(path, 'json.wrong-kind', { expected: 'array' })
      return []
    }
    const facts = rest.find(isObject)
    const last = rest.at(-1)
    const entry = {
      place,
      path,
      identity,
      facts: facts === undefined ? null : { ...document, value: facts, path },
      integrity: typeof last === 'string' ? last : null,
    }
    return [entry]
  })
}

/** @param folders what is told of each of the project's own modules, by its folder */
function packageOf(
  { identity, path, integrity }: Entry,
  folders: ReadonlyMap<string, JsonNode>,
): ListedPackage {
  const at = identity.indexOf('@', 1)
  const name = at < 0 ? identity : identity.slice(0, at)
  const version = at < 0 ? null : identity.slice(at + 1)
  const isVersion = version !== null && /^\d/.test(version)
  const origin = originOf(isVersion ? null : version)
  const folder = /^workspace:(?<folder>.+)$/.exec(version ?? '')?.groups?.folder
  const own = folder === undefined ? undefined : folders.get(folder)
  const ownVersion = own === undefined ? null : readText(own, 'version')
  return {
    ...npmIdentity(name, origin),
    path,
    version: isVersion ? version : ownVersion,
    hashes: hashesOfIntegrity(integrity),
    statesNeeds: true,
  }
}

const needFields = ['dependencies', 'optionalDependencies', 'peerDependencies', 'devDependencies']

function namesIn(node: JsonNode, fields: readonly string[]): readonly string[] {
  return fields.flatMap((field) => readNamedTexts(node, field).map(([name]) => name))
}

interface Graph {
  readonly installed: readonly (Entry & { readonly position: number })[]
  readonly workspaces: readonly (readonly [string, JsonNode])[]
  readonly list: PackageList
}

function connect({ installed, workspaces, list }: Graph): void {
  const places = new Map(installed.map(({ place, position }) => [place, position]))
  const own = workspaces.flatMap(([folder, node]) => {
    const place = readText(node, 'name') ?? ''
    const position = folder === '' ? subjectPosition : places.get(place)
    return position === undefined ? [] : [{ place, position, facts: node }]
  })
  for (const { place, position, facts } of [...installed, ...own]) {
    for (const name of facts === null ? [] : namesIn(facts, needFields)) {
      const to = findInstalled(place, name, places)
      if (to !== undefined) list.need(position, to)
    }
  }
}

/** Deeper than any real tree; each step costs the length of the place. */
const longestPlace = 4000

/** What is installed within a package comes before what is installed beside it, and so on outwards. */
function findInstalled(place: string, name: string, places: ReadonlyMap<string, number>): number | undefined {
  let around = place.length > longestPlace ? '' : place
  while (around !== '') {
    const found = places.get(`${around}/${name}`)
    if (found !== undefined) return found
    const slash = around.lastIndexOf('/')
    around = slash < 0 ? '' : around.slice(0, slash)
  }
  return places.get(name)
}

/** What only development asks for is `excluded`, what only optional needs lead to `optional`. */
function setScopes(
  workspaces: readonly (readonly [string, JsonNode])[],
  { list, places }: { readonly list: PackageList; readonly places: ReadonlyMap<string, number> },
): void {
  const startsOf = (fields: readonly string[]) =>
    workspaces.flatMap(([, node]) => {
      const own = readText(node, 'name') ?? ''
      return namesIn(node, fields).flatMap((name) => findInstalled(own, name, places) ?? [])
    })
  const required = list.neededBy(startsOf(['dependencies', 'peerDependencies']))
  const optional = list.neededBy(startsOf(['optionalDependencies']))
  const forDevelopment = list.neededBy(startsOf(['devDependencies']))
  for (const position of forDevelopment) list.setScope(position, 'excluded')
  for (const position of optional) list.setScope(position, 'optional')
  for (const position of required) list.setScope(position, 'required')
}

function subjectOf(workspaces: readonly (readonly [string, JsonNode])[]): ListedPackage | null {
  const main = workspaces.find(([folder]) => folder === '')?.[1]
  const name = main === undefined ? null : readText(main, 'name')
  if (main === undefined || name === null) return null
  return { path: main.path, type: null, name, version: readText(main, 'version'), kind: 'application' }
}
