import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

const read = (name: string) => readSbom(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))

it('reads the graph of Conan 1', () => {
  expect(read('v1.lock')).toMatchObject({
    value: {
      format: 'conan',
      specVersion: '0.4',
      subject: { name: 'shop', version: '1.0', purl: null },
      components: [
        { purl: 'pkg:conan/openssl@1.1.1q', scope: 'required' },
        { purl: expect.stringMatching(/^pkg:conan\/zlib@1\.2\.12\?channel=stable&rrev=\w+&user=team$/) },
        { purl: 'pkg:conan/cmake@3.24', scope: 'excluded' },
      ],
      dependencies: [
        { from: -1, to: 0 },
        { from: 0, to: 1 },
        { from: 0, to: 2 },
      ],
    },
    warnings: [],
  })
})

it('reads the lists of Conan 2', () => {
  expect(read('v2.lock')).toMatchObject({
    value: {
      components: [
        { purl: 'pkg:conan/zlib@1.2.13?rrev=13c96f538b52e1600c40b88994de240f', scope: 'required' },
        { name: 'cmake', scope: 'excluded' },
      ],
    },
  })
})

it('reads the graphs of locks before 0.4, which name whole packages', () => {
  const text = JSON.stringify({
    graph_lock: {
      nodes: {
        a: { pref: null, requires: { 'zlib/1.2.11@team/stable#0123': 'b' } },
        b: { pref: 'zlib/1.2.11@team/stable#0123:4567#89ab', options: '' },
      },
    },
    version: '0.2',
  })
  expect(readSbom(Buffer.from(text))).toMatchObject({
    value: {
      specVersion: '0.2',
      components: [{ purl: 'pkg:conan/zlib@1.2.11?channel=stable&rrev=0123&user=team' }],
      dependencies: [{ from: -1, to: 0 }],
    },
    warnings: [],
  })
})
