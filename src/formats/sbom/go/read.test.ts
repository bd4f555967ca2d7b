import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'
import { go } from './index.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))

it('reads a module file, with what replaces what', () => {
  const result = readSbom(fixture('go.mod'))

  expect(result.ok && result.value.components.map(({ path, purl, name }) => [path, purl ?? name])).toEqual([
    ['/line/7', 'pkg:golang/example.com/one@v1.0.0'],
    ['/line/10', 'pkg:golang/example.com/two/v2@v2.3.4'],
    ['/line/11', 'pkg:golang/example.com/new@v1.5.0'],
    ['/line/12', 'folder'],
  ])
  expect(result).toMatchObject({
    value: {
      specVersion: 'go.mod',
      subject: { group: 'example.com', name: 'shop', purl: null },
      dependencies: [
        { from: -1, to: 0 },
        { from: -1, to: 2 },
        { from: -1, to: 3 },
      ],
      unused: [{ field: 'go' }, { field: 'toolchain' }, { field: 'exclude' }],
    },
    warnings: [
      { path: '/line/21', code: 'sbom.line-not-read' },
      { path: '/line/12', code: 'sbom.purl-missing' },
    ],
  })
})

it.each([
  ['go 1.15\n', 1],
  ['', 1],
  ['go 1.17\n', 0],
  ['go 1.22.3\n', 0],
])('tells of a module file with "%s" that it may not name all', (line, count) => {
  const result = readSbom(
    Buffer.from(`module example.com/old\n${line}require (\n\texample.com/one v1.0.0\n)\n`),
  )

  expect(result.ok && result.warnings.map(({ code }) => code)).toEqual(
    Array.from({ length: count }, () => 'sbom.indirect-left-out'),
  )
})

it('reads sums, without modules of which only the file was looked at', () => {
  expect(readSbom(fixture('go.sum'))).toMatchObject({
    value: {
      specVersion: 'go.sum',
      components: [{ purl: 'pkg:golang/example.com/one@v1.0.0' }],
      unused: [{ path: '/line/2', field: '/go.mod', count: 2 }],
    },
  })
})

it('reads a workspace as the list of its modules, and tells that it is nothing more', () => {
  expect(readSbom(fixture('go.work'))).toMatchObject({
    value: {
      specVersion: 'go.work',
      subject: null,
      components: [
        { path: '/line/6', name: 'shop', purl: null },
        { path: '/line/7', name: 'tools', purl: null },
        { path: '/line/9', name: 'shared', purl: null },
      ],
      unused: [{ field: 'go' }, { field: 'toolchain' }, { field: 'replace' }],
    },
    warnings: expect.arrayContaining([
      expect.objectContaining({ path: '/line/12', code: 'sbom.line-not-read' }),
      expect.objectContaining({ path: '', code: 'sbom.workspace-only' }),
    ]),
  })
})

it('reads the sums of a workspace as sums', () => {
  expect(readSbom(fixture('go.sum'), 'go.work.sum')).toMatchObject({ value: { specVersion: 'go.sum' } })
})

it('reads what go version -m prints, with the library of Go', () => {
  expect(readSbom(fixture('build-info.txt'))).toMatchObject({
    value: {
      specVersion: 'build info',
      subject: { name: 'shop', version: null },
      components: [
        { purl: 'pkg:golang/stdlib@1.21.0-rc.2' },
        { purl: 'pkg:golang/example.com/one@v1.0.0' },
        { purl: 'pkg:golang/example.com/new@v1.5.0' },
      ],
    },
    warnings: [],
  })
})

it('refuses what only bears the name', () => {
  expect(readSbom(Buffer.from('hello there'), 'go.mod')).toMatchObject({
    ok: false,
    problems: [{ code: 'sbom.not-recognised' }, { path: '/line/1' }, {}],
  })
})

it('security.md 4.10: is told from other texts in linear time, however long its lines', () => {
  const began = performance.now()
  for (const text of [
    `module ${'a.'.repeat(300_000)}\nnothing`,
    `x${': go'.repeat(200_000)}\nnothing`,
    `require (${'\n'.repeat(400_000)}`,
  ])
    expect(go.recognises(text), text.slice(0, 20)).toBe(false)

  expect(performance.now() - began).toBeLessThan(5000)
})
