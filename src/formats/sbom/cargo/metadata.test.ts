import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

const fixture = readFileSync(new URL('./fixtures/metadata.json', import.meta.url))

it('reads what cargo metadata prints, with licences and who needs whom', () => {
  const result = readSbom(fixture)

  expect(result).toMatchObject({
    value: {
      format: 'cargo',
      specVersion: 'cargo metadata',
      subject: { name: 'app', version: '0.1.0' },
      dependencies: [
        { from: -1, to: 0 },
        { from: 0, to: 1 },
      ],
    },
    warnings: [{ path: '/packages/3', code: 'json.wrong-kind' }],
  })
  expect(result.ok && result.value.components.map(({ purl, licences }) => [purl, licences[0]?.text])).toEqual(
    [
      ['pkg:cargo/sample-web@2.1.0', 'MIT OR Apache-2.0'],
      [
        'pkg:cargo/sample-base@1.2.0?vcs_url=git%2Bhttps:%2F%2Frepository.example%2Fbase%400123456789abcdef0123456789abcdef01234567',
        'MIT',
      ],
    ],
  )
})
