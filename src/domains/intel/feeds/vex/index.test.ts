import { expect, it } from 'vitest'
import { vex } from './index.ts'

it('tells documents from what providers lay beside them', () => {
  const names = [
    'acme.openvex.json',
    'vex/2026/a.json',
    'provider-metadata.json',
    'white/acme-feed-tlp-white.json',
    'a.asc',
  ]

  expect(names.filter(vex.isRecord)).toEqual(['acme.openvex.json', 'vex/2026/a.json'])
})
