import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

it('reads what composer show --format=json prints', () => {
  const result = readSbom(readFileSync(new URL('./fixtures/show.json', import.meta.url)))

  expect(result).toMatchObject({
    value: {
      format: 'composer',
      specVersion: 'composer show',
      components: [{ purl: 'pkg:composer/sample/web@v2.1.0' }, { purl: 'pkg:composer/sample/base@1.2.0' }],
      dependencies: [{ from: -1, to: 0 }],
    },
    warnings: [],
  })
})
