import { expect, it } from 'vitest'
import { nextStep } from './next-step.ts'

const clean = { affected: 0, undetermined: 0, open: 0, settled: 3 }
const situation = { hasTeam: true, reading: 0, standing: clean }

it('asks for a team before anything else', () => {
  expect(nextStep({ hasTeam: false, reading: 1, standing: null })).toBe('team')
})

it('asks for a document where nobody knows, and waits while one is being read', () => {
  expect(nextStep({ ...situation, standing: null })).toBe('document')
  expect(nextStep({ ...situation, standing: null, reading: 1 })).toBe('wait')
})

it('has people decide first, then fix', () => {
  expect(nextStep({ ...situation, standing: { ...clean, affected: 2, open: 1 } })).toBe('decide')
  expect(nextStep({ ...situation, standing: { ...clean, affected: 2 } })).toBe('fix')
  expect(nextStep(situation)).toBe('nothing')
})
