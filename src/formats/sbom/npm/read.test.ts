import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readNpm } from './read.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url))

function edgesOf({ components, dependencies }: SbomDocument): readonly string[] {
  const label = (position: number) => {
    const one = components[position]
    return one === undefined ? '·' : `${one.name}@${one.version}`
  }
  return dependencies.map(({ from, to }) => `${label(from)} → ${label(to)}`)
}

it('lists what is installed by folders, with scopes, other names and repositories', () => {
  const result = readNpm(fixture('v3-workspace'))

  expect(result.ok && result.value.components.map(({ purl, scope }) => [purl, scope])).toEqual([
    ['pkg:npm/plain@1.0.1', 'required'],
    ['pkg:npm/deep@1.9.0', 'optional'],
    ['pkg:npm/deep@2.0.0', 'excluded'],
    ['pkg:npm/%40tools/check@2.0.0', 'excluded'],
    ['pkg:npm/real@3.0.0', 'required'],
    [
      'pkg:npm/from-git@0.1.0?vcs_url=git%2Bssh:%2F%2Fgit%40git.example%2Fteam%2Ffrom-git.git%400123456789abcdef0123456789abcdef01234567',
      'required',
    ],
    [null, null],
  ])
  expect(result).toMatchObject({
    value: {
      format: 'npm',
      specVersion: '3',
      subject: { name: 'shop', version: '1.2.0' },
      unused: [{ path: '/packages/node_modules~1plain/engines', field: 'engines', count: 1 }],
    },
    warnings: [{ path: '/packages/parts~1cart', code: 'sbom.purl-missing' }],
  })
})

it('finds what a package needs as Node.js does, through links too', () => {
  const result = readNpm(fixture('v3-workspace'))

  expect(result.ok && edgesOf(result.value)).toEqual([
    '· → plain@1.0.1',
    '· → check@2.0.0',
    'plain@1.0.1 → deep@1.9.0',
    'check@2.0.0 → deep@2.0.0',
    'cart@0.0.1 → real@3.0.0',
    'cart@0.0.1 → deep@2.0.0',
  ])
})

it('reads the tree of version 1', () => {
  const result = readNpm(fixture('v1-nested'))

  expect(result.ok && result.value.components.map(({ purl, scope }) => [purl, scope])).toEqual([
    ['pkg:npm/a@1.0.0', 'required'],
    ['pkg:npm/b@1.5.0', 'required'],
    ['pkg:npm/b@2.0.0', 'excluded'],
    ['pkg:npm/%40real/c@3.0.0', 'optional'],
    ['pkg:npm/d?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Fd.git%400123456', 'required'],
    [null, 'required'],
  ])
  expect(result.ok && edgesOf(result.value)).toEqual(['b@1.5.0 → c@3.0.0', 'a@1.0.0 → b@1.5.0'])
})

it('is recognised by its content, and an old shrinkwrap by its name', () => {
  const old = Buffer.from('{"name":"x","dependencies":{"a":{"version":"1.0.0"}}}')

  expect(readSbom(fixture('v1-nested'))).toMatchObject({ value: { format: 'npm' } })
  expect(readSbom(old)).toMatchObject({ ok: false, problems: [{ code: 'sbom.not-recognised' }] })
  expect(readSbom(old, 'shop\\npm-shrinkwrap.json')).toMatchObject({
    value: { format: 'npm', specVersion: null },
  })
})
