import { isObject, type JsonNode, readNode, readNodes, readText } from '../../json/node.ts'
import { configurationNames, readConfiguration } from '../cpe-configurations.ts'
import { readCvssObject } from '../cvss-severity.ts'
import { readDay, readDecisions, readOtherMetric } from '../decisions.ts'
import type { AdvisorySeverity, ToldDecision, ToldExploitation } from '../model/advisory.ts'
import type { CpeConfiguration } from '../model/configuration.ts'
import type { NamedProduct } from '../model/product.ts'
import { readNamedProducts } from '../named-products.ts'
import { readCweIds } from '../references.ts'
import { cvssFields } from './versions.ts'

/** What one voice of a record says. */
export interface Container {
  readonly severities: readonly AdvisorySeverity[]
  readonly products: readonly NamedProduct[]
  readonly configurations: readonly CpeConfiguration[]
  readonly cwes: readonly string[]
  readonly decisions: readonly ToldDecision[]
  readonly exploitation: ToldExploitation | null
}

/** Reads the container of the CNA or of an ADP. @param unnamed its source where it does not say who it is */
export function readContainer(node: JsonNode, unnamed: string): Container {
  const provider = readNode(node, 'providerMetadata')
  const source = (provider === null ? null : readText(provider, 'shortName')) ?? unnamed
  const metrics = readNodes(node, 'metrics')
  const others = metrics.flatMap((metric) => readOtherMetric(metric) ?? [])
  return {
    severities: metrics.flatMap((metric) => readSeverities(metric, source)),
    products: readNamedProducts(node, 'affected', source),
    configurations: readNodes(node, 'cpeApplicability').map((one) =>
      readConfiguration(one, configurationNames, source),
    ),
    cwes: readCwes(node),
    decisions: others
      .filter(({ type }) => type.startsWith('ssvc'))
      .flatMap(({ content }) => readDecisions(content, source)),
    exploitation: others.flatMap((other) => readExploitation(other) ?? [])[0] ?? null,
  }
}

/** A metric may carry several versions of CVSS, and words of the CNA's own, which are no severity we know. */
function readSeverities(metric: JsonNode, source: string): readonly AdvisorySeverity[] {
  return cvssFields.flatMap(([field, version]) => {
    if (!isObject(metric.value[field])) return []
    const data = readNode(metric, field)
    return data === null ? [] : (readCvssObject(data, { version, source }) ?? [])
  })
}

function readCwes(node: JsonNode): readonly string[] {
  const descriptions = readNodes(node, 'problemTypes').flatMap((type) => readNodes(type, 'descriptions'))
  return readCweIds(descriptions, 'cweId')
}

/** The entry of CISA's catalogue, as its ADP repeats it. */
function readExploitation({
  type,
  content,
}: {
  readonly type: string
  readonly content: JsonNode
}): ToldExploitation | null {
  if (type !== 'kev') return null
  const addedOn = readDay(content, 'dateAdded')
  if (addedOn === null) content.log.add(content.path, 'json.field-missing', { field: 'dateAdded' })
  return addedOn === null ? null : { name: null, addedOn, dueOn: null, action: null }
}
