import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'
import { readPythonLock } from './read.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))

function read(name: string) {
  const result = readPythonLock(fixture(name))
  if (!result.ok) throw new Error(name)
  const { components, dependencies, specVersion, subject } = result.value
  return {
    specVersion,
    subject: subject?.name,
    packages: components.map(({ purl, name: own, scope }) => [purl ?? own, scope]),
    edges: dependencies.map(({ from, to }) => [from, to]),
  }
}

it('reads Poetry', () => {
  expect(read('poetry.lock')).toEqual({
    specVersion: 'poetry 2.1',
    packages: [
      ['pkg:pypi/big-lib@1.0', 'required'],
      ['pkg:pypi/small.lib@1.5', 'optional'],
      [
        'pkg:pypi/check@2.0?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Fcheck%400123456789abcdef0123456789abcdef01234567',
        'excluded',
      ],
    ],
    edges: [[0, 1]],
  })
})

it('reads uv, scopes by what the project asks for', () => {
  expect(read('uv.lock')).toEqual({
    specVersion: 'uv 1',
    subject: 'shop',
    packages: [
      ['pkg:pypi/a@1.0', 'required'],
      ['pkg:pypi/b@1.0', 'excluded'],
      ['pkg:pypi/b@2.0', 'required'],
      ['pkg:pypi/c@3.0?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Fc%400123456', 'optional'],
    ],
    edges: [
      [0, 2],
      [-1, 0],
      [-1, 3],
      [-1, 1],
      [-1, 2],
    ],
  })
})

it('reads PDM', () => {
  expect(read('pdm.lock')).toEqual({
    specVersion: 'pdm 4.5.0',
    packages: [
      ['pkg:pypi/a@1.0', 'required'],
      ['pkg:pypi/b@1.0?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Fb.git%400123456', 'optional'],
      ['c', 'required'],
    ],
    edges: [[0, 1]],
  })
})

it('reads pylock', () => {
  expect(read('pylock.toml')).toEqual({
    specVersion: 'pylock 1.0',
    subject: 'shop',
    packages: [
      ['pkg:pypi/a@1.0', null],
      ['pkg:pypi/b?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Fb.git%400123456', null],
    ],
    edges: [[0, 1]],
  })
})

it('is recognised by its content', () => {
  for (const name of ['poetry.lock', 'uv.lock', 'pdm.lock', 'pylock.toml'])
    expect(readSbom(fixture(name)), name).toMatchObject({ value: { format: 'python-lock' } })
})
