import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))

it('reads a lock file, with scopes where the configurations tell', () => {
  const result = readSbom(fixture('gradle.lockfile'))

  expect(result).toMatchObject({
    value: {
      format: 'gradle',
      components: [
        { purl: 'pkg:maven/com.example/core@1.2.0', scope: 'required' },
        { purl: 'pkg:maven/com.example/check@3.0', scope: 'excluded' },
        { purl: 'pkg:maven/com.example/only-compiled@1.0-rc.1', scope: null },
      ],
    },
    warnings: [{ path: '/line/6', code: 'sbom.line-not-read' }],
  })
})

it('reads the sums of what was fetched', () => {
  expect(readSbom(fixture('verification-metadata.xml'))).toMatchObject({
    value: {
      components: [
        {
          purl: 'pkg:maven/com.example/core@1.2.0',
          hashes: [{ algorithm: 'SHA-256', value: expect.stringMatching(/^0011/) }],
        },
      ],
    },
  })
})
