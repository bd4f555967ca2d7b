import { describe, expect, it } from 'vitest'
import { narrowTo, readImpactSearch, turnFold, turnOpen, widen } from './impact-search.ts'

describe('the address of an impact', () => {
  it('keeps what it understands and drops the rest', () => {
    const search = { at: 'division:1,,item:2', fold: 'item,what', open: 'what', as: 'tree', tab: 'x' }

    expect(readImpactSearch(search)).toEqual({ at: 'division:1,item:2', fold: 'item', as: 'tree' })
    expect(readImpactSearch({ as: 'drawing', at: '', open: 3 })).toEqual({})
  })

  it('tells nothing folded from nothing chosen', () => {
    expect(readImpactSearch({ fold: '' })).toEqual({ fold: '' })
    expect(readImpactSearch({})).toEqual({})
  })

  it('narrows step by step, one station a column, and widens in the other order', () => {
    const narrowed = narrowTo(narrowTo(narrowTo({}, 'division:1'), 'item:2'), 'division:3')

    expect(narrowed).toEqual({ at: 'item:2,division:3' })
    expect(widen(narrowed)).toEqual({ at: 'item:2' })
    expect(widen(narrowed, 'item:2')).toEqual({ at: 'division:3' })
    expect(widen({})).toEqual({})
  })

  it('folds beside what the width has folded, and takes that over as chosen', () => {
    expect(turnFold({}, 'system', ['component'])).toEqual({ fold: 'component,system' })
    expect(turnFold({}, 'component', ['component'])).toEqual({ fold: '' })
  })

  it('opens and closes a column', () => {
    expect(turnOpen({ as: 'tree' }, 'item')).toEqual({ open: 'item', as: 'tree' })
    expect(turnOpen({ open: 'item' }, 'item')).toEqual({})
  })
})
