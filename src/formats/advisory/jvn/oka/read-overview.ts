import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { type JsonNode, readNode, readNodes, readText, readTime } from '../../../json/node.ts'
import type { Advisory } from '../../model/advisory.ts'
import { countUnused } from '../../unused.ts'
import { textFromHtml } from '../html-text.ts'
import { checkedId, withdrawnAt } from '../identity.ts'
import { cvesAmong, referencesAmong, relatedAmong } from '../names.ts'
import { limits, namedProduct, readMetrics, readPointers, readWeaknesses } from './parts.ts'

const usedFields: ReadonlySet<string> = new Set([
  'title',
  'id',
  'summary',
  'link',
  'modified',
  'created',
  'public',
  'references',
  'products',
  'metrics',
  'cwes',
])

/** Reads one `entry` of an overview: the outline of a record. */
export function readOkaOverview(entry: JsonNode, language: string | null): Parsed<Advisory> {
  const written = readText(entry, 'id')
  // Alerts have the same form.
  if (written?.startsWith('MYJVN-')) {
    return unreadable(problem(`${entry.path}/id`, 'advisory.other-answer', { element: written.slice(0, 40) }))
  }
  const id = checkedId(written, `${entry.path}/id`)
  if (!id.ok) return id
  const pointers = readPointers(readNodes(entry, 'references'))
  const modified = readTime(entry, 'modified')
  const published = readTime(entry, 'public') ?? readTime(entry, 'created')
  const title = readText(entry, 'title', limits.title)
  const summary = readText(entry, 'summary', limits.text)
  const details = summary === null ? null : textFromHtml(summary)
  const link = readText(entry, 'link', limits.url)
  const own =
    link === null ? [] : [{ path: entry.path, kind: 'advisory', owner: 'JVN', name: null, url: link }]
  return readable(
    {
      format: 'jvn',
      id: id.value,
      aliases: cvesAmong(pointers, entry),
      related: relatedAmong(pointers),
      upstream: [],
      published,
      modified,
      withdrawn: withdrawnAt([title, details], modified ?? published),
      summary: title,
      details,
      severities: readMetrics(readNodes(entry, 'metrics')),
      rating: null,
      cwes: readWeaknesses(readNodes(entry, 'cwes')),
      affected: [],
      references: referencesAmong([...own, ...pointers]),
      configurations: [],
      products: readNodes(entry, 'products').flatMap((node) => {
        const names = readNode(node, 'product_ids')
        const [vendor, product] = [
          readText(node, 'vname', limits.title),
          readText(node, 'pname', limits.title),
        ]
        return (
          namedProduct({ node, vendor, product, version: readText(node, 'version'), names, isWhole: true }) ??
          []
        )
      }),
      language: language ?? languageOf([title, details]),
      isOutline: true,
      unused: countUnused(entry, '', usedFields),
    },
    entry.log.list(),
  )
}

/** An entry by itself does not say; kana is written in one language only. */
function languageOf(texts: readonly (string | null)[]): string | null {
  return texts.some((text) => /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text ?? '')) ? 'ja' : null
}
