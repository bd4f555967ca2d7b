import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

it('reads what pipdeptree --json prints, with who needs whom', () => {
  const result = readSbom(readFileSync(new URL('./fixtures/pipdeptree.json', import.meta.url)))

  expect(result).toMatchObject({
    value: {
      format: 'pip',
      specVersion: 'pipdeptree',
      components: [{ purl: 'pkg:pypi/sample-web@2.1.0' }, { purl: 'pkg:pypi/sample-base@1.2.0' }],
    },
    warnings: [{ path: '/2', code: 'json.wrong-kind' }],
  })
  expect(result.ok && result.value.dependencies.map(({ from, to }) => `${from}>${to}`)).toEqual([
    '0>1',
    '-1>0',
  ])
})
