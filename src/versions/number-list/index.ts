import { appendNumber } from '../keys/append.ts'
import { longestVersion } from '../keys/key.ts'
import type { VersionScheme } from '../version-scheme.ts'

const pattern = /^\d+(?:[.-]\d+)*$/

const end = 0x02

export const numberList: VersionScheme = {
  id: 'number-list',
  revision: 1,
  title: 'CRAN, Hackage',
  ecosystems: ['cran', 'hackage'],
  encode,
}

/** Lists of numbers, number by number; a longer list lies above the list it begins with, so 1.0 < 1.0.0. */
function encode(version: string): Uint8Array | undefined {
  if (version.length > longestVersion || !pattern.test(version)) return undefined
  const key: number[] = []
  for (const digits of version.split(/[.-]/)) appendNumber(key, digits)
  key.push(end)
  return new Uint8Array(key)
}
