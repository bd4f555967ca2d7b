import { appendNumbers } from '../keys/append.ts'
import { appendIdentifiers } from '../keys/append-identifiers.ts'
import { longestVersion } from '../keys/key.ts'
import type { VersionScheme } from '../version-scheme.ts'

const pattern =
  /^[v=\s]*(\d+(?:\.\d+)*)(?:-([0-9a-z-]+(?:\.[0-9a-z-]+)*))?(?:\+[0-9a-z-]+(?:\.[0-9a-z-]+)*)?\s*$/i

/** How Go names its own releases; a vendor's suffix does not count (`go1.21.3-acme`). */
const goRelease = /^go(\d+(?:\.\d+){0,2})(?:(alpha|beta|rc)(\d+))?(?:-[\w.-]+)?$/
/** The same as some tools write it. */
const bareGoRelease = /^(\d+\.\d+)(alpha|beta|rc)(\d+)$/

const preRelease = 0x01
const release = 0x02

export const semver: VersionScheme = {
  id: 'semver',
  revision: 2,
  title: 'Semantic Versioning',
  ecosystems: ['bitnami', 'cargo', 'golang', 'hex', 'julia', 'npm', 'swift', 'vscode-extension'],
  ordersSemantically: true,
  encode,
}

/** Semantic Versioning 2.0.0 §11, with any count of numbers, a leading `v` or `=` and leading zeros allowed. */
function encode(version: string): Uint8Array | undefined {
  if (version.length > longestVersion) return undefined
  const match = pattern.exec(version) ?? pattern.exec(semanticOfGo(version))
  if (match === null) return undefined
  const [, numbers = '', identifiers] = match
  const key: number[] = []
  appendNumbers(key, numbers)
  if (identifiers === undefined) {
    key.push(release)
  } else {
    key.push(preRelease)
    appendIdentifiers(key, identifiers)
  }
  return new Uint8Array(key)
}

/** A release of Go as its vulnerability database writes it: `go1.21rc2` is `1.21-rc.2`; empty if it is none. */
function semanticOfGo(version: string): string {
  const [, numbers, phase, count] = goRelease.exec(version) ?? bareGoRelease.exec(version) ?? []
  if (numbers === undefined) return ''
  return phase === undefined ? numbers : `${numbers}-${phase}.${count}`
}
