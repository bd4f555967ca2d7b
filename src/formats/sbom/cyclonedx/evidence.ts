import {
  isObject,
  type JsonNode,
  readBoolean,
  readInteger,
  readList,
  readNode,
  readNodes,
  readNumber,
  readText,
  requireText,
} from '../../json/node.ts'
import type { SbomEvidence, SbomIdentityEvidence, SbomOccurrence, SbomSwid } from '../model/evidence.ts'
import type { ComponentReading } from './components.ts'
import { readLicences } from './licences.ts'

const placeLimit = 4096
const longLimit = 65_536

/** The SWID tag of a component. A tag without id or name identifies nothing and is a warning. */
export function readSwid({ unused }: ComponentReading, component: JsonNode): SbomSwid | null {
  const node = readNode(component, 'swid')
  if (node === null) return null
  unused.note('swid', node)
  const tagId = requireText(node, 'tagId')
  const name = requireText(node, 'name')
  if (tagId === null || name === null) return null
  return {
    tagId,
    name,
    version: readText(node, 'version'),
    tagVersion: readInteger(node, 'tagVersion'),
    isPatch: readBoolean(node, 'patch'),
    url: readText(node, 'url', placeLimit),
  }
}

/** By what the component is known to be there; null where nothing of it is told that we keep. */
export function readEvidence({ unused }: ComponentReading, component: JsonNode): SbomEvidence | null {
  const node = readNode(component, 'evidence')
  if (node === null) return null
  unused.note('evidence', node)
  const evidence = {
    identities: identityNodes(node).flatMap((one) => readIdentityEvidence(one) ?? []),
    occurrences: readList(node, 'occurrences', readOccurrence),
    licences: readLicences(node),
    copyright: readList(node, 'copyright', (one) => requireText(one, 'text', longLimit)),
  }
  return Object.values(evidence).every(({ length }) => length === 0) ? null : evidence
}

/** One object in 1.5, a list from 1.6 on. */
function identityNodes(node: JsonNode): readonly JsonNode[] {
  if (!isObject(node.value.identity)) return readNodes(node, 'identity')
  const identity = readNode(node, 'identity')
  return identity === null ? [] : [identity]
}

function readIdentityEvidence(node: JsonNode): SbomIdentityEvidence | null {
  const field = requireText(node, 'field')
  if (field === null) return null
  return {
    field,
    confidence: readNumber(node, 'confidence'),
    concluded: readText(node, 'concludedValue', placeLimit),
    methods: readList(node, 'methods', (method) => {
      const technique = requireText(method, 'technique')
      if (technique === null) return null
      return {
        technique,
        confidence: readNumber(method, 'confidence'),
        value: readText(method, 'value', placeLimit),
      }
    }),
  }
}

function readOccurrence(node: JsonNode): SbomOccurrence | null {
  const location = requireText(node, 'location', placeLimit)
  if (location === null) return null
  return {
    location,
    line: readInteger(node, 'line'),
    offset: readInteger(node, 'offset'),
    symbol: readText(node, 'symbol', placeLimit),
    context: readText(node, 'additionalContext', longLimit),
  }
}
