import { entryNodes, type JsonNode, readText } from '../../json/node.ts'
import type { SplitJson } from '../../json/read-json.ts'
import { type SbomComponent, subjectPosition, type UnusedField } from '../model/sbom-document.ts'
import { type PackageReading, readHashes, readLicence, takeRef } from './packages.ts'

/**
 * Files name no package, so that they are counted and not read; their ids may stand in relations. Only where a
 * document has no package at all its files are what it is about: they become the components.
 * @returns what is not taken over
 */
export function readFiles(
  reading: PackageReading,
  root: JsonNode,
  arrays: SplitJson['arrays'],
): readonly UnusedField[] {
  const areComponents = reading.subject === null && reading.components.length === 0
  let count = 0
  for (const node of entryNodes(root, 'files', arrays)) {
    count++
    const name = areComponents ? readFileName(node) : null
    if (name !== null) takeFile(reading, node, name)
    else noteId(reading, node, 'SPDXID')
  }
  let snippets = 0
  for (const node of entryNodes(root, 'snippets', arrays)) {
    snippets++
    noteId(reading, node, 'SPDXID')
  }
  const left = [
    { path: `${root.path}/files`, field: 'files', count: areComponents ? 0 : count },
    { path: `${root.path}/snippets`, field: 'snippets', count: snippets },
  ]
  return left.filter((field) => field.count > 0)
}

function noteId(reading: PackageReading, { value }: JsonNode, field: string): void {
  const id = value[field]
  if (typeof id === 'string' && id !== '') reading.others.add(id)
}

const nameLimit = 1024

function readFileName(node: JsonNode): string | null {
  const name = readText(node, 'fileName', nameLimit)
  if (name === null) node.log.add(node.path, 'sbom.component-without-name')
  return name
}

function takeFile(reading: PackageReading, node: JsonNode, name: string): void {
  const id = readText(node, 'SPDXID')
  const isSubject = id !== null && id === reading.described && reading.subject === null
  const position = isSubject ? subjectPosition : reading.components.length
  const file: SbomComponent = {
    ref: takeRef(reading, node, { id, position }),
    path: reading.placeOf(node.path),
    parent: null,
    kind: 'file',
    group: null,
    name,
    version: null,
    versionRange: null,
    purl: null,
    cpe: null,
    scope: null,
    isExternal: null,
    supplier: null,
    manufacturer: null,
    publisher: null,
    authors: [],
    hashes: readHashes(node),
    licences: readLicence(node, 'licenseConcluded', 'concluded'),
    references: [],
    properties: [],
    statesDependencies: false,
  }
  if (isSubject) reading.subject = file
  else reading.components.push(file)
}
