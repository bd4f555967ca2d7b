import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

const purlsOf = (name: string) => {
  const result = readSbom(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))
  expect(result).toMatchObject({ value: { format: 'conda' } })
  return result.ok ? result.value.components.map(({ purl }) => purl) : []
}

it('reads what conda lists', () => {
  expect(purlsOf('list.txt')).toEqual([
    'pkg:conda/openssl@1.1.1q?build=h7f8727e_0',
    'pkg:conda/zlib@1.2.13?build=hd590300_5&channel=conda-forge',
    'pkg:pypi/requests@2.31.0',
  ])
  expect(purlsOf('explicit.txt')).toEqual(['pkg:conda/bzip2@1.0.8?build=h7b6447c_0'])
})

it('reads what conda lists as JSON', () => {
  expect(purlsOf('list.json')).toEqual([
    'pkg:conda/zlib@1.2.13?build=hd590300_5&channel=conda-forge',
    'pkg:pypi/requests@2.31.0',
  ])
})

it('reads what an environment asks for', () => {
  expect(purlsOf('environment.yml')).toEqual([
    'pkg:conda/bzip2@1.0.8?build=h998d150_5',
    'pkg:conda/python',
    'pkg:conda/numpy@1.26.0',
    'pkg:conda/scipy',
    'pkg:conda/pip',
    'pkg:pypi/flask@3.0.0',
  ])
})

it('reads the record of an installed package', () => {
  expect(purlsOf('openssl.json')).toEqual([
    expect.stringMatching(/^pkg:conda\/openssl@1\.1\.1q\?build=h7f8727e_0&channel=/),
  ])
})

it('reads what locks an environment, one package of several platforms once, with who needs whom', () => {
  expect(purlsOf('conda-lock.yml')).toEqual([
    'pkg:conda/demo-lib@1.2.3?build=h1_0',
    'pkg:conda/zlib@1.3?build=h2_0',
    'pkg:pypi/from-pypi@2.0.0',
  ])
  expect(purlsOf('pixi.lock')).toEqual(purlsOf('conda-lock.yml'))
})

it('tells what no package is', () => {
  const text = 'name: test\nchannels:\n  - defaults\ndependencies:\n  - "="\n  - zlib==1.3\n'
  expect(readSbom(Buffer.from(text))).toMatchObject({
    value: { components: [{ purl: 'pkg:conda/zlib@1.3' }] },
    warnings: [{ code: 'sbom.line-not-read', path: '/dependencies/0' }],
  })
})
