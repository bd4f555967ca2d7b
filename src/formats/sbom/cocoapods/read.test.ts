import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

it('lists pods and their parts, and who needs whom', () => {
  expect(readSbom(readFileSync(new URL('./fixtures/Podfile.lock', import.meta.url)))).toMatchObject({
    value: {
      format: 'cocoapods',
      specVersion: '1.14.3',
      components: [
        { purl: 'pkg:cocoapods/Alamofire@5.8.0' },
        { purl: 'pkg:cocoapods/GoogleUtilities@7.12.0#Environment' },
        { purl: 'pkg:cocoapods/PromisesObjC@2.3.1' },
        {
          purl: 'pkg:cocoapods/FromGit@0.1.0?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Ffrom.git%400123456789abcdef',
        },
      ],
      dependencies: [
        { from: 1, to: 2 },
        { from: -1, to: 0 },
        { from: -1, to: 1 },
        { from: -1, to: 3 },
      ],
    },
    warnings: [],
  })
})
