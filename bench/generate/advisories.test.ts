import { expect, it } from 'vitest'
import { osv } from '#domains/intel/feeds/osv/index.ts'
import { cveOf, osvRecord, planAdvisories } from './advisories.ts'
import { makeCatalogue } from './catalogue.ts'

const catalogue = makeCatalogue(3000)
const plans = planAdvisories(catalogue, 6000, () => true)

it('plans the same advisories each time', () => {
  expect(planAdvisories(catalogue, 6000, () => true)).toEqual(plans)
})

it('afflicts about three in a hundred components', () => {
  const fixed = new Map<string, readonly string[]>()
  for (const { affected } of plans) {
    for (const { name, fixed: first } of affected) fixed.set(name, [...(fixed.get(name) ?? []), first])
  }
  const afflicted = catalogue.packages.flatMap(({ name, versions }) => {
    const cuts = (fixed.get(name) ?? []).map((first) => versions.indexOf(first))
    return versions.slice(0, Math.max(0, ...cuts))
  })

  expect(afflicted.length / 3000).toBeGreaterThan(0.015)
  expect(afflicted.length / 3000).toBeLessThan(0.04)
})

it('writes records that the feed reads without complaint', () => {
  for (const plan of plans.slice(0, 200)) {
    const read = osv.read(Buffer.from(JSON.stringify(osvRecord(plan))))

    expect(read).toMatchObject({ ok: true, warnings: [], value: { title: expect.stringMatching(/\.$/) } })
    expect(read.ok && read.value.names).toContain(cveOf(plan.number))
  }
})

it('says something else in a later revision', () => {
  const [plan] = plans
  if (plan === undefined) throw new Error('nothing planned')

  expect(JSON.stringify(osvRecord(plan, 1))).not.toBe(JSON.stringify(osvRecord(plan)))
})
