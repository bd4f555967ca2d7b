import { appendNumbers } from '../keys/append.ts'
import { appendIdentifiers, type IsNumber } from '../keys/append-identifiers.ts'
import { longestVersion } from '../keys/key.ts'
import type { VersionScheme } from '../version-scheme.ts'

const pattern =
  /^\s*v?(\d+(?:\.\d+){0,3})(?:-([0-9a-z-]+(?:\.[0-9a-z-]+)*))?(?:\+[0-9a-z-]+(?:\.[0-9a-z-]+)*)?\s*$/i

/**
 * What assemblies call their product's version (`6.8.0.11012235604.82406a`, `2.0.6.0-.NET 4.5`), which tools read where there
 * is no package: all four numbers, and then words that are no label.
 */
const ofProduct = /^\s*v?(\d+(?:\.\d+){3})[. -](?=.*[a-z])[\w .:+()/@~-]+$/i

const preRelease = 0x01
const release = 0x02
const largestLabel = 2 ** 31 - 1

/** A label of digits too large for 32 bits is a text to NuGet. */
const isNumber: IsNumber = (label) => /^\d+$/.test(label) && Number(label) <= largestLabel

export const nuget: VersionScheme = {
  id: 'nuget',
  revision: 2,
  title: 'NuGet',
  ecosystems: ['nuget'],
  encode,
}

/** Semantic Versioning 2.0.0 with one to four numbers, labels without regard to case (NuGet.Versioning). */
function encode(version: string): Uint8Array | undefined {
  if (version.length > longestVersion) return undefined
  const match = pattern.exec(version) ?? ofProduct.exec(version)
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
