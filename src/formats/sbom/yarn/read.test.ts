import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'
import { readYarn } from './read.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}.lock`, import.meta.url))

it('reads what Yarn 1 writes', () => {
  const result = readYarn(fixture('v1'))

  expect(result.ok && result.value.components.map(({ purl, version }) => purl ?? version)).toEqual([
    'pkg:npm/%40scope/a@1.2.3',
    'pkg:npm/real@3.0.1',
    'pkg:npm/b@2.0.0',
    'pkg:npm/c@4.0.0?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Fc.git%400123456',
    '5.0.0',
  ])
  expect(result).toMatchObject({
    value: {
      specVersion: 'v1',
      dependencies: [
        { from: 0, to: 2, kind: 'depends-on' },
        { from: 0, to: 1, kind: 'depends-on' },
      ],
    },
  })
  expect(result.ok && result.value.components[0]?.hashes).toEqual([
    { algorithm: 'SHA-1', value: '0123456789abcdef0123456789abcdef01234567' },
  ])
})

it('reads what later versions write, with what the project asks for', () => {
  const result = readYarn(fixture('berry'))

  expect(result.ok && result.value.components.map(({ purl, name }) => purl ?? name)).toEqual([
    'pkg:npm/a@1.10',
    'pkg:npm/b@2.0.0',
    'pkg:npm/b@2.0.0',
    'cart',
  ])
  expect(result).toMatchObject({
    value: {
      specVersion: '8',
      dependencies: [
        { from: 0, to: 1, kind: 'depends-on' },
        { from: -1, to: 0, kind: 'depends-on' },
        { from: -1, to: 3, kind: 'depends-on' },
      ],
    },
  })
})

it('tells the line of what it cannot read', () => {
  const broken = '# yarn lockfile v1\n\na@1:\n  version "1"\n   odd\n'

  expect(readYarn(Buffer.from(broken))).toMatchObject({
    ok: false,
    problems: [{ code: 'yaml.not-valid' }],
  })
  expect(readYarn(Buffer.from('__metadata:\n  version: 8\n"a: 1\n'))).toMatchObject({
    ok: false,
    problems: [{ code: 'yaml.not-valid' }],
  })
})

it('is recognised by its content', () => {
  for (const name of ['v1', 'berry'])
    expect(readSbom(fixture(name))).toMatchObject({ value: { format: 'yarn' } })
})
