import { isObject, type JsonNode, readList, readNode, readText } from '../../json/node.ts'
import type { SbomLicence } from '../model/sbom-document.ts'

/**
 * Licences by id, name or expression; their texts are not taken over. 1.7 allows all of them side by side, before
 * an expression stood alone; both are read alike.
 */
export function readLicences(node: JsonNode): readonly SbomLicence[] {
  return readList(node, 'licenses', (choice) => [...readExpression(choice), ...readLicence(choice)])
}

function readExpression(choice: JsonNode): readonly SbomLicence[] {
  const text = readText(choice, 'expression', 4096)
  return text === null ? [] : [{ kind: 'expression', text, acknowledgement: readAcknowledgement(choice) }]
}

function readLicence(choice: JsonNode): readonly SbomLicence[] {
  const licence = readNode(choice, 'license')
  if (licence === null) return []
  const acknowledgement = readAcknowledgement(licence)
  const id = readText(licence, 'id')
  if (id !== null) return [{ kind: 'id', text: id, acknowledgement }]
  // Some tools give nothing but an address.
  const name = readText(licence, 'name') ?? readText(licence, 'url')
  if (name !== null) return [{ kind: 'name', text: name, acknowledgement }]
  licence.log.add(licence.path, 'sbom.licence-without-name', { hasText: isObject(licence.value.text) })
  return []
}

function readAcknowledgement(node: JsonNode): SbomLicence['acknowledgement'] {
  const text = readText(node, 'acknowledgement')
  return text === 'declared' || text === 'concluded' ? text : null
}
