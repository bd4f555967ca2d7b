import { expect, it } from 'vitest'
import { type FoundWords, listOfAll, thingsOf } from './found-things.ts'

const words: FoundWords = {
  nameOf: (name) => name.ja ?? name.en ?? '',
  say: (key, facts) => (facts === undefined ? key : `${key} ${facts.name}`),
}

const vulnerability = {
  id: 'v',
  shortId: 'VUL-2026-0001',
  name: 'CVE-2021-44228',
  alias: 'GHSA-jfh8-c2jp-5v3q',
  title: '',
  severity: null,
  exploitedAt: '2021-12-10T00:00:00Z',
  withdrawn: false,
}

it('tells of a vulnerability what matters before its title, and says when there is none', () => {
  expect(thingsOf({ kind: 'vulnerability', more: false, rows: [vulnerability] }, words)).toEqual([
    {
      id: 'v',
      label: 'CVE-2021-44228',
      details: ['GHSA-jfh8-c2jp-5v3q', 'exploited', 'untitled'],
      href: '/vulnerabilities/CVE-2021-44228',
      severity: null,
    },
  ])
})

it('leads to a package’s page, and tells who holds it', () => {
  const rows = [{ packageKey: 'npm/@a/b', name: '@a/b', heldBy: { id: 'i', name: 'カメラ' } }]

  expect(thingsOf({ kind: 'component', more: false, rows }, words)[0]).toMatchObject({
    details: ['heldBy カメラ'],
    href: '/packages?key=npm%2F%40a%2Fb&tab=items',
  })
})

it('leads to the page of an organisation', () => {
  const rows = [{ id: 'o', name: { ja: '顧客', en: null }, kind: 'customer' as const }]
  const group = { kind: 'organisation' as const, more: false, rows }

  expect(thingsOf(group, words)[0]?.href).toBe('/organisations/o')
})

it('leads to the whole list where there is one', () => {
  expect(listOfAll('vulnerability', '脆弱 a&b')).toBe(
    '/vulnerabilities?q=%E8%84%86%E5%BC%B1%20a%26b&state=all&reach=all',
  )
  expect(listOfAll('team', 'x')).toBeUndefined()
})
