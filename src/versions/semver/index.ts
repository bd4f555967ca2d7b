import { appendNumber, appendNumbers, appendText } from '../keys/append.ts'
import { longestVersion } from '../keys/key.ts'
import type { VersionScheme } from '../version-scheme.ts'

const pattern =
  /^[v=\s]*(\d+(?:\.\d+)*)(?:-([0-9a-z-]+(?:\.[0-9a-z-]+)*))?(?:\+[0-9a-z-]+(?:\.[0-9a-z-]+)*)?\s*$/i

const preRelease = 0x01
const release = 0x02
const text = 0xf8
const end = 0x00

export const semver: VersionScheme = {
  id: 'semver',
  revision: 1,
  title: 'Semantic Versioning',
  ecosystems: ['bitnami', 'cargo', 'github', 'golang', 'hex', 'julia', 'npm', 'swift'],
  encode,
}

/** Semantic Versioning 2.0.0 §11, with any count of numbers, a leading `v` or `=` and leading zeros allowed. */
function encode(version: string): Uint8Array | undefined {
  const match = version.length <= longestVersion ? pattern.exec(version) : null
  if (match === null) return undefined
  const [, numbers = '', identifiers] = match
  const key: number[] = []
  appendNumbers(key, numbers)
  if (identifiers === undefined) key.push(release)
  else appendPreRelease(key, identifiers)
  return new Uint8Array(key)
}

/** §11.4: numbers sort below texts, and a longer list above the list it begins with. */
function appendPreRelease(key: number[], identifiers: string): void {
  key.push(preRelease)
  for (const identifier of identifiers.split('.')) {
    if (/^\d+$/.test(identifier)) {
      appendNumber(key, identifier)
    } else {
      key.push(text)
      appendText(key, identifier)
    }
  }
  key.push(end)
}
