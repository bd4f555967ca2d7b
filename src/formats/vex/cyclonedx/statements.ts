import {
  type JsonNode,
  readList,
  readNode,
  readNodes,
  readText,
  readTexts,
  readTime,
  requireText,
} from '../../json/node.ts'
import type { VexRemediation, VexStatement, VexStatus } from '../model/vex-document.ts'
import { nameLimit, textLimit } from '../products.ts'
import type { CycloneDxProducts } from './products.ts'
import { justificationOfWord, ownJustifications, statusOfState } from './versions.ts'

interface Reading {
  readonly products: CycloneDxProducts
  readonly issued: string | null
}

/** What is said of one vulnerability, by status: versions of a product may have others than the analysis as a whole. */
export function readStatements(node: JsonNode, { products, issued }: Reading): readonly VexStatement[] {
  const id = requireText(node, 'id')
  const others = readList(node, 'references', (reference) => readText(reference, 'id'))
  const names = [...new Set([...(id === null ? [] : [id]), ...others])]
  const analysis = readAnalysis(node)
  const places = readAffected(node, products, analysis)
  if (names.length === 0) {
    node.log.add(node.path, 'vex.no-vulnerability')
    return []
  }
  if (places.size === 0) {
    node.log.add(node.path, analysis.status === null ? 'vex.no-analysis' : 'vex.no-products')
    if (analysis.status !== null) places.set(analysis.status, new Set())
  }
  return [...places].map(([status, found]) => ({
    path: node.path,
    names,
    status,
    ...saidOf(analysis, status),
    action: readText(node, 'recommendation', textLimit),
    notes: analysis.status === status && status === 'not_affected' ? null : analysis.detail,
    remediations: analysis.remediations,
    at: analysis.at ?? issued,
    products: [...found],
  }))
}

interface Analysis {
  /** Null: there is none. */
  readonly status: VexStatus | null
  readonly statusWord: string | null
  readonly word: string | null
  readonly detail: string | null
  readonly remediations: readonly VexRemediation[]
  readonly at: string | null
}

function readAnalysis(node: JsonNode): Analysis {
  const analysis = readNode(node, 'analysis')
  const workaround = readText(node, 'workaround', textLimit)
  const around = workaround === null ? [] : [{ kind: 'workaround', text: workaround, url: null }]
  const at = readTime(node, 'updated') ?? readTime(node, 'published')
  if (analysis === null)
    return { status: null, statusWord: null, word: null, detail: null, remediations: around, at }
  const state = readText(analysis, 'state')
  const status = state === null ? null : (statusOfState.get(state) ?? null)
  if (state !== null && status === null)
    analysis.log.add(`${analysis.path}/state`, 'vex.status-not-known', { status: state.slice(0, 40) })
  const responses = readTexts(analysis, 'response').map((kind) => ({ kind, text: null, url: null }))
  return {
    status,
    statusWord: state === status ? null : state,
    word: readJustification(analysis),
    detail: readText(analysis, 'detail', textLimit),
    remediations: [...responses, ...around],
    at: readTime(analysis, 'lastUpdated') ?? readTime(analysis, 'firstIssued') ?? at,
  }
}

function readJustification(analysis: JsonNode): string | null {
  const word = readText(analysis, 'justification')
  if (word !== null && !justificationOfWord.has(word) && !ownJustifications.has(word))
    analysis.log.add(`${analysis.path}/justification`, 'vex.justification-not-known', {
      word: word.slice(0, 40),
    })
  return word
}

/** Why it is not affected is said of that status alone. */
function saidOf(
  { status, statusWord, word, detail }: Analysis,
  given: VexStatus,
): Pick<VexStatement, 'statusWord' | 'justification' | 'justificationWord' | 'impact'> {
  if (status !== given)
    return { statusWord: null, justification: null, justificationWord: null, impact: null }
  if (status !== 'not_affected')
    return { statusWord, justification: null, justificationWord: null, impact: null }
  const justification = word === null ? null : (justificationOfWord.get(word) ?? null)
  return { statusWord, justification, justificationWord: word, impact: detail }
}

/** The products by what is said of them. */
function readAffected(
  node: JsonNode,
  products: CycloneDxProducts,
  analysis: Analysis,
): Map<VexStatus, Set<number>> {
  const found = new Map<VexStatus, Set<number>>()
  const keep = (status: VexStatus | null, place: number) => {
    if (status === null) return
    const places = found.get(status) ?? new Set()
    found.set(status, places.add(place))
  }
  for (const target of readNodes(node, 'affects')) {
    const ref = requireText(target, 'ref', nameLimit)
    if (ref === null) continue
    const versions = readNodes(target, 'versions')
    if (versions.length === 0) keep(analysis.status, products.placeOf(ref, target))
    for (const entry of versions) {
      const place = products.placeOf(ref, target, {
        version: readText(entry, 'version', nameLimit),
        versionRange: readText(entry, 'range', nameLimit),
      })
      keep(statusOfVersion(entry, analysis), place)
    }
  }
  return found
}

/** What a version is said to be goes before the analysis of the whole; without a word it is as the whole. */
function statusOfVersion(entry: JsonNode, { status }: Analysis): VexStatus | null {
  const word = readText(entry, 'status')
  switch (word) {
    case null:
      return status
    case 'affected':
      return 'affected'
    case 'unaffected':
      return status === 'fixed' ? 'fixed' : 'not_affected'
    case 'unknown':
      return 'under_investigation'
    default:
      entry.log.add(`${entry.path}/status`, 'vex.status-not-known', { status: word.slice(0, 40) })
      return null
  }
}
