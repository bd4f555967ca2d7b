import { type CsafDocument, documentName, openCsafDocument, recordsOf } from '#formats/advisory/csaf/index.ts'
import type { Judgement } from '#formats/advisory/csaf/judgement.ts'
import type { Advisory, AdvisorySeverity, AffectedVersions } from '#formats/advisory/model/advisory.ts'
import { isObject } from '#formats/json/node.ts'
import { vexOfCsaf } from '#formats/vex/csaf/read.ts'
import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { hasDistributions, packageKeyOfPurl } from '#versions/identifiers/package-key/index.ts'
import { parsePurl } from '#versions/identifiers/purl/index.ts'
import { schemeForPackageType } from '#versions/index.ts'
import type { OpenedDocument, Rating, RecordFacts, RecordFeed } from '../feed.ts'
import type { RecordProducts } from '../product-facts.ts'

/** CSAF documents of any publisher, in single files, in archives, or in the folders of a provider. */
export const csaf: RecordFeed = {
  id: 'csaf',
  title: 'CSAF',
  shape: 'records',
  rank: 0,
  isRecord: (fileName) => fileName.endsWith('.json') && !isDirectory.test(fileName),
  recognises: (beginning) => marks.test(beginning),
  read(bytes) {
    const opened = open(bytes)
    if (!opened.ok) return opened
    const [only, ...more] = opened.value.records
    if (only === undefined || more.length > 0) {
      return unreadable(
        problem('/vulnerabilities', 'csaf.not-one-record', { count: opened.value.records.length }),
      )
    }
    return readable(only.facts, opened.warnings)
  },
  documents: { open },
}

/** The version is a text: in the standard's schema it is an object. */
const marks = /"csaf_version"\s*:\s*"2\./

/** What providers lay beside their documents: metadata, lists, feeds. */
const isDirectory =
  /(?:^|\/)(?:provider-metadata|aggregator|index|service|category|[^/]*-feed-tlp-[^/]*)\.json$/i

function open(bytes: Uint8Array): Parsed<OpenedDocument> {
  const read = openCsafDocument(bytes)
  if (!read.ok) return read
  const { document, json } = read.value
  const name = documentName(document)
  const records = recordsOf(document)
  return readable(
    {
      document: {
        name,
        publisher: document.publisher.name,
        version: document.tracking.version,
        status: document.tracking.status,
        category: document.category,
        modified: document.tracking.current,
        tlp: document.tlp,
        notComparable: records.reduce((sum, { byCpe, byName }) => sum + byCpe + byName, 0),
      },
      records: records.map(({ advisory, byCpe, byName }) => ({
        facts: { ...factsOf(advisory, { byCpe, byName }), tlp: document.tlp, document: name },
        content: partOf(document, advisory),
      })),
      vex: vexOfCsaf(document).value,
      judge: () => judge(json),
    },
    read.warnings,
  )
}

/** What is said of the one vulnerability; the document itself is kept whole. */
function partOf(document: CsafDocument, advisory: Advisory): Uint8Array {
  const { unused: _counted, ...said } = advisory
  return Buffer.from(
    JSON.stringify({ document: documentName(document), version: document.tracking.version, said }),
  )
}

interface NotComparable {
  readonly byCpe: number
  readonly byName: number
}

function factsOf(advisory: Advisory, { byCpe, byName }: NotComparable): RecordFacts {
  const severity = leadingSeverity(advisory.severities)
  const compared = advisory.affected.flatMap(versionsOf)
  const { products = [] } = advisory
  return {
    name: advisory.id,
    names: advisory.aliases.length === 0 ? [advisory.id] : advisory.aliases,
    title: advisory.summary ?? '',
    details: advisory.details ?? '',
    severities: advisory.severities,
    severityRating: ratings.get(advisory.rating?.toLowerCase() ?? '') ?? null,
    givenScore: null,
    severityVector: severity?.vector ?? null,
    severityScore: severity?.score ?? null,
    links: advisory.references.map(({ kind, url }) => ({ type: kind, url })),
    published: advisory.published,
    modified: advisory.modified,
    withdrawn: advisory.withdrawn,
    affected: JSON.stringify(compared),
    ecosystems: [
      ...ecosystemsOf(advisory),
      ...(byCpe > 0 ? [{ name: 'CPE', hasScheme: false }] : []),
      ...(byName > 0 ? [{ name: '-', hasScheme: false }] : []),
    ],
    ...(products.length === 0
      ? {}
      : { products: JSON.stringify({ configurations: [], products } satisfies RecordProducts) }),
  }
}

const ratings: ReadonlyMap<string, Rating> = new Map([
  ['none', 'none'],
  ['low', 'low'],
  ['minor', 'low'],
  ['moderate', 'medium'],
  ['medium', 'medium'],
  ['important', 'high'],
  ['high', 'high'],
  ['critical', 'critical'],
])

const systems: readonly AdvisorySeverity['system'][] = ['cvss-v3', 'cvss-v4', 'cvss-v2']

/** As for OSV: one with a score before one without, 3.x before 4.0 before 2.0, the highest. */
function leadingSeverity(severities: readonly AdvisorySeverity[]): AdvisorySeverity | undefined {
  return severities.toSorted(
    (a, b) =>
      Number(a.score === null) - Number(b.score === null) ||
      systems.indexOf(a.system) - systems.indexOf(b.system) ||
      (b.score ?? 0) - (a.score ?? 0),
  )[0]
}

function versionsOf({
  purl,
  ranges,
  versions,
  isComplete,
  status,
  module,
  remark,
}: Advisory['affected'][number]): readonly AffectedVersions[] {
  if (purl === null) return []
  const events = ranges.map((range) => ({ kind: range.kind, events: range.events }))
  const told = {
    ...(status === undefined ? {} : { status }),
    ...(module === undefined ? {} : { module }),
    ...(remark === undefined ? {} : { remark }),
  }
  return [{ ecosystem: null, name: null, purl, ranges: events, versions, isComplete, ...told }]
}

function ecosystemsOf({ affected }: Advisory): RecordFacts['ecosystems'] {
  const found = new Map<string, boolean>()
  for (const { purl } of affected) {
    const parsed = parsePurl(purl ?? '')
    if (!parsed.ok) continue
    const { ecosystem, key } = packageKeyOfPurl(parsed.value)
    const name = hasDistributions(ecosystem) ? key.split('/', 2).join('/') : ecosystem
    found.set(name, schemeForPackageType(ecosystem) !== undefined)
  }
  return [...found].map(([name, hasScheme]) => ({ name, hasScheme }))
}

/** The library is loaded where documents are read, in the sandbox, and never by the server. */
async function judge(json: unknown): Promise<Judgement> {
  const { judgeCsaf } = await import('#formats/advisory/csaf/judge.ts')
  const head = isObject(json) && isObject(json.document) ? json.document : {}
  return await judgeCsaf(json, String(head.csaf_version))
}
