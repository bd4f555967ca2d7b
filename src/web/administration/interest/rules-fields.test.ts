import { describe, expect, it } from 'vitest'
import type { InterestRules } from '#contract/intel/interest.ts'
import { fieldsOf, readWhen, rulesOf, valuesOf, vectorsOf, writeWhen } from './rules-fields.ts'

const safety = {
  false: ['N'],
  true: ['R', 'C'],
  negligible: ['N'],
  marginal: ['M'],
  critical: ['R'],
  catastrophic: ['C'],
  untold: [...valuesOf.SI],
} satisfies InterestRules['safety']['deployer']

const rules: InterestRules = {
  references: { tags: ['exploit'], hosts: ['poc.example'] },
  vectors: [{ point: 'A', cvss: 3, when: { AV: ['N'], PR: ['N', 'L'] }, values: ['Y'] }],
  exposure: { internet: ['O'], partner: ['C'], internal: ['C'], isolated: ['S'], untold: ['S', 'C', 'O'] },
  mission: { low: ['D'], medium: ['MSC'], high: ['MEF', 'MF'], untold: [...valuesOf.MI] },
  safety: { deployer: safety, supplier: { ...safety, false: ['M'] } },
  valueDensity: ['D', 'C'],
}

it('writes rules as fields and reads them back', () => {
  expect(rulesOf(fieldsOf(rules))).toEqual(rules)
})

it('sends what was changed in a field, and names as they are typed', () => {
  const fields = { ...fieldsOf(rules), 'exposure.internal': ['S', 'C'], hosts: ' Ａ.example\n\nb.example ' }

  expect(rulesOf(fields)).toMatchObject({
    exposure: { internal: ['S', 'C'], internet: ['O'] },
    references: { hosts: ['a.example', 'b.example'] },
  })
})

it('does not send a draft that no longer fits', () => {
  const { 'mission.high': _, ...fields } = fieldsOf(rules)

  expect(rulesOf(fields)).toBeNull()
  expect(vectorsOf({ vectors: ['{', '{"point":"X"}'] })).toEqual([])
})

describe('metrics of a vector', () => {
  it('are read as they are written, however wide', () => {
    expect(readWhen('ＡＶ：Ｎ/pr:n, l')).toEqual({ AV: ['N'], PR: ['N', 'L'] })
    expect(readWhen(writeWhen({ AV: ['N'], PR: ['N', 'L'] }))).toEqual({ AV: ['N'], PR: ['N', 'L'] })
  })

  it.each(['', 'AV', 'AV:', 'AV:N/', 'AV:N PR:N'])('%j is not read', (text) => {
    expect(readWhen(text)).toBeNull()
  })
})
