import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

const read = (name: string) => readSbom(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))

it('reads the list', () => {
  expect(read('list.txt')).toMatchObject({
    value: {
      format: 'snap',
      components: [
        { name: 'core22', version: '20231123', supplier: 'canonical' },
        { name: 'scrcpy', version: 'v1.10', supplier: 'sisco311', purl: null },
      ],
    },
  })
})

it('reads what is told of one', () => {
  expect(read('info.txt')).toMatchObject({
    value: {
      components: [{ name: 'shop', version: '5.60.0', supplier: 'Somebody', licences: [{ text: 'MIT' }] }],
    },
  })
})

it('reads what a snap says of itself', () => {
  expect(read('snap.yaml')).toMatchObject({ value: { components: [{ name: 'shop', version: '1.10' }] } })
})
