import { describe, expect, it } from 'vitest'
import { readCycloneDx } from './read.ts'

function documentOf(rest: object): string {
  return JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', ...rest })
}

function library(name: string, rest: object = {}) {
  return { type: 'library', 'bom-ref': name, name, version: '1', purl: `pkg:npm/${name}@1`, ...rest }
}

function readWell(rest: object) {
  const result = readCycloneDx(documentOf(rest))
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result
}

describe('security.md 4.8: a dependency graph', () => {
  it('may go round in circles', () => {
    const { value, warnings } = readWell({
      components: [library('a'), library('b'), library('c')],
      dependencies: [
        { ref: 'a', dependsOn: ['b'] },
        { ref: 'b', dependsOn: ['c'] },
        { ref: 'c', dependsOn: ['a'] },
      ],
    })

    expect(value.dependencies.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 2],
      [2, 0],
    ])
    expect(warnings).toEqual([])
  })

  it('may be a chain of 50,000', () => {
    const names = Array.from({ length: 50_000 }, (_, i) => `n${i}`)

    const { value, warnings } = readWell({
      components: names.map((name) => library(name)),
      dependencies: names.slice(1).map((name, i) => ({ ref: `n${i}`, dependsOn: [name] })),
    })

    expect(value.dependencies).toHaveLength(49_999)
    expect(value.dependencies.at(-1)).toEqual({ from: 49_998, to: 49_999, kind: 'depends-on' })
    expect(warnings).toEqual([])
  })

  it('holds each edge once, however often it is stated', () => {
    const { value } = readWell({
      components: [library('a'), library('b')],
      dependencies: [
        { ref: 'a', dependsOn: ['b', 'b'] },
        { ref: 'a', dependsOn: ['b'], provides: ['b'] },
      ],
    })

    expect(value.dependencies).toEqual([
      { from: 0, to: 1, kind: 'depends-on' },
      { from: 0, to: 1, kind: 'provides' },
    ])
  })

  it('goes to the first of two components that share a name', () => {
    const { value, warnings } = readWell({
      components: [library('a'), { ...library('b'), 'bom-ref': 'a' }, library('c')],
      dependencies: [{ ref: 'c', dependsOn: ['a'] }],
    })

    expect(value.dependencies).toEqual([{ from: 2, to: 0, kind: 'depends-on' }])
    expect(warnings).toMatchObject([{ path: '/components/1/bom-ref', code: 'sbom.ref-twice' }])
  })

  it('with a million loose ends does not fill the memory with problems', () => {
    const ends = Array.from({ length: 1_000_000 }, (_, i) => `x${i}`)

    const { warnings } = readWell({
      components: [library('a')],
      dependencies: [{ ref: 'a', dependsOn: ends }],
    })

    expect(warnings.length).toBeLessThan(10_010)
    expect(warnings.at(-1)).toEqual({
      path: '',
      code: 'format.more-problems',
      facts: { code: 'sbom.dependency-unknown', count: 990_000 },
    })
  })
})

describe('security.md 4.6, 4.8: components', () => {
  it('nested beyond any sense are refused before they are walked', () => {
    const text = `${'{"type":"library","name":"x","components":['.repeat(50_000)}${']}'.repeat(50_000)}`

    const result = readCycloneDx(`{"bomFormat":"CycloneDX","specVersion":"1.6","components":[${text}]}`)

    expect(result).toMatchObject({ ok: false, problems: [{ code: 'json.too-deep' }] })
  })

  it('whose names differ only by case stay apart', () => {
    const { value, warnings } = readWell({ components: [library('Lib'), library('lib'), library('LIB')] })

    expect(value.components.map(({ ref }) => ref)).toEqual(['Lib', 'lib', 'LIB'])
    expect(warnings).toEqual([])
  })

  it('keep a version that looks like SQL as the text it is', () => {
    const { value } = readWell({ components: [library('a', { version: "' OR 1=1 --" })] })

    expect(value.components[0]?.version).toBe("' OR 1=1 --")
  })

  it('are kept without a purl that leaves its folder', () => {
    const { value, warnings } = readWell({ components: [library('a', { purl: 'pkg:npm/../../etc@1' })] })

    expect(value.components[0]).toMatchObject({ name: 'a', purl: null })
    expect(warnings).toMatchObject([{ path: '/components/0/purl', code: 'purl.dot-segment' }])
  })

  it('do not drag a licence text of 10 MB along', () => {
    const text = { content: 'x'.repeat(10_000_000) }

    const { value } = readWell({
      components: [library('a', { licenses: [{ license: { id: 'MIT', text } }] })],
    })

    expect(JSON.stringify(value).length).toBeLessThan(2000)
  })

  it('lose texts no index could hold, each told by its place', () => {
    const long = 'v'.repeat(10_000)

    const { value, warnings } = readWell({
      components: [library('a', { version: long, supplier: { name: long }, purl: 'pkg:npm/a' })],
    })

    expect(value.components[0]).toMatchObject({ version: null, supplier: null })
    expect(warnings.map(({ path, code }) => [path, code])).toEqual([
      ['/components/0/version', 'json.text-too-long'],
      ['/components/0/supplier/name', 'json.text-too-long'],
      ['/components/0', 'sbom.component-version-missing'],
    ])
  })

  it('with names of a prototype are plain data', () => {
    const text = documentOf({}).replace(
      '"specVersion"',
      '"__proto__":{"polluted":1},"components":[{"type":"constructor","name":"__proto__","bom-ref":"toString"}],"specVersion"',
    )

    const result = readCycloneDx(text)

    expect(result).toMatchObject({
      ok: true,
      value: { components: [{ name: '__proto__', ref: 'toString', kind: null }] },
    })
    expect('polluted' in {}).toBe(false)
  })

  it('invented fields in every one of them are counted, not listed without end', () => {
    const components = Array.from({ length: 5000 }, (_, i) => library(`n${i}`, { [`field-${i}`]: 1 }))

    const { warnings } = readWell({ components })

    expect(warnings.length).toBeLessThanOrEqual(500)
  })

  it('by the hundred thousand are read in good time', () => {
    const components = Array.from({ length: 100_000 }, (_, i) => library(`name-${i}`))
    const text = documentOf({ components })

    const started = process.cpuUsage()
    const result = readCycloneDx(text)

    expect(result.ok && result.value.components.length).toBe(100_000)
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(8)
  })
})
