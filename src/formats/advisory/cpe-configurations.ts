import { isCpeName } from '#versions/identifiers/cpe/index.ts'
import {
  hasField,
  type JsonNode,
  pathTo,
  readArray,
  readBoolean,
  readNodes,
  readText,
  requireText,
} from '../json/node.ts'
import type { CpeConfiguration, CpeMatch, CpeNode } from './model/configuration.ts'

/** What the parts are called, which differs between the NVD's two formats. */
export interface ConfigurationNames {
  readonly children: string
  readonly matches: string
  readonly criteria: string
}

/** NVD API 2.0, and `cpeApplicability` of CVE records since 5.1. */
export const configurationNames: ConfigurationNames = {
  children: 'nodes',
  matches: 'cpeMatch',
  criteria: 'criteria',
}

/** NVD feeds 1.1. */
export const legacyConfigurationNames: ConfigurationNames = {
  children: 'children',
  matches: 'cpe_match',
  criteria: 'cpe23Uri',
}

/** A configuration with its nodes as they are written; what of it cannot be read is told, and it is then marked. */
export function readConfiguration(
  node: JsonNode,
  names: ConfigurationNames,
  source: string | null,
): CpeConfiguration {
  const reading: Reading = { names, isComplete: true }
  const root = readCpeNode(node, reading)
  return { source, root, isComplete: reading.isComplete }
}

interface Reading {
  readonly names: ConfigurationNames
  isComplete: boolean
}

/** Nests at most as deep as the document, which the JSON reader bounds. */
function readCpeNode(node: JsonNode, reading: Reading): CpeNode {
  const { children, matches } = reading.names
  const negate = readBoolean(node, 'negate')
  if (negate === null && hasField(node, 'negate')) reading.isComplete = false
  return {
    operator: readOperator(node, reading),
    negate: negate ?? false,
    matches: wholeList(node, matches, reading).flatMap((match) => readMatch(match, reading) ?? []),
    children: wholeList(node, children, reading).map((child) => readCpeNode(child, reading)),
  }
}

function wholeList(node: JsonNode, name: string, reading: Reading): readonly JsonNode[] {
  if (!hasField(node, name)) return []
  const nodes = readNodes(node, name)
  if (!Array.isArray(node.value[name]) || readArray(node, name).length !== nodes.length) {
    reading.isComplete = false
  }
  return nodes
}

function readOperator(node: JsonNode, reading: Reading): CpeNode['operator'] {
  const text = readText(node, 'operator')?.toLowerCase() ?? null
  if (text === null || text === 'and' || text === 'or') return text
  node.log.add(pathTo(node, 'operator'), 'advisory.operator-unknown', { operator: text.slice(0, 40) })
  reading.isComplete = false
  return null
}

const criteriaLimit = 8192

function readMatch(node: JsonNode, reading: Reading): CpeMatch | null {
  const criteria = requireText(node, reading.names.criteria, criteriaLimit)
  if (criteria === null || !isCpeName(criteria)) {
    if (criteria !== null) {
      const place = pathTo(node, reading.names.criteria)
      node.log.add(place, 'advisory.cpe-not-valid', { cpe: criteria.slice(0, 200) })
    }
    reading.isComplete = false
    return null
  }
  const bound = (name: string) => {
    const text = readText(node, name)
    if (text === null && hasField(node, name)) reading.isComplete = false
    return text
  }
  const vulnerable = readBoolean(node, 'vulnerable')
  // Which of both it is makes all the difference.
  if (vulnerable === null) reading.isComplete = false
  return {
    vulnerable: vulnerable ?? true,
    criteria,
    startIncluding: bound('versionStartIncluding'),
    startExcluding: bound('versionStartExcluding'),
    endIncluding: bound('versionEndIncluding'),
    endExcluding: bound('versionEndExcluding'),
    id: readText(node, 'matchCriteriaId'),
  }
}
