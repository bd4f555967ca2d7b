import { appendNumbers } from '../keys/append.ts'
import { appendIdentifiers } from '../keys/append-identifiers.ts'
import { longestVersion } from '../keys/key.ts'
import type { VersionScheme } from '../version-scheme.ts'

const pattern =
  /^[v=\s]*(\d+(?:\.\d+)*)(?:-([0-9a-z-]+(?:\.[0-9a-z-]+)*))?(?:\+[0-9a-z-]+(?:\.[0-9a-z-]+)*)?\s*$/i

/**
 * How Go names its own releases. What builds of them put behind does not count: a vendor's name, experiments (`go1.21.3-acme`,
 * `go1.22.3 X:boringcrypto`).
 */
const goRelease = /^go(\d+(?:\.\d+){0,2})(?:(alpha|beta|rc)(\d+))?(?:[-+ ].*)?$/
/** The same as some tools write it. */
const bareGoRelease = /^(\d+\.\d+)(alpha|beta|rc)(\d+)$/
const bareGoBuild = /^v?(\d+\.\d+(?:\.\d+)?)(?:[- ]X:.*| \(.*\))$/
const goForms = [goRelease, bareGoRelease, bareGoBuild]

const preRelease = 0x01
const release = 0x02

export const semver: VersionScheme = {
  id: 'semver',
  revision: 3,
  title: 'Semantic Versioning',
  ecosystems: ['cargo', 'golang', 'hex', 'npm', 'swift', 'vscode-extension'],
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
  const [, numbers, phase, count] = goForms.find((form) => form.test(version))?.exec(version) ?? []
  if (numbers === undefined) return ''
  return phase === undefined ? numbers : `${numbers}-${phase}.${count}`
}
