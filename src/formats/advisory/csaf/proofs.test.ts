import * as mandatory from '@secvisogram/csaf-validator-lib/mandatoryTests.js'
import { csaf_2_0 } from '@secvisogram/csaf-validator-lib/schemaTests.js'
import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import type { DocumentTest } from './judgement.ts'
import { proofs, shortened } from './proofs.ts'

const library: ReadonlyMap<string, DocumentTest> = new Map(Object.entries(mandatory))

/** Few ids, so that many meet; now and then something that is none. */
const id = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('A', 'B', 'C', 'D', 'E') },
  { weight: 1, arbitrary: fc.constantFrom('', 7, null, '__proto__') },
)
const ids = fc.oneof(
  { weight: 20, arbitrary: fc.array(id, { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom(null, 'A', {}) },
)
const product = fc.record({ product_id: id, name: fc.constant('x') }, { requiredKeys: [] })
const { branch } = fc.letrec((tie) => ({
  branch: fc.record(
    { product, branches: fc.array(tie('branch'), { maxLength: 2, depthIdentifier: 'branch' }) },
    { requiredKeys: [] },
  ),
}))
const telling = fc.record(
  {
    category: fc.constantFrom('impact', 'vendor_fix'),
    product_ids: ids,
    group_ids: fc.array(fc.constantFrom('g', 'h')),
  },
  { requiredKeys: [] },
)
const tellings = fc.array(telling, { maxLength: 2 })
const document = fc.record(
  {
    document: fc.constant({ category: 'csaf_vex' }),
    product_tree: fc.record(
      {
        full_product_names: fc.array(product, { maxLength: 3 }),
        branches: fc.array(branch, { maxLength: 2 }),
        product_groups: fc.array(fc.record({ group_id: fc.constantFrom('g', 'h'), product_ids: ids })),
        relationships: fc.array(
          fc.record(
            { full_product_name: product, product_reference: id, relates_to_product_reference: id },
            { requiredKeys: [] },
          ),
          { maxLength: 5 },
        ),
      },
      { requiredKeys: [] },
    ),
    vulnerabilities: fc.array(
      fc.record(
        {
          product_status: fc.record({ known_affected: ids, known_not_affected: ids }, { requiredKeys: [] }),
          flags: tellings,
          threats: tellings,
          remediations: tellings,
          scores: fc.array(fc.record({ products: ids }), { maxLength: 1 }),
        },
        { requiredKeys: [] },
      ),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['document'] },
)

it.each([...proofs])('proves %s only where the library finds no fault', async (name, isProven) => {
  const test = library.get(name)
  let proven = 0
  await fc.assert(
    fc.asyncProperty(document, async (made) => {
      if (!isProven(made)) return
      proven += 1
      expect(await test?.(made)).toMatchObject({ isValid: true })
    }),
    { numRuns: 2000 },
  )

  expect(proven).toBeGreaterThan(50)
})

it('proves nothing of what is no document', () => {
  for (const value of [
    null,
    7,
    'x',
    [],
    { product_tree: null },
    { vulnerabilities: {} },
    { vulnerabilities: [null] },
  ]) {
    for (const [name, isProven] of proofs) {
      expect({ name, isProven: isProven(value) && name !== 'mandatoryTest_6_1_3' }).toEqual({
        name,
        isProven: false,
      })
    }
  }
})

const many = Array.from({ length: 40 }, (_, index) => `P-${index}`)

it.each([
  ['each once', many, true],
  ['one of them twice', [...many, 'P-3'], false],
  ['an empty one', [...many, ''], false],
  ['a number among them', [...many, 7], false],
])('shortens lists of products so that the schema says the same: %s', async (_what, products, isShorter) => {
  const status = { known_affected: products }
  const made = {
    product_tree: { product_groups: [{ group_id: 'g', product_ids: products }] },
    vulnerabilities: [{ product_status: status, flags: [{ label: 'x', product_ids: products }] }],
  }
  const short = shortened(made)
  const faultsOf = async (value: unknown) =>
    ((await csaf_2_0(value)).errors ?? []).filter(({ instancePath = '' }) =>
      /product_ids|known_affected/.test(instancePath),
    )

  expect(JSON.stringify(short).length < JSON.stringify(made).length).toBe(isShorter)
  expect(await faultsOf(short)).toEqual(await faultsOf(made))
})
