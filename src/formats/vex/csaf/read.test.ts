import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readCsafVex } from './read.ts'

function fixture() {
  const read = readCsafVex(readFileSync(new URL('./fixtures/profile-vex.json', import.meta.url)))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return { ...read.value, warnings: read.warnings }
}

it('makes a statement of products of which the same is said', () => {
  const { products, statements, unused, warnings, ...document } = fixture()
  const namesOf = (places: readonly number[] = []) => places.map((place) => products[place]?.name)

  expect(document).toMatchObject({
    id: 'acme.example/ACME-VEX-1',
    version: '2',
    author: 'Acme',
    tlp: 'amber',
  })
  expect(statements).toMatchObject([
    {
      status: 'affected',
      justification: null,
      remediations: [{ kind: 'vendor_fix', text: 'Update to 4.3.' }],
    },
    {
      status: 'not_affected',
      justification: 'vulnerable_code_not_present',
      impact: 'The code was taken out.',
      remediations: [],
    },
  ])
  expect(statements.map(({ products: places }) => namesOf(places))).toEqual([
    ['Acme Gateway 4.2', 'Something else'],
    ['leftpad 1.3.0 in Acme Gateway 4.2'],
  ])
  expect(unused).toContainEqual({ field: 'vulnerabilities.product_status.recommended', count: 1 })
  expect(warnings).toEqual([
    {
      path: '/vulnerabilities/0/product_status/known_affected',
      code: 'vex.product-unknown',
      facts: { id: 'GONE' },
    },
  ])
})

it('names a part with what it is a part of', () => {
  const { products } = fixture()
  const part = products.find(({ purls }) => purls.length > 0)

  expect(part).toMatchObject({ purls: ['pkg:npm/leftpad@1.3.0'] })
  expect(products[part?.whole ?? -1]).toMatchObject({ name: 'Acme Gateway 4.2' })
})
