import { expect, it } from 'vitest'
import { type Recent, readRecents, rememberRecent } from './recent.ts'

function memory() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      kept.set(key, value)
    },
  }
}

const thing = (number: number): Recent => ({
  kind: 'item',
  label: `${number}`,
  href: `/configuration/${number}`,
})

it('keeps the newest, each once, for each person', () => {
  const storage = memory()
  for (const number of [1, 2, 3, 4, 5, 6, 7, 3]) rememberRecent(storage, 'a', thing(number))

  expect(readRecents(storage, 'a').map((one) => one.label)).toEqual(['3', '7', '6', '5', '4', '2'])
  expect(readRecents(storage, 'b')).toEqual([])
})

it('reads nothing out of what it did not write', () => {
  const storage = memory()
  storage.setItem('renkei.recent.a', '[{"kind":"item","label":"x","href":"//elsewhere"},{"kind":"?"},null]')
  storage.setItem('renkei.recent.b', '{broken')

  expect(readRecents(storage, 'a')).toEqual([])
  expect(readRecents(storage, 'b')).toEqual([])
})
