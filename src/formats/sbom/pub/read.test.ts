import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

it('lists what was resolved', () => {
  expect(readSbom(readFileSync(new URL('./fixtures/pubspec.lock', import.meta.url)))).toMatchObject({
    value: {
      format: 'pub',
      components: [
        { purl: 'pkg:pub/http@1.10', scope: null, hashes: [{ algorithm: 'SHA-256' }] },
        { purl: 'pkg:pub/lints@3.0.0', scope: 'excluded' },
        { name: 'flutter', purl: null },
        { purl: expect.stringContaining('pkg:pub/from_git@1.0.0?vcs_url=') },
      ],
      dependencies: [
        { from: -1, to: 0 },
        { from: -1, to: 1 },
      ],
    },
    warnings: [{ path: '/packages/flutter', code: 'sbom.purl-missing' }],
  })
})
