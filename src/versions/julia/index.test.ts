import { expect, it } from 'vitest'
import { compareKeys } from '../keys/key.ts'
import { julia } from './index.ts'

it('gives no key to what is not a version', () => {
  expect(['', 'master', '1.', '1..2', '1.0.0+', '*'].filter((text) => julia.encode(text))).toEqual([])
})

it('writes the bytes that stored keys hold', () => {
  expect(Buffer.from(julia.encode('8.5.0+1') ?? []).toString('hex')).toBe(`8885${'02'}${'018100'}`)
})

it('knows the builds of a release, and none of a build', () => {
  const { lo, hi, areSame } = buildsOf('8.5.0') ?? {}
  const within = (version: string) => {
    const key = julia.encode(version)
    return key !== undefined && lo !== undefined && hi !== undefined
      ? compareKeys(lo, key) <= 0 && compareKeys(key, hi) < 0
      : null
  }

  expect(areSame).toBe(true)
  expect(['8.5.0', '8.5.0+0', '8.5.0+12', '8.5.1-rc1', '8.5.1'].map(within)).toEqual([
    false,
    true,
    true,
    false,
    false,
  ])
  expect(buildsOf('8.5.0+0')).toBeUndefined()
})

function buildsOf(version: string) {
  return julia.builds?.(version, julia.encode(version) ?? new Uint8Array())
}
