import { appendNumbers } from '../keys/append.ts'
import { appendIdentifiers, type IsNumber } from '../keys/append-identifiers.ts'
import { longestVersion } from '../keys/key.ts'
import type { VersionScheme } from '../version-scheme.ts'

const pattern =
  /^\s*v?(\d+(?:\.\d+){0,3})(?:-([0-9a-z-]+(?:\.[0-9a-z-]+)*))?(?:\+[0-9a-z-]+(?:\.[0-9a-z-]+)*)?\s*$/i

const preRelease = 0x01
const release = 0x02
const largestLabel = 2 ** 31 - 1

/** A label of digits too large for 32 bits is a text to NuGet. */
const isNumber: IsNumber = (label) => /^\d+$/.test(label) && Number(label) <= largestLabel

export const nuget: VersionScheme = {
  id: 'nuget',
  revision: 1,
  title: 'NuGet',
  ecosystems: ['nuget'],
  encode,
}

/** Semantic Versioning 2.0.0 with one to four numbers, labels without regard to case (NuGet.Versioning). */
function encode(version: string): Uint8Array | undefined {
  const match = version.length <= longestVersion ? pattern.exec(version) : null
  if (match === null) return undefined
  const [, numbers = '', labels] = match
  const key: number[] = []
  appendNumbers(key, numbers)
  if (labels === undefined) {
    key.push(release)
  } else {
    key.push(preRelease)
    appendIdentifiers(key, labels.toUpperCase(), isNumber)
  }
  return new Uint8Array(key)
}
