import {
  hasField,
  isObject,
  type JsonNode,
  readArray,
  readBoolean,
  readList,
  readNodes,
  readText,
  readTexts,
  requireText,
} from '../../json/node.ts'
import type { SbomDataFlow, SbomService } from '../model/service.ts'
import { type ComponentReading, readRef } from './components.ts'
import { readProperties, readReferences } from './details.ts'
import { readLicences } from './licences.ts'
import { readOrganisation } from './metadata.ts'

const addressLimit = 2048
const longLimit = 65_536

/** Reads services and those within them. One without a name is left out with a problem; what lies within is read. */
export function readServices(
  reading: ComponentReading,
  nodes: Iterable<JsonNode>,
  parent: number | null,
): void {
  for (const node of nodes) {
    const position = reading.services.length
    const service = readService(reading, node, parent)
    if (service !== null) reading.services.push(service)
    if (!hasField(node, 'services')) continue
    readServices(reading, readNodes(node, 'services'), service === null ? parent : position)
  }
}

function readService(reading: ComponentReading, node: JsonNode, parent: number | null): SbomService | null {
  reading.unused.note('service', node)
  const name = requireText(node, 'name')
  if (name === null) return null
  return {
    ref: readRef(reading, node, { of: 'service', position: reading.services.length }),
    path: node.path,
    parent,
    provider: readOrganisation(node, 'provider'),
    group: readText(node, 'group'),
    name,
    version: readText(node, 'version'),
    description: readText(node, 'description', longLimit),
    endpoints: readTexts(node, 'endpoints', addressLimit),
    authenticated: readBoolean(node, 'authenticated'),
    crossesTrustBoundary: readBoolean(node, 'x-trust-boundary'),
    trustZone: readText(node, 'trustZone'),
    data: readList(node, 'data', (flow) => readDataFlow(reading, flow)),
    licences: readLicences(node),
    references: readReferences(node),
    properties: readProperties(node),
  }
}

/** In XML from 1.5 on the classification is an element of its own, which holds the direction. */
function readDataFlow({ unused }: ComponentReading, node: JsonNode): SbomDataFlow | null {
  unused.note('dataFlow', node)
  const told = node.value.classification
  const within = isObject(told) ? { ...node, value: told } : node
  const classification = requireText(within, 'classification')
  if (classification === null) return null
  return {
    flow: readText(within, 'flow'),
    classification,
    name: readText(node, 'name'),
    description: readText(node, 'description', longLimit),
    sources: readAddresses(node, 'source'),
    destinations: readAddresses(node, 'destination'),
  }
}

function readAddresses(node: JsonNode, field: string): readonly string[] {
  return readArray(node, field).length === 0 ? [] : readTexts(node, field, addressLimit)
}
