import { z } from 'zod'
import { route } from '../route.ts'
import { ById, Id, listOf, Page, Time } from '../shapes.ts'
import { ComponentId } from './composition.ts'

/** The document that says it. */
const Source = z.strictObject({ id: Id, name: z.string(), slot: z.string() })

const text = z.string().nullable()

/** A list that comes from the kept facts as it is. */
const many = <Entry extends z.ZodType>(entry: Entry) => z.array(entry).readonly()

const Licence = z.strictObject({
  kind: z.enum(['id', 'name', 'expression']),
  text: z.string(),
  acknowledgement: z.enum(['declared', 'concluded']).nullable(),
  /** The same as an SPDX expression; null where it is not, or not wholly, on SPDX's list. */
  spdx: text,
})

const Reference = z.strictObject({ kind: z.string(), url: z.string() })
const Property = z.strictObject({ name: z.string(), value: text })

const Swid = z.strictObject({
  tagId: z.string(),
  name: z.string(),
  version: text,
  tagVersion: z.number().nullable(),
  isPatch: z.boolean().nullable(),
  url: text,
})

/** By what somebody knows that the component is there and is what the document says. */
const Evidence = z.strictObject({
  identities: many(
    z.strictObject({
      field: z.string(),
      /** 0 to 1. */
      confidence: z.number().nullable(),
      concluded: text,
      methods: many(
        z.strictObject({ technique: z.string(), confidence: z.number().nullable(), value: text }),
      ),
    }),
  ),
  occurrences: many(
    z.strictObject({
      location: z.string(),
      line: z.number().nullable(),
      offset: z.number().nullable(),
      symbol: text,
      context: text,
    }),
  ),
  licences: many(Licence),
  copyright: many(z.string()),
})

/** What one document says of a component beyond name and version; null and empty: it does not say. */
export const ComponentFacts = z.strictObject({
  document: Source,
  kind: text,
  purl: text,
  cpe: text,
  versionRange: text,
  isExternal: z.boolean().nullable(),
  supplier: text,
  manufacturer: text,
  publisher: text,
  authors: many(z.string()),
  copyright: text,
  hashes: many(z.strictObject({ algorithm: z.string(), value: z.string() })),
  licences: many(Licence),
  references: many(Reference),
  properties: many(Property),
  swid: Swid.nullable(),
  evidence: Evidence.nullable(),
})
export type ComponentFacts = z.infer<typeof ComponentFacts>

export const listComponentFacts = route({
  id: 'inventory.list-component-facts',
  method: 'GET',
  path: '/cis/{id}/components/{component}/facts',
  access: { action: 'ci.view' },
  params: ById.extend({ component: ComponentId }),
  answer: z.strictObject({ rows: z.array(ComponentFacts) }),
})

/** A service that a document of the item names. */
export const Service = z.strictObject({
  document: Source,
  group: text,
  name: z.string(),
  version: text,
  /** The service it lies in. */
  within: text,
  provider: text,
  description: text,
  endpoints: many(z.string()),
  authenticated: z.boolean().nullable(),
  crossesTrustBoundary: z.boolean().nullable(),
  trustZone: text,
  /** The data it is given or gives; words are the document's. */
  data: many(
    z.strictObject({
      flow: text,
      classification: z.string(),
      name: text,
      description: text,
      sources: many(z.string()),
      destinations: many(z.string()),
    }),
  ),
  licences: many(Licence),
  references: many(Reference),
  properties: many(Property),
})
export type Service = z.infer<typeof Service>

export const listServices = route({
  id: 'inventory.list-services',
  method: 'GET',
  path: '/cis/{id}/services',
  access: { action: 'ci.view' },
  params: ById,
  query: Page,
  answer: listOf(Service),
})

/** What the author of a document of the item says about a vulnerability, in CycloneDX's words: not our decision. */
export const StatedVulnerability = z.strictObject({
  document: Source,
  name: text,
  aliases: many(z.string()),
  source: text,
  description: text,
  recommendation: text,
  state: text,
  justification: text,
  responses: many(z.string()),
  detail: text,
  statedAt: Time.nullable(),
  /** What it is said of, the first fifty. */
  components: many(z.strictObject({ id: ComponentId, name: z.string(), version: z.string() })),
  /** Of how many entries, components or others. */
  affects: z.number().int(),
})
export type StatedVulnerability = z.infer<typeof StatedVulnerability>

export const listStatedVulnerabilities = route({
  id: 'inventory.list-stated-vulnerabilities',
  method: 'GET',
  path: '/cis/{id}/stated-vulnerabilities',
  access: { action: 'ci.view' },
  params: ById,
  query: Page,
  answer: listOf(StatedVulnerability),
})
