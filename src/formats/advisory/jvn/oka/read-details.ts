import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { isCve, normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'
import {
  type JsonNode,
  pathTo,
  readNode,
  readNodes,
  readText,
  readTexts,
  readTime,
} from '../../../json/node.ts'
import type { Advisory } from '../../model/advisory.ts'
import type { NamedProduct } from '../../model/product.ts'
import { countUnused } from '../../unused.ts'
import { textFromHtml } from '../html-text.ts'
import { checkedId, withdrawnAt } from '../identity.ts'
import { cvesAmong, referencesAmong, relatedAmong } from '../names.ts'
import { limits, namedProduct, readMetrics, readPointers, readWeaknesses } from './parts.ts'

const usedFields: ReadonlySet<string> = new Set([
  '$schema',
  'document',
  'product_tree',
  'vulnerabilities',
  'jvn_extension',
  'status',
])

/** What of a product's standing says that it is affected. */
const affectedWords = ['known_affected', 'first_affected', 'last_affected'] as const

/** Reads details in MyJVN's own form of CSAF (`myjvn_security_advisory`), which the standard does not allow. */
export function readOkaDetails(record: JsonNode, told: string | null): Parsed<Advisory> {
  const document = readNode(record, 'document') ?? record
  const tracking = readNode(document, 'tracking') ?? document
  const id = checkedId(readText(tracking, 'id'), pathTo(tracking, 'id'))
  if (!id.ok) return id
  const language = readText(document, 'lang') ?? told
  const vulnerabilities = readNodes(record, 'vulnerabilities')
  const pointers = readPointers(readNodes(document, 'references'))
  const modified = readTime(tracking, 'current_release_date')
  const published = readTime(tracking, 'public_date') ?? readTime(tracking, 'initial_release_date')
  const title = readText(document, 'title', limits.title)
  const details = prose(readNodes(document, 'notes'), 'text', 'description')
  const within = (name: string) => vulnerabilities.flatMap((one) => readNodes(one, name))
  return readable(
    {
      format: 'jvn',
      id: id.value,
      aliases: [...new Set([...cvesOf(vulnerabilities), ...cvesAmong(pointers, record)])],
      related: relatedAmong(pointers),
      upstream: [],
      published,
      modified,
      withdrawn: withdrawnAt([title, details], modified ?? published),
      summary: title,
      details,
      severities: readMetrics(within('metrics')),
      rating: null,
      cwes: readWeaknesses(within('cwes')),
      affected: [],
      references: referencesAmong(pointers),
      configurations: [],
      products: readProducts(record, vulnerabilities),
      language:
        language !== null && /^[a-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}$/.test(language) ? language : null,
      impact: prose(within('threats'), 'details', 'impact'),
      solution: prose(within('remediations'), 'details', null),
      unused: countUnused(record, '', usedFields),
    },
    record.log.list(),
  )
}

function cvesOf(vulnerabilities: readonly JsonNode[]): readonly string[] {
  return vulnerabilities.flatMap((one) => {
    const cve = readText(one, 'cve')
    if (cve === null) return []
    if (isCve(cve)) return [normaliseVulnerabilityId(cve)]
    one.log.add(pathTo(one, 'cve'), 'feed.cve-not-valid', { id: cve.slice(0, 40) })
    return []
  })
}

/** Texts of several entries under one another, each once. @param category which of them; null for all */
function prose(nodes: readonly JsonNode[], field: string, category: string | null): string | null {
  const wanted = nodes.filter((node) => category === null || readText(node, 'category') === category)
  const texts = new Set(wanted.flatMap((node) => readText(node, field, limits.text) ?? []))
  return texts.size === 0 ? null : [...texts].map(textFromHtml).join('\n\n')
}

/** The products of the tree that are affected. What holds for some of the record's vulnerabilities only is not complete. */
function readProducts(record: JsonNode, vulnerabilities: readonly JsonNode[]): readonly NamedProduct[] {
  const tree = readNode(record, 'product_tree')
  if (tree === null) return []
  const counts = new Map<string, number>()
  for (const one of vulnerabilities) {
    const status = readNode(one, 'product_status')
    const ids = status === null ? [] : affectedWords.flatMap((word) => readTexts(status, word, limits.title))
    for (const id of new Set(ids)) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return leavesOf(tree, { vendor: null, product: null, version: null }).flatMap(({ node, ...place }) => {
    const count = counts.get(readText(node, 'product_id', limits.title) ?? '') ?? 0
    if (count === 0) return []
    const names = readNode(node, 'product_identification_helper')
    return namedProduct({ node, ...place, names, isWhole: count === vulnerabilities.length }) ?? []
  })
}

interface Place {
  readonly vendor: string | null
  readonly product: string | null
  readonly version: string | null
}

/** As deep as the document may be nested at all. */
function leavesOf(holder: JsonNode, place: Place): readonly (Place & { readonly node: JsonNode })[] {
  return readNodes(holder, 'branches').flatMap((branch) => {
    const here = placeWithin(place, readText(branch, 'category'), readText(branch, 'name', limits.title))
    const node = readNode(branch, 'product')
    return [...(node === null ? [] : [{ ...here, node }]), ...leavesOf(branch, here)]
  })
}

function placeWithin(place: Place, category: string | null, name: string | null): Place {
  switch (category) {
    case 'vendor':
      return { ...place, vendor: name }
    case 'product_name':
      return { ...place, product: name }
    case 'product_version':
    case 'product_version_range':
      return { ...place, version: name }
    default:
      return place
  }
}
