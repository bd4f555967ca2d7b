import { describe, expect, it } from 'vitest'
import { columnsOf, parseShape } from './graph.ts'
import { enteredItems, type ReachedItem } from './walk.ts'

const id = '00000000-0000-7000-8000-000000000001'
const other = '00000000-0000-7000-8000-000000000002'

describe('what narrows a graph', () => {
  it('is read from lists, the later place of a column in place of the one before', () => {
    const shape = parseShape({
      at: `component:12,division:${id},division:none,`,
      fold: 'item',
      open: 'product,system',
    })

    expect(shape).toMatchObject({
      ok: true,
      value: {
        at: [
          { column: 'component', key: '12' },
          { column: 'division', key: 'none' },
        ],
        fold: ['item'],
        open: ['product', 'system'],
      },
    })
  })

  it.each([
    'others',
    'component:others',
    `component:${id}`,
    'item:12',
    `ITEM:${id}`,
    'via:a b',
    `side:${id}`,
    `:${id}`,
  ])('refuses %s, which names no station', (at) => {
    expect(parseShape({ at })).toMatchObject({
      ok: false,
      problems: [{ path: '/at', code: 'impact.node-unknown' }],
    })
  })

  it('refuses columns that do not exist rather than drawing all', () => {
    expect(parseShape({ fold: 'item,nodes', open: 'x' })).toMatchObject({
      ok: false,
      problems: [{ path: '/fold' }, { path: '/open' }],
    })
  })
})

it('leads to an item by what it holds or by how it was reached', () => {
  expect(columnsOf('it', 'component')[0]).toBe('component')
  expect(columnsOf('product', 'via')[0]).toBe('via')
})

function reached(ciId: string, relation: ReachedItem['way'][number]['relation'], direction: 'from' | 'to') {
  const ci = { id: ciId, name: 'x', kind: 'x', side: 'it' as const, folded: 'x' }
  return { ci, steps: 1, way: [{ relation, direction, ci }] }
}

it('starts again at what was reached otherwise than by being held', () => {
  const walked = [
    reached(id, 'contains', 'to'),
    reached(other, 'contains', 'from'),
    reached(id, 'runs-on', 'to'),
    reached(other, 'builds', 'from'),
    reached(id, 'delivered-as', 'from'),
    reached(other, 'connects-to', 'from'),
    reached(id, 'uses', 'to'),
  ]

  expect(enteredItems(walked).map((one) => one.via)).toEqual(['contains', 'builds', 'connects-to', 'uses'])
})
