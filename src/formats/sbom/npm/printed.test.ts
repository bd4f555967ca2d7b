import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

const fixture = readFileSync(new URL('./fixtures/ls.json', import.meta.url))

it('reads what npm ls --json prints, each package once, with who needs whom', () => {
  const result = readSbom(fixture)

  expect(result).toMatchObject({
    value: {
      format: 'npm',
      specVersion: 'npm ls',
      subject: { name: 'app', version: '1.0.0' },
      unused: [{ path: '/dependencies/sample-gone', field: 'missing', count: 1 }],
    },
    warnings: [{ path: '/dependencies/sample-part', code: 'sbom.purl-missing' }],
  })
  const names = result.ok ? result.value.components.map(({ name, purl }) => purl ?? name) : []
  expect(names.toSorted()).toEqual([
    'pkg:npm/%40sample/web@2.1.0',
    'pkg:npm/sample-base@1.2.0',
    'pkg:npm/sample-log@1.4.0',
    'sample-part',
  ])
  const edges = result.ok
    ? result.value.dependencies.map(({ from, to }) => [names[from] ?? '', names[to]])
    : []
  expect(edges).toHaveLength(5)
  expect(edges).toContainEqual(['pkg:npm/%40sample/web@2.1.0', 'pkg:npm/sample-base@1.2.0'])
})

it('names the place of what is no package', () => {
  const text = fixture.toString().replace('"sample-gone": {', '"odd": 7,\n"sample-gone": {')

  expect(readSbom(Buffer.from(text))).toMatchObject({
    warnings: expect.arrayContaining([
      { path: '/dependencies/odd', code: 'json.wrong-kind', facts: { expected: 'object' } },
    ]),
  })
})
