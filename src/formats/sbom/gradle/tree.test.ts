import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

const fixture = readFileSync(new URL('./fixtures/dependencies.txt', import.meta.url))

it('reads what gradle dependencies prints, each package once, with who needs whom', () => {
  const result = readSbom(fixture)

  expect(result).toMatchObject({
    value: {
      format: 'gradle',
      specVersion: 'gradle dependencies',
      unused: [{ path: '/line/11', field: '(c), (n)', count: 2 }],
    },
  })
  expect(result.ok && result.value.components.map(({ name, purl, scope }) => [purl ?? name, scope])).toEqual([
    ['pkg:maven/org.sample/maker@1.0', 'excluded'],
    ['pkg:maven/org.sample/web@2.1', 'required'],
    ['pkg:maven/org.sample/base@1.2', 'required'],
    ['pkg:maven/org.sample/log@1.4', 'required'],
    [':lib', 'required'],
    ['pkg:maven/org.other/new@3', 'required'],
    ['pkg:maven/org.sample/gone', 'required'],
    ['pkg:maven/org.sample/check@4.0', 'excluded'],
  ])
  const edges = result.ok ? result.value.dependencies.map(({ from, to }) => `${from}>${to}`) : []
  expect(edges.toSorted()).toEqual(['-1>0', '-1>1', '-1>4', '-1>5', '-1>6', '-1>7', '1>2', '1>3', '4>2'])
  expect(result.ok && result.warnings.map(({ path, code }) => [path, code])).toEqual([
    ['/line/17', 'sbom.purl-missing'],
    ['/line/20', 'sbom.component-version-missing'],
  ])
})

it('names the line of a branch that it cannot read', () => {
  const result = readSbom(Buffer.from('runtimeClasspath\n+--- org.sample:web:2.0\n\\--- ???\n'))

  expect(result).toMatchObject({ ok: true, warnings: [{ path: '/line/3', code: 'sbom.line-not-read' }] })
})

it('keeps the build of a version that was resolved', () => {
  const text = fixture.toString().replaceAll('-> 2.1', '-> 2.1+build')
  const read = readSbom(Buffer.from(text))

  expect(read.ok && read.value.components.map(({ purl }) => purl)).toContain(
    'pkg:maven/org.sample/web@2.1%2Bbuild',
  )
})
