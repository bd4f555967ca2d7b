import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

const read = (name: string) => readSbom(readFileSync(new URL(`./fixtures/${name}.txt`, import.meta.url)))

it('reads the list, with the usual columns and with others', () => {
  expect(read('list')).toMatchObject({
    value: {
      format: 'flatpak',
      components: [
        { name: 'com.vscodium.codium', version: '1.52.1', properties: [{ name: 'branch', value: 'stable' }] },
        { name: 'org.gnome.Platform', version: null, properties: [{ value: '3.38' }] },
      ],
    },
  })
  expect(read('columns')).toMatchObject({
    value: {
      components: [{ name: 'com.vscodium.codium', version: null, properties: [{ value: 'stable' }] }],
    },
  })
})

it('reads what is told of one', () => {
  expect(read('info')).toMatchObject({
    value: { components: [{ name: 'com.vscodium.codium', version: '1.52.1', licences: [{ text: 'MIT' }] }] },
  })
})
