import { type JsonNode, readList, readText, requireText } from '../../json/node.ts'
import type { SbomHash, SbomProperty, SbomReference } from '../model/sbom-document.ts'

const hexadecimal = /^(?:[0-9a-f]{2}){4,64}$/

/** Hashes with a value that can be one; others are warnings. */
export function readHashes(node: JsonNode): readonly SbomHash[] {
  return readList(node, 'hashes', (hash) => {
    const algorithm = readText(hash, 'alg')
    const value = readText(hash, 'content')?.toLowerCase() ?? ''
    if (algorithm !== null && hexadecimal.test(value)) return { algorithm, value }
    node.log.add(hash.path, 'sbom.hash-not-valid', { algorithm: algorithm?.slice(0, 40) ?? null })
    return null
  })
}

const urlLimit = 2048

/** External references that have an address. */
export function readReferences(node: JsonNode): readonly SbomReference[] {
  return readList(node, 'externalReferences', (reference) => {
    const url = requireText(reference, 'url', urlLimit)
    return url === null ? null : { kind: readText(reference, 'type') ?? 'other', url }
  })
}

const propertyLimit = 4096

export function readProperties(node: JsonNode): readonly SbomProperty[] {
  return readList(node, 'properties', (property) => {
    const name = requireText(property, 'name')
    return name === null ? null : { name, value: readText(property, 'value', propertyLimit) }
  })
}
