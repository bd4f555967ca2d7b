import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { type JsonNode, readNodes, readText, requireText } from '../json/node.ts'
import { decodeText } from '../text/decode-text.ts'
import { readYamlRoot } from '../yaml/read-yaml.ts'
import { readDate, readEnd, readIdentifiers } from './fields.ts'
import type { LifeList, ProductLife, ReleaseLife } from './product-life.ts'

/** Where the pages of endoflife.date lie. */
const site = 'https://endoflife.date'

/** Reads one product's page out of endoflife.date's repository: Markdown that begins with facts in YAML. */
export function readPage(bytes: Uint8Array): Parsed<LifeList> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  const facts = factsOf(text.value)
  if (facts === null) return unreadable(problem('', 'feed.not-life'))
  const root = readYamlRoot(Buffer.from(facts))
  if (!root.ok) return root
  const product = readProduct(root.value)
  if (product === null) return unreadable(problem('/permalink', 'json.field-missing', { field: 'permalink' }))
  return readable({ generatedAt: null, isWhole: false, products: [product] }, root.value.log.list())
}

/** What stands between the first two lines of three dashes. */
function factsOf(text: string): string | null {
  if (!/^---[ \t]*\r?\n/.test(text)) return null
  const end = /\n---[ \t]*(?:\r?\n|$)/.exec(text)
  return end === null ? null : text.slice(text.indexOf('\n') + 1, end.index + 1)
}

function readProduct(root: JsonNode): ProductLife | null {
  const name = readText(root, 'permalink')?.replace(/^\//, '') ?? ''
  if (!/^[a-z0-9][a-z0-9._+-]{0,99}$/.test(name) || !Array.isArray(root.value.releases)) return null
  const identifiers = readNodes(root, 'identifiers').flatMap((node) =>
    ['purl', 'cpe'].map((kind) => ({ node, kind, field: kind })),
  )
  return {
    name,
    label: readText(root, 'title') ?? name,
    category: readText(root, 'category'),
    url: `${site}/${name}`,
    ...readIdentifiers(identifiers),
    releases: readNodes(root, 'releases').flatMap((release) => readRelease(release) ?? []),
  }
}

function readRelease(node: JsonNode): ReleaseLife | null {
  const name = requireText(node, 'releaseCycle')
  if (name === null) return null
  const latest = readText(node, 'latest')
  return {
    name,
    label: null,
    codename: readText(node, 'codename'),
    releasedOn: readDate(node, 'releaseDate'),
    activeSupport: readEnd(node, 'eoas'),
    support: readEnd(node, 'eol'),
    extendedSupport: readEnd(node, 'eoes'),
    latest: latest === null ? null : { name: latest, on: readDate(node, 'latestReleaseDate') },
  }
}
