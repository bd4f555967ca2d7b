import { fc } from '#test/property.ts'
import { componentKinds, type SbomComponent, type SbomDocument } from '../sbom-document.ts'
import type { SbomService } from '../service.ts'

/** Texts as people write them, without white space at the ends, which readers of some notations take away. */
const text = fc.stringMatching(/^[a-zA-Z0-9あ-ん"\\{}/:_.-]{1,12}$/)
const maybeText = fc.option(text)
const maybe = fc.option(fc.boolean())
const time = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => `${date.toISOString().slice(0, 19)}Z`)
const address = fc.stringMatching(/^[a-z]{1,8}$/).map((name) => `https://${name}.example/`)

const hash = fc.stringMatching(/^[0-9a-f]{64}$/).map((value) => ({ algorithm: 'SHA-256', value }))

const acknowledgement = fc.constantFrom('declared' as const, 'concluded' as const, null)
const licences = fc.oneof(
  fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('id' as const), text: fc.constantFrom('MIT', 'Zlib'), acknowledgement }),
      fc.record({ kind: fc.constant('name' as const), text, acknowledgement }),
    ),
    { maxLength: 2 },
  ),
  fc.tuple(
    fc.record({
      kind: fc.constant('expression' as const),
      text: fc.constantFrom('MIT OR Zlib', 'MIT AND Zlib'),
      acknowledgement,
    }),
  ),
)

const references = fc.array(fc.record({ kind: fc.constantFrom('vcs', 'website', 'other'), url: address }), {
  maxLength: 2,
})
const properties = fc.array(fc.record({ name: text, value: maybeText }), { maxLength: 2 })

