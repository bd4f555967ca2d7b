import { describe, expect, it } from 'vitest'
import { builtInRules } from './built-in-rules.data.ts'
import type { Environment, PublicFacts } from './facts.ts'
import { type Case, createProposer } from './propose.ts'

const propose = createProposer(builtInRules)

const nothingKnown: PublicFacts = {
  vulnerabilityId: 'v1',
  vector: null,
  listed: [],
  told: [],
  referenced: null,
}

const untold: Environment = { exposures: [null], criticalities: [null], safety: [null], items: 1 }

function given(
  kind: Case['kind'],
  known: Partial<PublicFacts> = {},
  environment: Partial<Environment> = {},
): Case {
  return { kind, known: { ...nothingKnown, ...known }, environment: { ...untold, ...environment } }
}

function told(values: string): PublicFacts['told'] {
  return values.split(' ').map((one) => {
    const [point = '', value = ''] = one.split('=')
    return { point, value, source: 'cve:CISA-ADP' }
  })
}

function intervalOf(one: Case): string {
  const { lower, upper } = propose(one)
  return `${lower}–${upper}`
}

describe('the interval', () => {
  // The published tables over what CISA tells, in any environment (peers: SSVC, public facts alone).
  it.each([
    ['E=N A=N TI=P', 'low–medium, low–medium, medium–high'],
    ['E=N A=N TI=T', 'low–medium, medium–medium, high–high'],
    ['E=N A=Y TI=P', 'low–high, medium–medium, high–high'],
    ['E=N A=Y TI=T', 'low–high, medium–high, high–high'],
    ['E=P A=N TI=P', 'low–high, medium–medium, high–immediate'],
    ['E=P A=N TI=T', 'low–high, medium–high, immediate–immediate'],
    ['E=P A=Y TI=P', 'medium–high, medium–high, immediate–immediate'],
    ['E=P A=Y TI=T', 'medium–high, high–high, immediate–immediate'],
    ['E=A A=N TI=P', 'medium–immediate, high–high, immediate–immediate'],
  ])('of %s, for the CSIRT, the PSIRT, and the PSIRT where safety is at stake: %s', (values, intervals) => {
    const known = { told: told(values) }

    const found = [
      given('csirt', known),
      given('psirt', known, { safety: ['false'] }),
      given('psirt', known, { safety: ['true'] }),
    ].map(intervalOf)

    expect(found.join(', ')).toBe(intervals)
  })

  it('is never none by rule, and the only proof of it is that nothing is used', () => {
    const harmless = given('csirt', { told: told('E=N A=N TI=P') }, { exposures: ['isolated'] })

    expect(propose(harmless).lower).toBe('low')
    expect(propose({ ...harmless, environment: { ...untold, notUsed: true } })).toMatchObject({
      lower: 'none',
      upper: 'none',
      reasons: [{ basis: 'not-used' }],
    })
  })

  it('is lower below, and no lower above, where the distribution calls it unimportant', () => {
    const grave = given('csirt', { told: told('E=A A=Y TI=T') }, { exposures: ['internet'] })
    const { environment } = grave
    const before = propose(grave)

    expect(propose({ ...grave, environment: { ...environment, unimportant: true } })).toEqual({
      ...before,
      lower: 'low',
      reasons: [...before.reasons, { point: null, values: [], basis: 'unimportant', details: {} }],
    })
  })

  it('is unknown where no item is touched', () => {
    expect(propose(given('csirt', {}, { items: 0 }))).toMatchObject({ lower: null, upper: null })
  })
})

describe('exploitation', () => {
  const valuesIn = (known: Partial<PublicFacts>) => {
    const reason = propose(given('csirt', known)).reasons.find(({ point }) => point === 'E')
    return [reason?.basis, ...(reason?.values ?? [])]
  }
  const listed = [{ source: 'kev', since: '2026-01-02' }]

  it('is active once it stands on a list, whatever others tell', () => {
    expect(valuesIn({ listed, told: told('E=N') })).toEqual(['listed', 'A'])
    expect(valuesIn({ told: told('E=A'), referenced: 'osv:X' })).toEqual(['told', 'A'])
  })

  it('is at least a proof of concept where a reference leads to one', () => {
    expect(valuesIn({ referenced: 'osv:X', told: told('E=N') })).toEqual(['referenced', 'P'])
  })

  it('is none only where somebody says so', () => {
    expect(valuesIn({ told: told('E=N') })).toEqual(['told', 'N'])
    expect(valuesIn({})).toEqual(['unknown', 'N', 'P'])
  })
})

