import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

const fixture = readFileSync(new URL('./fixtures/list-package.json', import.meta.url))

it('reads what dotnet list package prints as JSON: what was resolved, once for all projects', () => {
  const result = readSbom(fixture)

  expect(result).toMatchObject({
    value: { format: 'nuget', specVersion: 'dotnet list package', subject: null },
    warnings: [
      {
        path: '/projects/0/frameworks/0/topLevelPackages/1',
        code: 'sbom.component-version-missing',
      },
    ],
  })
  expect(result.ok && result.value.components.map(({ purl }) => purl)).toEqual([
    'pkg:nuget/Sample.Json@13.0.3',
    'pkg:nuget/Sample.Lost',
    'pkg:nuget/Sample.Core@8.0.0',
  ])
  expect(result.ok && result.value.dependencies.map(({ to }) => to)).toEqual([0, 1, 2])
})

it.each(['--vulnerable', '--outdated --include-transitive', '--deprecated'])(
  'refuses what dotnet list package prints with %s: the others would be taken for gone',
  (parameters) => {
    const report = { ...JSON.parse(fixture.toString()), parameters }

    expect(readSbom(Buffer.from(JSON.stringify(report)))).toMatchObject({
      ok: false,
      problems: [
        { path: '/parameters', code: 'sbom.partial-list', facts: { option: parameters.split(' ')[0] } },
      ],
    })
  },
)
