import { expect, it } from 'vitest'
import { attributeValue, withAttribute } from './attribute-value.ts'

const kept = { version: '1.2', quantity: 3, safetyRelevant: true }

it('reads each form as it is typed, and what is missing as not set', () => {
  expect(['version', 'quantity', 'safetyRelevant', 'phase'].map((id) => attributeValue(kept, id))).toEqual([
    '1.2',
    '3',
    'true',
    null,
  ])
})

it('writes one and leaves the others as they are', () => {
  expect(withAttribute(kept, { id: 'quantity', form: 'number' }, '１２')).toEqual({ ...kept, quantity: 12 })
  expect(withAttribute(kept, { id: 'safetyRelevant', form: 'boolean' }, 'false')).toEqual({
    ...kept,
    safetyRelevant: false,
  })
  expect(withAttribute(kept, { id: 'version', form: 'text' }, null)).toEqual({
    quantity: 3,
    safetyRelevant: true,
  })
})

it('sends what is no number as it was typed, so that the server can name it', () => {
  expect(withAttribute({}, { id: 'quantity', form: 'number' }, 'many')).toEqual({ quantity: 'many' })
})
