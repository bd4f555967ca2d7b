import { expect, it } from 'vitest'
import { nameIn } from './name-in.ts'

it('takes the reader’s language where the name has it', () => {
  expect(nameIn({ ja: '三崎製作所', en: 'Misaki Works' }, 'en')).toEqual({
    text: 'Misaki Works',
    language: 'en',
  })
})

it('takes the other language rather than nothing, and says so', () => {
  expect(nameIn({ ja: null, en: 'Northwind' }, 'ja')).toEqual({ text: 'Northwind', language: 'en' })
})
