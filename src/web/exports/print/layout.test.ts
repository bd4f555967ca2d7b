import { expect, it } from 'vitest'
import { exportOf } from '#contract/exports/export-list.ts'
import { listTokens } from '#contract/identity/sessions.ts'
import { layOut } from './layout.ts'

const writer = {
  time: (at: string) => `at ${at}`,
  name: () => '',
  text: (key: string) => (key === 'exports:columns.label' ? 'Name' : undefined),
}

const list = exportOf(listTokens, {
  slug: 'tokens',
  label: { least: 'amber' },
  columns: {
    label: (row) => row.label,
    size: (row) => row.label.length,
    lastUsedAt: (row) => (row.lastUsedAt === null ? null : { at: row.lastUsedAt }),
    secret: () => 'never on paper',
  },
  paper: ['label', 'size', 'lastUsedAt'],
})

const token = { id: '1', label: 'build', createdAt: '2026-11-22T00:00:00Z', lastUsedAt: null }

it('puts the columns meant for paper there, in words', () => {
  const { columns, lines } = layOut(list, [{ ...token, lastUsedAt: '2026-11-23T00:00:00Z' }, token], writer)

  expect(columns).toMatchObject([
    { heading: 'Name', isNumber: false },
    { heading: 'size', isNumber: true },
    { heading: 'lastUsedAt', isNumber: false },
  ])
  expect(lines.map(({ texts }) => texts)).toEqual([
    ['build', '5', 'at 2026-11-23T00:00:00Z'],
    ['build', '5', ''],
  ])
})

it('leaves away a column that is empty in every row', () => {
  expect(layOut(list, [token], writer).columns.map(({ id }) => id)).toEqual(['label', 'size'])
})
