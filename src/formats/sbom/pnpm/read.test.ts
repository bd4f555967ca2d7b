import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'
import { readPnpm } from './read.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}.yaml`, import.meta.url))

function packagesOf(name: string) {
  const result = readPnpm(fixture(name))
  return result.ok && result.value.components.map(({ purl, scope }) => [purl, scope])
}

function edgesOf(name: string) {
  const result = readPnpm(fixture(name))
  return result.ok && result.value.dependencies.map(({ from, to }) => [from, to])
}

it('reads keys with slashes', () => {
  expect(packagesOf('v5')).toEqual([
    ['pkg:npm/%40scope/a@1.0.0', 'required'],
    ['pkg:npm/b@2.0.0', 'optional'],
    ['pkg:npm/b@2.0.0', 'optional'],
    ['pkg:npm/real@3.0.0', 'excluded'],
    ['pkg:npm/r@1.10?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Fo%2Fr.git%400123456', 'required'],
  ])
  expect(edgesOf('v5')).toEqual([
    [0, 2],
    [-1, 0],
    [-1, 3],
  ])
})

it('tells from what the projects ask for what is for development alone', () => {
  expect(packagesOf('v9')).toEqual([
    ['pkg:npm/a@1.0.0', 'required'],
    ['pkg:npm/b@2.0.0', 'required'],
    ['pkg:npm/%40real/c@3.0.0', 'optional'],
    ['pkg:npm/check@4.0.0', 'excluded'],
  ])
  expect(edgesOf('v9')).toEqual([
    [0, 1],
    [3, 1],
    [-1, 0],
    [-1, 2],
    [-1, 3],
  ])
})

it('reads the document of pnpm itself and of its settings beside that of the project', () => {
  const result = readPnpm(fixture('v9-tools-first'))
  expect(packagesOf('v9-tools-first')).toEqual([
    ['pkg:npm/a@1.0.0', 'required'],
    ['pkg:npm/pnpm@12.0.0', 'excluded'],
    ['pkg:npm/shared-settings@1.4.0', 'excluded'],
  ])
  expect(edgesOf('v9-tools-first')).toEqual([
    [1, 0],
    [-1, 0],
    [-1, 1],
    [-1, 2],
  ])
  expect(result.ok && result.warnings).toEqual([])
})

it('tells the line of what is not YAML', () => {
  expect(readPnpm(Buffer.from("lockfileVersion: '9.0'\npackages: {a: [\n"))).toMatchObject({
    ok: false,
    problems: [{ code: 'yaml.not-valid' }],
  })
})

it('is recognised by its content', () => {
  for (const name of ['v5', 'v9'])
    expect(readSbom(fixture(name))).toMatchObject({ value: { format: 'pnpm' } })
})
