import { expect, it } from 'vitest'
import { compareKeys } from '../keys/key.ts'
import { bitnami } from './index.ts'

it('gives no key to what is not a version', () => {
  const strings = ['', 'latest', '1.', '1..2', '1.0-', '1.0+', '*', '^1.0.0', '1.0.0-a..b']

  expect(strings.filter((text) => bitnami.encode(text) !== undefined)).toEqual([])
})

it('gives no key to a version of more than 256 characters', () => {
  expect(bitnami.encode(`1.${'0'.repeat(254)}`)).toBeDefined()
  expect(bitnami.encode(`1.${'0'.repeat(255)}`)).toBeUndefined()
})

it('writes the bytes that stored keys hold', () => {
  expect(hex('1.2.0')).toBe('818202' + '80' + '00')
  expect(hex('1.2.0-3')).toBe('818202' + '83' + '00')
  expect(hex('1.2.0-rc')).toBe(`818201${'f8726300'}00`)
})

it('knows the revisions of a release, and none of a revision', () => {
  const { lo, hi } = buildsOf('2.3.1') ?? {}
  const within = (version: string) => {
    const key = bitnami.encode(version)
    return key !== undefined && lo !== undefined && hi !== undefined
      ? compareKeys(lo, key) <= 0 && compareKeys(key, hi) < 0
      : null
  }

  expect(['2.3.1', '2.3.1-1', '2.3.1-700', '2.3.2'].map(within)).toEqual([false, true, true, false])
  expect(buildsOf('2.3.1-1')).toBeUndefined()
})

function hex(version: string): string {
  return Buffer.from(bitnami.encode(version) ?? []).toString('hex')
}

function buildsOf(version: string) {
  return bitnami.builds?.(version, bitnami.encode(version) ?? new Uint8Array())
}
