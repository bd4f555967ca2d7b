import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { type JsonNode, readText, readTexts } from '../../json/node.ts'
import { readJsonRoot, readNamedNodes } from '../../json/root.ts'
import { declaredLicence } from '../integrity.ts'
import { listFields } from '../list-fields.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { type ListedPackage, packageList } from '../package-list.ts'
import { usedFields } from './versions.ts'

/** Reads what renv resolved. What the project itself asks for is not said. */
export function readRenv(bytes: Uint8Array): Parsed<SbomDocument> {
  const root = readJsonRoot(bytes)
  if (!root.ok) return root
  const { value: document } = root
  const list = packageList(document.log)
  const unused = listFields(usedFields)
  unused.note('document', document)
  const positions = new Map<string, number>()
  const added = readNamedNodes(document, 'Packages').flatMap(([key, node]) => {
    unused.note('package', node)
    const name = readText(node, 'Package') ?? key
    const position = list.add(readPackage(name, node))
    if (position === null) return []
    positions.set(name, position)
    return [{ position, node }]
  })
  for (const { position, node } of added) list.needNamed(position, namesNeeded(node), positions)
  const told = list.document({ format: 'renv', specVersion: null, unused: unused.report() })
  return readable(told, document.log.list())
}

/** The qualifier of CRAN's type is no namespace: Bioconductor's packages are others, though most names differ. */
function readPackage(name: string, node: JsonNode): ListedPackage {
  const source = readText(node, 'Source')
  const isOfBioconductor = source === 'Bioconductor'
  const fields = ['Requirements', 'Depends', 'Imports']
  return {
    path: node.path,
    type: isOfBioconductor ? 'bioconductor' : 'cran',
    name,
    version: readText(node, 'Version'),
    qualifiers: [['vcs_url', repositoryIn(node)]],
    licences: declaredLicence(readText(node, 'License')),
    statesNeeds: fields.some((field) => Object.hasOwn(node.value, field)),
  }
}

const hosts: ReadonlyMap<string, string> = new Map([
  ['github', 'github.com'],
  ['gitlab', 'gitlab.com'],
  ['bitbucket', 'bitbucket.org'],
])

function repositoryIn(node: JsonNode): string | null {
  const host = hosts.get(readText(node, 'RemoteType') ?? '')
  const user = readText(node, 'RemoteUsername')
  const name = readText(node, 'RemoteRepo')
  const commit = readText(node, 'RemoteSha')
  if (host === undefined || user === null || name === null) return null
  return `git+https://${host}/${user}/${name}${commit === null ? '' : `@${commit}`}`
}

/** `R (>= 3.5)` names R itself, which is none of the packages. */
function namesNeeded(node: JsonNode): readonly string[] {
  return ['Requirements', 'Depends', 'Imports', 'LinkingTo'].flatMap((field) =>
    readTexts(node, field).map((written) => written.split(/[\s(]/, 1)[0] ?? ''),
  )
}
