import { expect, it } from 'vitest'
import { vex } from '../vex/index.ts'
import { maker } from './index.ts'

it('reads what the feed of everybody’s statements reads, under a name of its own', () => {
  expect(maker).toMatchObject({ id: 'maker', shape: 'vex', read: vex.read })
  expect(maker.isRecord('acme.openvex.json')).toBe(true)
})