const evidence = fc.record({
  identities: fc.array(
    fc.record({
      field: fc.constantFrom('purl', 'name'),
      confidence: fc.constantFrom(0.5, 1, null),
      concluded: maybeText,
      methods: fc.array(
        fc.record({
          technique: fc.constantFrom('filename', 'other'),
          confidence: fc.constantFrom(0, 0.25),
          value: maybeText,
        }),
        { maxLength: 2 },
      ),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  occurrences: fc.array(
    fc.record({
      location: text,
      line: fc.option(fc.nat(9)),
      offset: fc.option(fc.nat(9)),
      symbol: maybeText,
      context: maybeText,
    }),
    { maxLength: 2 },
  ),
  licences,
  copyright: fc.array(text, { maxLength: 2 }),
})

const swid = fc.record({
  tagId: text,
  name: text,
  version: maybeText,
  tagVersion: fc.option(fc.nat(9)),
  isPatch: maybe,
  url: fc.option(address),
})

const rare = fc.record({ copyright: text, swid, evidence }, { requiredKeys: [] })

const component = fc
  .tuple(
    fc.record({
      kind: fc.constantFrom(...componentKinds),
      group: maybeText,
      name: text,
      version: text,
      versionRange: fc.constant(null),
      purl: fc.option(fc.nat(99).map((n) => `pkg:npm/p${n}@1`)),
      cpe: fc.constantFrom(null, 'cpe:2.3:a:x:y:1:*:*:*:*:*:*:*'),
      scope: fc.constantFrom('required' as const, 'optional' as const, 'excluded' as const, null),
      isExternal: fc.constant(null),
      supplier: maybeText,
      manufacturer: maybeText,
      publisher: maybeText,
      authors: fc.uniqueArray(text, { maxLength: 2 }),
      hashes: fc.array(hash, { maxLength: 2 }),
      licences,
      references,
      properties,
      statesDependencies: fc.constant(true),
    }),
    rare,
  )
  .map(([facts, more]) => ({ ...facts, ...more }))

const service = fc.record({
  provider: maybeText,
  group: maybeText,
  name: text,
  version: maybeText,
  description: maybeText,
  endpoints: fc.array(address, { maxLength: 2 }),
  authenticated: maybe,
  crossesTrustBoundary: maybe,
  trustZone: maybeText,
  data: fc.array(
    fc.record({
      flow: fc.constantFrom('inbound', 'unknown'),
      classification: text,
      name: maybeText,
      description: maybeText,
      sources: fc.array(address, { maxLength: 1 }),
      destinations: fc.array(address, { maxLength: 1 }),
    }),
    { maxLength: 2 },
  ),
  licences,
  references,
  properties,
})

const source = fc.option(fc.record({ name: text, url: fc.option(address) }))

const vulnerability = fc.record({
  ref: fc.constant(null),
  id: fc.nat(9999).map((n) => `CVE-2026-${n}`),
  source,
  references: fc.array(fc.record({ id: text, source }), { maxLength: 2 }),
  ratings: fc.array(
    fc.record({
      source,
      score: fc.constantFrom(null, 0, 7.5),
      severity: fc.constantFrom(null, 'high'),
      method: fc.constantFrom(null, 'CVSSv31'),
      vector: maybeText,
    }),
    { maxLength: 2 },
  ),
  cwes: fc.array(fc.integer({ min: 1, max: 999 }), { maxLength: 2 }),
  description: maybeText,
  detail: maybeText,
  recommendation: maybeText,
  workaround: maybeText,
  advisories: fc.array(fc.record({ title: maybeText, url: address }), { maxLength: 2 }),
  created: fc.option(time),
  published: fc.option(time),
  updated: fc.option(time),
  rejected: fc.constant(null),
  analysis: fc.option(
    fc.record({
      state: fc.constantFrom('in_triage', 'not_affected'),
      justification: fc.constantFrom(null, 'code_not_present'),
      responses: fc.uniqueArray(fc.constantFrom('update', 'rollback'), { maxLength: 2 }),
      detail: maybeText,
      firstIssued: fc.option(time),
      lastUpdated: fc.option(time),
    }),
  ),
  affects: fc.constant([{ ref: 'c0', versions: [{ version: '1', range: null, status: 'affected' }] }]),
})

/** Where each entry lies: in the one before it, in what holds that one, … or at the top. */
function nested<T>(
  entries: readonly T[],
  choices: readonly number[],
): readonly (T & { parent: number | null })[] {
  const open: number[] = []
  return entries.map((entry, position) => {
    const depth = (choices[position] ?? 0) % (open.length + 1)
    open.length = depth
    const parent = open.at(-1) ?? null
    open.push(position)
    return { ...entry, parent }
  })
}

/** Random documents of what CycloneDX can say, in the form that reading gives. */
export const randomDocuments: fc.Arbitrary<SbomDocument> = fc
  .record({
    entries: fc.array(component, { minLength: 1, maxLength: 8 }),
    servants: fc.array(service, { maxLength: 4 }),
    subject: fc.option(component),
    depths: fc.array(fc.nat(7), { minLength: 8, maxLength: 8 }),
    pairs: fc.array(
      fc.tuple(fc.nat(7), fc.nat(7), fc.constantFrom('depends-on' as const, 'provides' as const)),
      {
        maxLength: 8,
      },
    ),
    vulnerabilities: fc.array(vulnerability, { maxLength: 3 }),
    created: fc.option(time),
    authors: fc.uniqueArray(text, { maxLength: 2 }),
    tools: fc.array(fc.record({ vendor: maybeText, name: text, version: maybeText }), { maxLength: 2 }),
    supplier: maybeText,
    manufacturer: maybeText,
    lifecycles: fc.uniqueArray(fc.constantFrom('build', 'own phase'), { maxLength: 2 }),
    references,
  })
  .map(({ entries, servants, subject, depths, pairs, vulnerabilities, references: refers, ...said }) => {
    const components = nested(entries, depths).map(
      (one, position): SbomComponent => ({ ...one, ref: `c${position}`, path: '' }),
    )
    const services = nested(servants, depths).map(
      (one, position): SbomService => ({ ...one, ref: `s${position}`, path: '' }),
    )
    const last = components.length - 1
    const edges = pairs.map(([from, to, kind]) => ({
      from: Math.min(from, last),
      to: Math.min(to, last),
      kind,
    }))
    const once = new Map(edges.map((edge) => [JSON.stringify(edge), edge]))
    const completeness = [
      { aggregate: 'complete', assemblies: ['c0'], dependencies: [], vulnerabilities: [] },
    ]
    return {
      format: 'cyclonedx',
      specVersion: null,
      serial: 'urn:uuid:0b6f6e0e-6f0a-4a55-9d8e-3a2f6f0c1c01',
      revision: 1,
      ...said,
      subject: subject === null ? null : { ...subject, ref: 'subject', path: '', parent: null },
      components,
      dependencies: [...once.values()],
      linked: [],
      completeness,
      ...(services.length > 0 && {
        services,
        serviceDependencies: [
          {
            from: { of: 'component' as const, position: 0 },
            to: { of: 'service' as const, position: 0 },
            kind: 'depends-on' as const,
          },
        ],
      }),
      ...(vulnerabilities.length > 0 && {
        vulnerabilities: vulnerabilities.map((one) => ({ ...one, path: '' })),
      }),
      ...(refers.length > 0 && { references: refers }),
      unused: [],
    }
  })
