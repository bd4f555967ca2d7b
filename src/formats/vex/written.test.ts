import { existsSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { readCycloneDx } from '../sbom/cyclonedx/read.ts'
import { allOf, judgeCycloneDx, schemasAreThere } from '../sbom/model/trials/written.ts'
import { writeCycloneDxVex } from './cyclonedx/write.ts'
import { readVex } from './index.ts'
import type { VexDecision, VexSource } from './model/decisions.ts'
import type { VexDocument } from './model/vex-document.ts'
import { writeOpenVex } from './openvex/write.ts'

const words = fc.stringMatching(/^[a-zA-Z0-9あ-ん"\\{} .-]{1,12}$/)

/** One reference is one component, wherever in a file it stands. */
const component = fc.nat(9).map((n) => ({
  ref: `c${n}`,
  name: `部品 "${n}" \\`,
  version: n % 2 === 0 ? '1.0' : '',
  purl: n % 3 === 0 ? null : `pkg:npm/p${n}@1`,
}))

const components = fc.uniqueArray(component, { selector: ({ ref }) => ref, maxLength: 3 })

const products = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom(
      'urn:uuid:00000000-0000-4000-8000-000000000001',
      'urn:uuid:00000000-0000-4000-8000-000000000002',
    ),
    name: words,
    version: fc.option(words),
    components,
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 2 },
)

const decided = fc.oneof(
  fc.record({
    status: fc.constant('not_affected' as const),
    justification: fc.constantFrom(
      'component_not_present' as const,
      'vulnerable_code_cannot_be_controlled_by_adversary' as const,
    ),
    action: fc.constant(null),
  }),
  fc.record({ status: fc.constant('affected' as const), justification: fc.constant(null), action: words }),
  fc.record({
    status: fc.constantFrom('fixed' as const, 'under_investigation' as const),
    justification: fc.constant(null),
    action: fc.constant(null),
  }),
)

const statement = fc
  .tuple(
    decided,
    fc.record({
      vulnerability: fc.record({
        name: fc.nat(999).map((n) => `CVE-2026-${n}`),
        aliases: fc.uniqueArray(words, { maxLength: 2 }),
      }),
      note: fc.oneof(words, fc.constant('')),
      at: fc.constant('2026-11-22T00:00:00Z'),
      products,
    }),
  )
  .map(([decision, about]) => ({ ...decision, ...about }))

const sources: fc.Arbitrary<VexSource> = fc.record({
  id: fc.constant('urn:uuid:00000000-0000-4000-8000-000000000009'),
  author: words,
  created: fc.constant('2026-11-23T00:00:00Z'),
  tool: fc.constant({ name: 'Renkei', version: '1.0.0' }),
  tlp: fc.constantFrom('clear' as const, 'amber+strict' as const),
  statements: fc.uniqueArray(statement, {
    selector: (one) => JSON.stringify(one),
    minLength: 1,
    maxLength: 4,
  }),
})

describe.each(['1.6', '1.7'] as const)('CycloneDX %s', (version) => {
  it('says of which components what was decided, and reads back so', async () => {
    await fc.assert(
      fc.asyncProperty(sources, async (source) => {
        const read = readCycloneDx(await allOf(writeCycloneDxVex(source, version)))
        if (!read.ok) throw new Error('it cannot be read')

        const { vulnerabilities = [], components: all } = read.value
        expect(vulnerabilities.map(({ id, analysis }) => [id, analysis?.detail ?? ''])).toEqual(
          source.statements.map(({ vulnerability, note }) => [vulnerability.name, note]),
        )
        const refs = new Set(all.map(({ ref }) => ref))
        for (const { affects } of vulnerabilities) {
          expect(affects.length).toBeGreaterThan(0)
          for (const { ref } of affects) expect(refs.has(ref)).toBe(true)
        }
      }),
      { numRuns: 50, seed: 30 },
    )
  })

  it.skipIf(!schemasAreThere)(
    'is valid by the official schema (skipped without ../shared/data)',
    async () => {
      const judge = judgeCycloneDx(version)

      await fc.assert(
        fc.asyncProperty(sources, async (source) => {
          expect(judge(JSON.parse(await allOf(writeCycloneDxVex(source, version))))).toEqual([])
        }),
        { numRuns: 50, seed: 31 },
      )
    },
  )
})

describe.each([
  ['CycloneDX 1.6', (source: VexSource) => writeCycloneDxVex(source, '1.6')],
  ['CycloneDX 1.7', (source: VexSource) => writeCycloneDxVex(source, '1.7')],
  ['OpenVEX', writeOpenVex],
] as const)('%s, read by the reader of others’ statements', (format, write) => {
  const isOpenVex = format === 'OpenVEX'

  it('states what was decided, of the same components, and by whom', async () => {
    await fc.assert(
      fc.asyncProperty(sources, async (source) => {
        const read = readVex(Buffer.from(await allOf(write(source))))
        if (!read.ok) throw new Error(JSON.stringify(read.problems))

        const { id, author, issued, tlp } = read.value
        expect({ id, author, issued }).toEqual({
          id: source.id,
          author: source.author,
          issued: source.created,
        })
        expect(tlp).toBe(format === 'CycloneDX 1.7' ? source.tlp : null)
        expect(said(read.value)).toEqual(source.statements.map((one) => toBeSaid(one)))
      }),
      { numRuns: 60, seed: 33 },
    )
  })

  function toBeSaid({ vulnerability, status, justification, note, action, at, products: of }: VexDecision) {
    const isNot = status === 'not_affected'
    const label = isOpenVex ? 'label' : null
    const why = note === '' ? null : note
    const purls = of.flatMap(({ components: parts }) => parts.flatMap(({ purl }) => purl ?? []))
    return {
      names: [...new Set([vulnerability.name, ...vulnerability.aliases])],
      status,
      justification: isOpenVex || justification === null ? justification : nearest[justification],
      impact: isNot ? why : null,
      notes: label ?? (isNot ? null : why),
      action,
      at,
      purls: [...new Set(purls)].toSorted(),
    }
  }

  function said({ statements, products: of }: VexDocument) {
    return statements.map((one) => {
      const { names, status, justification, impact, notes, action, at } = one
      const purls = one.products.flatMap((place) => of[place]?.purls ?? [])
      const own = purls.filter((purl) => !purl.startsWith('pkg:generic/'))
      const isLabelled = isOpenVex && notes?.startsWith('TLP:') === true
      return {
        ...{ names, status, justification, impact, action, at },
        notes: isLabelled ? 'label' : notes,
        purls: [...new Set(own)].toSorted(),
      }
    })
  }
})

/** What CycloneDX has a word for comes back as the nearest of VEX's; what it has none for as none. */
const nearest = {
  component_not_present: 'vulnerable_code_not_present',
  vulnerable_code_not_present: 'vulnerable_code_not_present',
  vulnerable_code_not_in_execute_path: 'vulnerable_code_not_in_execute_path',
  vulnerable_code_cannot_be_controlled_by_adversary: null,
  inline_mitigations_already_exist: 'inline_mitigations_already_exist',
} as const

it('does not say by a word of CycloneDX what was not decided', async () => {
  const [source] = fc.sample(sources, { numRuns: 1, seed: 3 })
  if (source === undefined) throw new Error('no source')
  const [first] = source.statements
  if (first === undefined) throw new Error('no statement')
  const justification = 'vulnerable_code_cannot_be_controlled_by_adversary' as const
  const statements = [{ ...first, status: 'not_affected' as const, justification }]

  const [written] = JSON.parse(
    await allOf(writeCycloneDxVex({ ...source, statements }, '1.6')),
  ).vulnerabilities

  expect(written.analysis).not.toHaveProperty('justification')
  expect(written.properties).toEqual([{ name: 'renkei:justification', value: justification }])
})

const schema = new URL('../../../../shared/data/vex/openvex-spec/openvex_json_schema.json', import.meta.url)
const isThere = existsSync(schema)

it.skipIf(!isThere)('OpenVEX is valid by the official schema (skipped without ../shared/data)', async () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  // The library's own knows only schemes that were registered before `pkg` was.
  ajv.addFormat('iri', /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/)
  const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')))

  await fc.assert(
    fc.asyncProperty(sources, async (source) => {
      const document = JSON.parse(await allOf(writeOpenVex(source)))
      validate(document)
      expect(validate.errors ?? []).toEqual([])
      expect(document.statements).toHaveLength(source.statements.length)
    }),
    { numRuns: 80, seed: 32 },
  )
})
