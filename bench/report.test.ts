import { describe, expect, it } from 'vitest'
import { judge, type Measurement, renderJson, renderTable } from './report.ts'

function measured(parts: Partial<Measurement>): Measurement {
  return {
    name: 'x',
    target: { bound: 'at most', value: 100, unit: 'ms' },
    figure: 50,
    of: 'p95',
    samples: [40, 50],
    memory: 120.4,
    wrong: null,
    note: '',
    ...parts,
  }
}

describe('judging', () => {
  it('tells how much of a limit is used up', () => {
    expect(judge(measured({ figure: 50 }))).toMatchObject({ ratio: 0.5, met: true })
    expect(judge(measured({ figure: 100 }))).toMatchObject({ ratio: 1, met: true })
    expect(judge(measured({ figure: 101 }))).toMatchObject({ met: false })
  })

  it('turns the ratio around where more is better', () => {
    const target = { bound: 'at least', value: 30_000, unit: 'components/s' } as const

    expect(judge(measured({ target, figure: 60_000 }))).toMatchObject({ ratio: 0.5, met: true })
    expect(judge(measured({ target, figure: 15_000 }))).toMatchObject({ ratio: 2, met: false })
  })

  it('meets nothing with a wrong answer, however quick', () => {
    expect(judge(measured({ figure: 1, wrong: 'two rows are missing' })).met).toBe(false)
  })
})

describe('the table', () => {
  it('has a row per target with figure, ratio and memory', () => {
    const table = renderTable([judge(measured({ name: 'impact', note: '12 items' }))])

    expect(table.split('\n')[1]).toMatch(
      /^impact +≤ 100 ms +50 ms \(p95 of 2\) +0\.50 +met +120 MB +12 items$/,
    )
  })

  it('says what was wrong', () => {
    const table = renderTable([judge(measured({ wrong: 'two rows are missing' }))])

    expect(table).toContain('missed')
    expect(table).toContain('WRONG: two rows are missing')
  })
})

it('gives the same as JSON, with one verdict over all', () => {
  const lines = [judge(measured({})), judge(measured({ figure: 200 }))]

  const data = JSON.parse(renderJson({ bench: 'impact', size: 'S', machine: 'm' }, lines))

  expect(data).toMatchObject({ bench: 'impact', size: 'S', met: false })
  expect(data.rows).toHaveLength(2)
  expect(data.rows[1]).toMatchObject({ ratio: 2, met: false, figure: 200 })
})
