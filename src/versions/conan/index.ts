import { appendNumber, appendText } from '../keys/append.ts'
import { longestVersion } from '../keys/key.ts'
import type { VersionScheme } from '../version-scheme.ts'

/** Conan's alphabet for versions. Without a digit (`system`) there is nothing to order by. */
const pattern = /^[\w.+-]+$/

const end = 0x00
const preRelease = 0x01
const release = 0x02
const noBuild = 0x00
const someBuild = 0x01
const text = 0xf8

export const conan: VersionScheme = {
  id: 'conan',
  revision: 1,
  title: 'Conan',
  ecosystems: ['conan'],
  ordersSemantically: true,
  encode,
}

/** Conan 2's `Version`: items, then the pre-release after the first hyphen, then the build after the last plus. */
function encode(version: string): Uint8Array | undefined {
  if (version.length > longestVersion || !pattern.test(version) || !/\d/.test(version)) return undefined
  const plus = version.lastIndexOf('+')
  const base = plus < 0 ? version : version.slice(0, plus)
  const hyphen = base.indexOf('-')
  const key: number[] = []
  appendItems(key, hyphen < 0 ? base : base.slice(0, hyphen))
  if (hyphen < 0) {
    key.push(release)
  } else {
    key.push(preRelease)
    appendItems(key, base.slice(hyphen + 1))
    key.push(end)
  }
  if (plus < 0) {
    key.push(noBuild)
  } else {
    key.push(someBuild)
    appendItems(key, version.slice(plus + 1))
    key.push(end)
  }
  return new Uint8Array(key)
}

/** Zeros at the end do not count. */
function appendItems(key: number[], dotted: string): void {
  const items = dotted.split('.')
  const length = items.findLastIndex((item) => !/^0+$/.test(item)) + 1
  for (const item of items.slice(0, length)) {
    if (/^\d+$/.test(item)) {
      appendNumber(key, item)
    } else {
      key.push(text)
      appendText(key, item)
    }
  }
}
