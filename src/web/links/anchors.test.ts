import { expect, it } from 'vitest'
import { decisionAnchor, findingAnchor, recordAnchor, tabOfAnchor } from './anchors.ts'

it('leads each anchor to the tab on which it stands', () => {
  expect(tabOfAnchor(findingAnchor('0190', '7'))).toBe('findings')
  expect(tabOfAnchor(decisionAnchor('0191'))).toBe('decisions')
  expect(tabOfAnchor(recordAnchor({ source: 'osv', id: 'GHSA-1' }))).toBe('sources')
  expect(tabOfAnchor('')).toBe('findings')
})

it('makes an anchor of any name that an address can hold', () => {
  expect(recordAnchor({ source: 'osv', id: 'A B/C#1.2-x' })).toBe('record-osv-A_B_C_1.2-x')
})
