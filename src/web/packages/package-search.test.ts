import { expect, it } from 'vitest'
import { atTab, readPackageSearch } from './package-search.ts'

it('takes from the address which package, tab and version are meant', () => {
  const search = { key: 'npm/@babel/core', tab: 'items', component: 12, lens: 'csirt' }
  expect(readPackageSearch(search)).toEqual({ key: 'npm/@babel/core', tab: 'items', component: '12' })
})

it('leaves away what it cannot use', () => {
  expect(readPackageSearch({ key: '', tab: 'other', component: '0' })).toEqual({})
  expect(readPackageSearch({ key: 3, component: 'x' })).toEqual({})
})

it('keeps only the package when another tab is opened', () => {
  expect(atTab({ key: 'npm/a', tab: 'items', component: '1', as: 'tree' }, 'vulnerabilities')).toEqual({
    key: 'npm/a',
    tab: 'vulnerabilities',
  })
})
