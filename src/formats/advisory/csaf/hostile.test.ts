import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readCsafDocument, recordsOf } from './index.ts'

/** Numbers that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

const folder = new URL('./fixtures/', import.meta.url)

it.each(readdirSync(folder))('security.md 4.6: answers whatever becomes of the bytes of %s', (name) => {
  const original = readFileSync(new URL(name, folder))
  const random = seeded(42)
  for (let round = 0; round < 400; round += 1) {
    const bytes = Buffer.from(original)
    for (let change = 0; change < 1 + round / 40; change += 1) {
      bytes.writeUInt8(Math.floor(random() * 256), Math.floor(random() * bytes.length))
    }
    const read = readCsafDocument(
      random() < 0.2 ? bytes.subarray(0, Math.floor(random() * bytes.length)) : bytes,
    )
    if (read.ok) recordsOf(read.value)
    else expect(read.problems.length).toBeGreaterThan(0)
  }
})

it('security.md 4.6: fields of the prototype are no fields', () => {
  const text = `{"document":{"csaf_version":"2.0","tracking":{"id":"A-1"},"__proto__":{"title":"x"}},
    "product_tree":{"full_product_names":[{"product_id":"__proto__","name":"p"},{"product_id":"constructor","name":"c"}]},
    "vulnerabilities":[{"cve":"CVE-2026-0001","product_status":{"known_affected":["__proto__","toString"]}}]}`
  const read = readCsafDocument(text)

  expect(read).toMatchObject({ ok: true, value: { title: null } })
  if (read.ok) expect(recordsOf(read.value)[0]).toMatchObject({ byCpe: 0, byName: 2 })
})

it('security.md 4.6: a tree of 90 branches is read, one of 100,000 refused', () => {
  const nested = (depth: number) =>
    `{"document":{"csaf_version":"2.0","tracking":{"id":"A-1"}},"product_tree":{"branches":[${'{"category":"vendor","name":"a","branches":['.repeat(depth)}${']}'.repeat(depth)}]}}`

  expect(readCsafDocument(nested(90)).ok).toBe(true)
  expect(readCsafDocument(nested(100_000))).toMatchObject({ ok: false })
})

it('security.md 4.10: a long range without meaning takes no time', () => {
  const range = `vers:npm/${'>='.repeat(100_000)}`
  const product = {
    category: 'product_version_range',
    name: range.slice(0, 4000),
    product: { product_id: 'A', product_identification_helper: { purl: 'pkg:npm/a' } },
  }
  const read = readCsafDocument(
    JSON.stringify({
      document: { csaf_version: '2.0', tracking: { id: 'A-1' } },
      product_tree: { branches: [product] },
      vulnerabilities: [{ product_status: { known_affected: ['A'] } }],
    }),
  )

  expect(read.ok && recordsOf(read.value)[0]?.advisory.affected).toMatchObject([{ isComplete: false }])
})
