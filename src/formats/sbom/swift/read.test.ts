import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

const read = (name: string) => readSbom(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))

it('names packages by their addresses', () => {
  expect(read('Package.resolved')).toMatchObject({
    value: {
      format: 'swift',
      specVersion: '3',
      components: [
        { purl: 'pkg:swift/github.com/apple/swift-nio@2.62.0' },
        { purl: expect.stringContaining('pkg:swift/git.example/team/from-branch?vcs_url='), version: null },
        { name: 'beside', purl: null },
      ],
    },
  })
})

it('reads the first version', () => {
  expect(read('v1.resolved')).toMatchObject({
    value: { specVersion: '1', components: [{ purl: 'pkg:swift/github.com/Alamofire/Alamofire@5.0.0' }] },
  })
})
