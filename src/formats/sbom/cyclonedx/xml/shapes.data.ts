/**
 * How what an element or attribute holds is written in the JSON of CycloneDX. `list`: its children are the entries of
 * an array. `many`: it may stand several times, each an entry. Where nothing is said: text, or an object by the names
 * of what is within.
 */
export type Shape =
  | { readonly kind: 'text' | 'truth' | 'number' | 'decimal' | 'licences' | 'edges' | 'tools' }
  | ObjectShape
  | { readonly kind: 'list'; readonly entries: Readonly<Record<string, () => Shape>> }
  | { readonly kind: 'many'; readonly entry: Shape }

/** An object by the names within; in `text` the name of the field for the text beside attributes. */
export interface ObjectShape {
  readonly kind: 'object'
  readonly fields: ReadonlyMap<string, Shape>
  readonly text: string | null
}

function object(fields: Readonly<Record<string, Shape>>, text: string | null = null): ObjectShape {
  return { kind: 'object', fields: new Map(Object.entries(fields)), text }
}

function list(entry: string, shape: () => Shape): Shape {
  return { kind: 'list', entries: { [entry]: shape } }
}

const plain: Shape = { kind: 'text' }
const truth: Shape = { kind: 'truth' }
const number: Shape = { kind: 'number' }
const decimal: Shape = { kind: 'decimal' }
const textsOnly: Shape = { kind: 'many', entry: plain }
/** A section that is not read: only its entries are counted. */
const unread: Shape = { kind: 'list', entries: {} }

const contact = object({})
const organisation = object({ url: textsOnly, contact: { kind: 'many', entry: contact } })
const hashes = list('hash', () => object({}, 'content'))
const properties = list('property', () => object({}, 'value'))
const references = list('reference', () => object({ hashes }))
const licences: Shape = { kind: 'licences' }

const attachment = object({}, 'content')
const patch = object({
  diff: object({ text: attachment }),
  resolves: list('issue', () => object({ references: list('url', () => plain) })),
})
/** Not taken over, but held against what the format allows. */
const pedigree: ObjectShape = object({
  ancestors: unread,
  descendants: unread,
  variants: unread,
  commits: unread,
  patches: list('patch', () => patch),
})

const classification = object({}, 'classification')
const addresses = list('url', () => plain)

const service: ObjectShape = object({
  provider: organisation,
  endpoints: list('endpoint', () => plain),
  authenticated: truth,
  'x-trust-boundary': truth,
  data: {
    kind: 'list',
    entries: {
      classification: () => classification,
      dataflow: () => object({ classification, source: addresses, destination: addresses }),
    },
  },
  services: list('service', () => service),
  licenses: licences,
  externalReferences: references,
  properties,
})

const swid = object({ tagVersion: number, patch: truth, text: attachment })

const identityEvidence = object({
  confidence: decimal,
  methods: list('method', () => object({ confidence: decimal })),
  tools: list('tool', () => object({})),
})

const evidence = object({
  identity: { kind: 'many', entry: identityEvidence },
  occurrences: list('occurrence', () => object({ line: number, offset: number })),
  licenses: licences,
  copyright: list('text', () => object({}, 'text')),
})

const refs = (entry: string) => list(entry, () => object({}))

const vulnerability = object({
  references: list('reference', () => object({})),
  ratings: list('rating', () => object({ score: decimal })),
  cwes: list('cwe', () => plain),
  advisories: list('advisory', () => object({})),
  analysis: object({ responses: list('response', () => plain) }),
  affects: list('target', () => object({ versions: list('version', () => object({})) })),
  properties,
})

const composition = object({
  assemblies: refs('assembly'),
  dependencies: refs('dependency'),
  vulnerabilities: refs('vulnerability'),
})

const component: ObjectShape = object({
  supplier: organisation,
  manufacturer: organisation,
  authors: list('author', () => contact),
  hashes,
  licenses: licences,
  externalReferences: references,
  properties,
  components: list('component', () => component),
  pedigree,
  isExternal: truth,
  modified: truth,
  swid,
  evidence,
  data: { kind: 'many', entry: object({}) },
  omniborId: textsOnly,
  swhid: textsOnly,
})

/** The document's element. Its components and dependencies are read one by one and by their own shapes. */
export const documentShape: ObjectShape = object({
  version: number,
  components: list('component', () => component),
  services: list('service', () => service),
  externalReferences: references,
  properties,
  dependencies: { kind: 'list', entries: { dependency: () => dependencyShape } },
  vulnerabilities: list('vulnerability', () => vulnerability),
  compositions: list('composition', () => composition),
  formulation: unread,
  annotations: unread,
  citations: unread,
})

export const metadataShape: ObjectShape = object({
  authors: list('author', () => contact),
  tools: { kind: 'tools' },
  component,
  manufacture: organisation,
  manufacturer: organisation,
  supplier: organisation,
  licenses: licences,
  properties,
  lifecycles: list('lifecycle', () => object({})),
})

/** Tools by themselves up to 1.4; components and services from 1.5 on. */
export const oldToolsShape: Shape = list('tool', () => object({ hashes, externalReferences: references }))
export const toolsShape: ObjectShape = object({
  components: list('component', () => component),
  services: list('service', () => service),
})

export const componentShape: ObjectShape = component
export const dependencyShape: Shape = { kind: 'edges' }
export const licenceShape: ObjectShape = object({
  text: attachment,
  properties,
  details: { kind: 'many', entry: object({ text: attachment }) },
})