describe('what a CVSS vector suggests', () => {
  const reasonsOf = (vector: string, known: Partial<PublicFacts> = {}) =>
    propose(given('psirt', { vector, ...known }))
      .reasons.filter(({ point }) => point === 'A' || point === 'TI')
      .map(({ basis, values }) => `${basis} ${values.join('/')}`)

  it.each([
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'derived Y', 'derived T'],
    ['CVSS:3.0/AV:L/AC:L/PR:N/UI:N/S:U/C:N/I:L/A:H', 'derived N', 'derived P'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:N/A:N', 'derived N', 'unknown P/T'],
    ['CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H', 'unknown N/Y', 'derived T'],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', 'derived Y', 'derived T'],
    ['CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:L/VI:N/VA:H/SC:N/SI:N/SA:N', 'unknown N/Y', 'derived P'],
    ['AV:N/AC:L/Au:N/C:C/I:C/A:C', 'derived Y', 'derived T'],
    ['AV:N/AC:L nonsense', 'unknown N/Y', 'unknown P/T'],
  ])('%s: %s, %s', (vector, automatable, impact) => {
    expect(reasonsOf(vector)).toEqual([automatable, impact])
  })

  it('gives way to what is told of the point itself', () => {
    const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'

    expect(reasonsOf(vector, { told: told('A=N TI=P') })).toEqual(['told N', 'told P'])
  })
})

describe('several items', () => {
  const exploited = { told: told('E=A A=Y') }

  it('count as the most exposed and most critical of them', () => {
    const mixed = given('csirt', exploited, {
      exposures: ['isolated', 'internet'],
      criticalities: ['low'],
      safety: ['false'],
      items: 2,
    })

    expect(intervalOf(mixed)).toBe('high–high')
    expect(propose(mixed).reasons.find(({ point }) => point === 'EXP')).toMatchObject({
      values: ['O'],
      basis: 'items',
      details: { words: ['isolated', 'internet'], untold: false },
    })
  })

  it('leave the lower end open where the most exposed need not be the most critical one', () => {
    const oneOfEach = given('csirt', exploited, {
      exposures: ['internet', 'isolated'],
      criticalities: ['low', 'high'],
      safety: ['false'],
      items: 2,
    })

    // Internet and low: out-of-cycle. Isolated and high: out-of-cycle. Both in one item would be immediate.
    expect(intervalOf(oneOfEach)).toBe('high–immediate')
  })

  it('say so when only that keeps the interval open', () => {
    const known = { told: told('E=A A=Y') }
    const rules = { ...builtInRules, mission: { ...builtInRules.mission, high: ['MF'] } }
    const environment = {
      exposures: ['internet', 'isolated'],
      criticalities: ['low', 'high'],
      safety: ['false'],
      items: 2,
    }

    const { lower, upper, narrowing, reasons } = createProposer(rules)(given('csirt', known, environment))

    expect([lower, upper, narrowing]).toEqual(['high', 'immediate', null])
    expect(reasons.at(-1)).toMatchObject({ point: null, basis: 'mixed' })
  })

  it('are no safer for an item of which nothing is told', () => {
    const known = given('csirt', exploited, { exposures: ['internet', null], items: 2 })
    const hidden = given('csirt', exploited, { exposures: ['isolated', null], items: 2 })

    expect(propose(known).reasons.find(({ point }) => point === 'EXP')?.values).toEqual(['O'])
    expect(propose(hidden).reasons.find(({ point }) => point === 'EXP')?.values).toEqual(['S', 'C', 'O'])
  })

  it('take a word that the rules do not know for not told', () => {
    const odd = given('csirt', exploited, { exposures: ['orbit', 'untold'], items: 2 })

    expect(propose(odd).reasons.find(({ point }) => point === 'EXP')).toMatchObject({ basis: 'unknown' })
  })
})

describe('a division’s own team', () => {
  const known = { told: told('E=P A=Y TI=T') }

  it('follows the supplier’s table for what it makes, the deployer’s for what it runs, both for both', () => {
    expect(intervalOf(given('division', known, { sides: ['product'], safety: ['false'] }))).toBe('high–high')
    expect(intervalOf(given('division', known, { sides: ['it'] }))).toBe('medium–high')
    expect(intervalOf(given('division', known, { sides: ['it', 'product'], safety: ['true'] }))).toBe(
      'medium–immediate',
    )
    expect(intervalOf(given('division', known, { safety: ['true'] }))).toBe('medium–immediate')
  })
})

describe('the reasons', () => {
  it('name every fact of the table, in its order, and what would narrow most', () => {
    const { reasons, narrowing } = propose(
      given('csirt', { listed: [{ source: 'kev', since: null }] }, { exposures: ['internet'] }),
    )

    expect(reasons.map(({ point }) => point)).toEqual(['E', 'EXP', 'A', 'SI', 'MI'])
    expect(narrowing).toBe('SI')
  })

  it('ask for nothing that is registered already, even where it leaves several values', () => {
    const environment = { exposures: ['internet'], criticalities: ['high'], safety: ['false'] }

    const { lower, upper, narrowing } = propose(given('csirt', { told: told('E=A A=N') }, environment))

    expect([lower, upper, narrowing]).toEqual(['high', 'immediate', null])
  })

  it('call an assumption of the rules an assumption', () => {
    const rules = {
      ...builtInRules,
      safety: { ...builtInRules.safety, deployer: { ...builtInRules.safety.deployer, untold: ['N'] } },
    }

    const { reasons } = createProposer(rules)(given('csirt'))

    expect(reasons.find(({ point }) => point === 'SI')).toMatchObject({ values: ['N'], basis: 'assumed' })
  })
})
