import { isObject, type JsonNode, readText } from '../../../json/node.ts'

/** An element of the graph, its fields and type in the spelling of SPDX's own context. */
export interface Element {
  readonly node: JsonNode
  readonly type: string
  /** Its address, or `_:name` within the document. */
  readonly id: string | null
}

const address = /^https?:\/\/spdx\.org\/rdf\/3[^/]*\/terms\/(?<profile>\w+)\/(?<name>\w+)$/

/** Names that tools write without their profile, and one that they write in the plural. */
const bareNames: ReadonlyMap<string, string> = new Map([
  ['@type', 'type'],
  ['externalIdentifiers', 'externalIdentifier'],
  ['externalRefs', 'externalRef'],
  ...[
    'additionalPurpose',
    'attributionText',
    'contentIdentifier',
    'copyrightText',
    'downloadLocation',
    'homePage',
    'packageUrl',
    'packageVersion',
    'primaryPurpose',
    'sbomType',
    'sourceInfo',
    'File',
    'Package',
    'Sbom',
    'Snippet',
  ].map((name) => [name, `software_${name}`] as const),
  ['AIPackage', 'ai_AIPackage'],
  ['DatasetPackage', 'dataset_DatasetPackage'],
  ...['LicenseExpression', 'licenseExpression'].map((name) => [name, `simplelicensing_${name}`] as const),
  ...[
    'ConjunctiveLicenseSet',
    'CustomLicense',
    'CustomLicenseAddition',
    'DisjunctiveLicenseSet',
    'ListedLicense',
    'ListedLicenseException',
    'OrLaterOperator',
    'WithAdditionOperator',
    'member',
    'subjectAddition',
    'subjectExtendableLicense',
    'subjectLicense',
  ].map((name) => [name, `expandedlicensing_${name}`] as const),
])

/** `software:packageVersion`, `https://spdx.org/rdf/3.0.1/terms/Software/packageVersion` → `software_packageVersion`. */
export function spelled(name: string): string {
  if (/^\w+$/.test(name)) return bareNames.get(name) ?? (/^[Cc]ore_/.test(name) ? name.slice(5) : name)
  const full = address.exec(name)?.groups
  const [profile = '', local = ''] = full ? [full.profile, full.name] : name.split(':', 2)
  if (!/^\w+$/.test(profile) || !/^\w+$/.test(local)) return bareNames.get(name) ?? name
  const prefix = profile.toLowerCase()
  if (prefix === 'core' || prefix === 'spdx') return bareNames.get(local) ?? local
  return `${prefix}_${local}`
}

/** Fields whose values are elements, given by address or as a whole. */
const references = [
  'element',
  'rootElement',
  'from',
  'to',
  'createdBy',
  'createdUsing',
  'suppliedBy',
  'originatedBy',
] as const

/** An entry of the graph as an element, and those that are written within it. Bounded by the depth of the JSON. */
export function* elementsOf(written: JsonNode): Generator<Element> {
  const element = elementOf(written)
  yield element
  for (const field of references) {
    if (!mayHoldElements(element.node.value[field])) continue
    for (const { value, path } of valuesOf(element.node, field)) {
      if (isElement(value)) yield* elementsOf({ value, path, log: written.log })
    }
  }
}

/** Nearly always addresses alone stand there. */
function mayHoldElements(value: unknown): boolean {
  return Array.isArray(value) ? value.some(isObject) : isObject(value)
}

function isElement(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && (value.type !== undefined || value['@type'] !== undefined)
}

function elementOf({ value, path, log }: JsonNode): Element {
  const names = Object.keys(value)
  const isSpelled = names.every((name) => spelled(name) === name)
  const fields = isSpelled ? value : Object.fromEntries(names.map((name) => [spelled(name), value[name]]))
  const type = Array.isArray(fields.type) ? fields.type[0] : fields.type
  return {
    node: { value: fields, path, log },
    type: typeof type === 'string' ? spelled(type) : '',
    id: addressOf(fields),
  }
}

/** A value that leads to an element: its address, or the element itself. */
export function addressOf(value: unknown): string | null {
  if (isObject(value)) return addressOf(value.spdxId ?? value['@id'])
  return typeof value === 'string' && value !== '' ? value : null
}

/** The values of a field that may have one or several. */
export function valuesOf(
  { value, path }: JsonNode,
  field: string,
): readonly { readonly value: unknown; readonly path: string }[] {
  const held = Object.hasOwn(value, field) ? value[field] : undefined
  if (held === undefined || held === null) return []
  if (!Array.isArray(held)) return [{ value: held, path: `${path}/${field}` }]
  return held.map((one: unknown, index) => ({ value: one, path: `${path}/${field}/${index}` }))
}

/** The addresses in a field that may have one or several; what leads nowhere is a warning. */
export function addressesIn(node: JsonNode, field: string): readonly string[] {
  return valuesOf(node, field).flatMap(({ value, path }) => {
    const found = addressOf(value)
    if (found !== null) return [found]
    if (!isObject(value)) node.log.add(path, 'json.wrong-kind', { expected: 'text' })
    return []
  })
}

/** One of SPDX's own words: `…/Core/RelationshipType/dependsOn` → `dependsOn`. */
export function readWord(node: JsonNode, field: string): string | null {
  const text = readText(node, field)
  return text === null ? null : text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1)
}
